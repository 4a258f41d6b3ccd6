// Runs inside the page: draws one line of text on a canvas as a writer would, word by word or
// letter by letter, and returns the tight crop of its ink (255 = ink). Everything random comes
// from the line's own seed, so a line can be drawn again exactly.
/* global document, window, OffscreenCanvas */
const WIDTH = 4200;
const HEIGHT = 240;
const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
const ctx = canvas.getContext('2d', { willReadFrequently: true });

/** mulberry32: a small seeded generator; returns numbers in [0, 1). */
function generator(seed) {
	let a = seed >>> 0;
	return () => {
		a = (a + 0x6d2b79f5) | 0;
		let t = Math.imul(a ^ (a >>> 15), 1 | a);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/** About normal, mean 0, deviation 1, bounded to ±3. */
const normal = (rnd) => (rnd() + rnd() + rnd() + rnd() + rnd() + rnd() - 3) * 1.414;

/** How unevenly a line is written, by font class; lengths are shares of the font size. */
function habits(klass, rnd) {
	if (klass === 'print' || klass === 'type') {
		const worn = klass === 'type' && rnd() < 0.4;
		return {
			size: 0,
			rise: worn ? 0.006 : 0,
			turn: 0,
			stretch: 0,
			perLetter: worn,
			track: klass === 'print' ? rnd() * 0.05 : 0,
			gap: 0.9 + rnd() * 0.5,
			gapVary: 0.05,
			bold: rnd() < 0.3 ? rnd() * 0.03 : 0,
			blanks: false
		};
	}
	const wild = rnd();
	return {
		size: 0.03 + 0.07 * wild,
		rise: 0.02 + 0.05 * wild,
		turn: 0.01 + 0.03 * rnd(),
		stretch: 0.04 + 0.08 * rnd(),
		perLetter: rnd() < (klass === 'neat' ? 0.3 : 0.12),
		track: rnd() < 0.5 ? 0 : -0.02 + rnd() * 0.12,
		gap: 0.7 + rnd() * rnd() * 3,
		gapVary: 0.25,
		bold: rnd() < 0.45 ? rnd() * 0.04 : 0,
		blanks: rnd() < 0.1
	};
}

/** What a pen in a hurry adds: letters closer than the type's own fit, and strokes that join them. */
function penHabits(h, seed) {
	const rnd = generator(seed ^ 0x9e3779b9);
	if (rnd() < 0.3) h.track = -0.09 + rnd() * 0.12;
	h.drift = rnd() < 0.4 ? 0.04 * normal(rnd) : 0;
	if (rnd() < 0.35) {
		h.perLetter = true;
		h.join = 0.4 + 0.6 * rnd();
	}
}

/** A stroke from one letter of a small word to the next, sagging a little. */
function joinLetters(x, y, px, h, rnd) {
	const from = x - 0.12 * px * rnd();
	const to = x + 0.16 * px * rnd();
	ctx.save();
	ctx.lineWidth = (h.stem + h.bold) * px * 0.9;
	ctx.lineCap = 'round';
	ctx.beginPath();
	ctx.moveTo(from, y - 0.03 * px * rnd());
	ctx.quadraticCurveTo((from + to) / 2, y + 0.05 * px * rnd(), to, y - 0.3 * px * rnd());
	ctx.stroke();
	ctx.restore();
}

/** Stroke thickness of a font at 100 px: the median run of ink across the middle of an l. */
const stems = new Map();
function stemOf(font) {
	if (!stems.has(font)) {
		ctx.clearRect(0, 0, 200, HEIGHT);
		ctx.letterSpacing = '0px';
		ctx.font = font.replace('PX', '100');
		ctx.fillText('l', 60, 160);
		const { data } = ctx.getImageData(0, 105, 200, 40);
		const runs = [];
		for (let y = 0; y < 40; y++) {
			let run = 0;
			for (let x = 0; x < 200; x++) run += data[(y * 200 + x) * 4 + 3] / 255;
			if (run > 0.5) runs.push(run);
		}
		runs.sort((a, b) => a - b);
		stems.set(font, Math.min(14, Math.max(2.5, runs[runs.length >> 1] ?? 5)) / 100);
	}
	return stems.get(font);
}

/** Draws `piece` at the origin: with the font's own marks, or with hand strokes over bare letters. */
function drawText(piece, px, h, rnd) {
	if (!h.marks) {
		ctx.fillText(piece, 0, 0);
		if (h.bold > 0) ctx.strokeText(piece, 0, 0);
		return ctx.measureText(piece).width;
	}
	const letters = [...piece].map(window.marks.parts);
	for (const l of letters)
		if (l.base === 'i' && l.tone && l.tone !== 'dot' && h.dotlessI && h.marks.dotless) l.base = 'ı';
	const bare = letters.map((l) => l.base).join('');
	ctx.fillText(bare, 0, 0);
	if (h.bold > 0) ctx.strokeText(bare, 0, 0);
	ctx.save();
	ctx.lineWidth = (h.stem + h.bold) * px * h.marks.weight;
	ctx.lineCap = 'round';
	const xh = h.smallHeight * px;
	letters.forEach((l, i) => {
		if (!l.mod && !l.tone) return;
		const x = ctx.measureText(bare.slice(0, [...bare].slice(0, i).join('').length)).width;
		const box = ctx.measureText(l.base);
		const top =
			l.base === 'i'
				? Math.min(box.actualBoundingBoxAscent, 1.25 * xh)
				: box.actualBoundingBoxAscent;
		window.marks.drawMarks(
			ctx,
			l,
			{
				left: x - box.actualBoundingBoxLeft,
				right: x + box.actualBoundingBoxRight,
				top,
				deep: Math.max(0, 0.8 * box.actualBoundingBoxDescent)
			},
			xh,
			h.marks,
			rnd
		);
	});
	ctx.restore();
	return ctx.measureText(bare).width;
}

function drawPiece(piece, x, y, px, h, rnd) {
	const size = 1 + h.size * normal(rnd);
	const stretch = size * (1 + h.stretch * normal(rnd));
	const rise = h.rise * px * normal(rnd);
	ctx.save();
	ctx.translate(x, y + rise);
	ctx.rotate(h.turn * normal(rnd));
	ctx.scale(stretch, size);
	const width = drawText(piece, px, h, rnd);
	ctx.restore();
	return width * stretch;
}

/** Draws `line` ({text, font, klass, seed, marks, pen, dotlessI}); returns {w, h, ink} or null when it does not fit. */
function drawLine(line) {
	const rnd = generator(line.seed);
	const h = habits(line.klass, rnd);
	const stem = line.marks || line.pen ? stemOf(line.font) : 0;
	if (line.pen) penHabits(h, line.seed);
	h.stem = stem;
	ctx.clearRect(0, 0, WIDTH, HEIGHT);
	ctx.letterSpacing = '0px';
	ctx.font = line.font.replace('PX', '40');
	if (line.marks) {
		const small = ctx.measureText('x').actualBoundingBoxAscent / 40;
		Object.assign(h, {
			marks: window.marks.markHabits(rnd),
			stem,
			smallHeight: small,
			dotlessI: line.dotlessI
		});
	}
	const m = ctx.measureText(line.text);
	const tall = m.actualBoundingBoxAscent + m.actualBoundingBoxDescent;
	const px = Math.min(90, Math.max(22, (40 * (54 + 12 * rnd())) / Math.max(tall, 8)));
	ctx.font = line.font.replace('PX', px.toFixed(1));
	ctx.letterSpacing = `${(h.track * px).toFixed(2)}px`;
	ctx.lineWidth = h.bold * px;
	ctx.lineJoin = 'round';
	const space = Math.max(ctx.measureText(' ').width, 0.16 * px);
	const small = { ...h, size: h.size * 0.7, rise: h.rise * 0.5, turn: h.turn * 1.5 };
	let x = 60;
	for (const word of line.text.split(' ')) {
		const base =
			HEIGHT * 0.6 + 0.5 * h.rise * px * normal(rnd) + (h.drift ?? 0) * Math.sin(x / 300) * px;
		if (h.perLetter)
			[...word].forEach((c, i) => {
				if (i > 0 && h.join && /\p{Ll}/u.test(c) && rnd() < h.join)
					joinLetters(x, base, px, small, rnd);
				x += drawPiece(c, x, base, px, small, rnd) + 0.02 * px * normal(rnd);
			});
		else x += drawPiece(word, x, base, px, h, rnd);
		x += space * h.gap * Math.max(0.55, 1 + h.gapVary * normal(rnd));
		if (h.blanks && rnd() < 0.2) x += px * 2 * rnd();
		if (x > WIDTH - 120) return null;
	}
	return tight(Math.min(WIDTH, Math.ceil(x + 60)));
}

/** Crops the drawn region to its ink. */
function tight(width) {
	const { data } = ctx.getImageData(0, 0, width, HEIGHT);
	let [x0, x1, y0, y1] = [width, -1, HEIGHT, -1];
	for (let y = 0, i = 3; y < HEIGHT; y++)
		for (let x = 0; x < width; x++, i += 4)
			if (data[i] > 40) {
				if (x < x0) x0 = x;
				if (x > x1) x1 = x;
				if (y < y0) y0 = y;
				if (y > y1) y1 = y;
			}
	if (x1 < 0) return null;
	const [w, hh] = [x1 - x0 + 1, y1 - y0 + 1];
	const ink = new Uint8Array(w * hh);
	for (let y = 0; y < hh; y++)
		for (let x = 0; x < w; x++) ink[y * w + x] = data[((y + y0) * width + x + x0) * 4 + 3];
	return { w, h: hh, ink };
}

/** Draws many lines; returns their sizes and all ink bytes in one base64 string. */
window.drawLines = async (css, lines) => {
	document.querySelector('#faces').textContent = css;
	await document.fonts.load(lines[0].font.replace('PX', '40'), lines.map((l) => l.text).join(''));
	const drawn = lines.map(drawLine);
	const blob = new Blob(drawn.filter(Boolean).map((d) => d.ink));
	const url = await new Promise((done) => {
		const reader = new FileReader();
		reader.onload = () => done(reader.result);
		reader.readAsDataURL(blob);
	});
	return { sizes: drawn.map((d) => d && [d.w, d.h]), bytes: url.slice(url.indexOf(',') + 1) };
};
