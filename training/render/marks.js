// Draws Vietnamese marks by hand strokes over a base letter, as pens do: a font's own marks are far
// neater than anything written, and this way handwriting fonts without Vietnamese serve as well.
// Loaded before draw.js; lengths are in pixels of the current transform, y grows downwards.
/* global window */
const MODS = { '\u0302': 'circumflex', '\u0306': 'breve', '\u031b': 'horn' };
const TONES = {
	'\u0301': 'acute',
	'\u0300': 'grave',
	'\u0309': 'hook',
	'\u0303': 'tilde',
	'\u0323': 'dot'
};

/** Base letter, modifier and tone of one character (đ is d with a bar). */
function parts(c) {
	if (c === 'đ' || c === 'Đ') return { base: c === 'đ' ? 'd' : 'D', mod: 'bar', tone: null };
	const [base, ...marks] = [...c.normalize('NFD')];
	const out = { base, mod: null, tone: null };
	for (const m of marks) {
		if (MODS[m]) out.mod = MODS[m];
		else if (TONES[m]) out.tone = TONES[m];
		else out.base = c;
	}
	return out;
}

/** One writer's way of making marks; all lengths are shares of the height of a small letter. */
function markHabits(rnd) {
	const r = (a, b) => a + (b - a) * rnd();
	return {
		size: r(0.7, 1.15),
		lift: r(0.06, 0.3),
		lean: r(-0.1, 0.3),
		stray: r(0.03, 0.16),
		round: rnd() < 0.35,
		beside: rnd() < 0.55,
		flatTilde: rnd() < 0.3,
		longDot: rnd() < 0.3,
		steep: r(0.5, 1.2),
		dotless: rnd() < 0.75,
		weight: r(0.8, 1.15),
		// Hurried hands: a grave as flat as a dash, a horn that stands off like an acute, marks far from their letter.
		flatGrave: rnd() < 0.3,
		looseHorn: rnd() < 0.35,
		strayMore: rnd() < 0.25 ? r(0.1, 0.35) : 0
	};
}

/** A polyline or curve through shaky points; `points` are [x, y] pairs. */
function stroke(ctx, points, shake, rnd, curved) {
	const p = points.map(([x, y]) => [x + (rnd() - 0.5) * shake, y + (rnd() - 0.5) * shake]);
	ctx.beginPath();
	ctx.moveTo(...p[0]);
	if (curved && p.length === 3) ctx.quadraticCurveTo(...p[1], ...p[2]);
	else if (curved && p.length === 4) ctx.bezierCurveTo(...p[1], ...p[2], ...p[3]);
	else for (const q of p.slice(1)) ctx.lineTo(...q);
	ctx.stroke();
}

/** The stroke of a tone of width `s` whose lower edge stands at (x, y). */
function toneStroke(ctx, tone, x, y, s, m, rnd) {
	const shake = 0.12 * s;
	const rise = s * 0.75 * m.steep;
	if (tone === 'acute')
		stroke(
			ctx,
			[
				[x - s * 0.3, y],
				[x + s * 0.35, y - rise]
			],
			shake,
			rnd
		);
	else if (tone === 'grave')
		stroke(
			ctx,
			[
				[x - s * 0.4, y - rise * (m.flatGrave ? 0.35 * rnd() : 1)],
				[x + s * (m.flatGrave ? 0.5 : 0.3), y]
			],
			shake,
			rnd
		);
	else if (tone === 'tilde')
		stroke(
			ctx,
			m.flatTilde
				? [
						[x - s * 0.6, y - s * 0.15],
						[x, y - s * 0.3],
						[x + s * 0.6, y - s * 0.25]
					]
				: [
						[x - s * 0.6, y - s * 0.1],
						[x - s * 0.15, y - s * 0.75],
						[x + s * 0.15, y + s * 0.3],
						[x + s * 0.65, y - s * 0.45]
					],
			shake,
			rnd,
			true
		);
	else if (tone === 'hook') {
		stroke(
			ctx,
			[
				[x - s * 0.25, y - s * 0.8],
				[x + s * 0.1, y - s * 1.15],
				[x + s * 0.5, y - s * 0.6],
				[x, y - s * 0.35]
			],
			shake,
			rnd,
			true
		);
		stroke(
			ctx,
			[
				[x, y - s * 0.35],
				[x - s * 0.02, y]
			],
			shake * 0.5,
			rnd
		);
	}
}

/** Marks of one letter whose ink box is left…right, top (positive, above the baseline) and deep. */
function drawMarks(ctx, letter, box, xh, m, rnd) {
	const u = xh * m.size;
	const away = () => (rnd() - 0.5) * 2 * (m.stray + m.strayMore) * xh;
	const middle = (box.left + box.right) / 2;
	let cx = middle + m.lean * 0.4 * u + away();
	let y = -box.top - m.lift * xh + away() * 0.6;
	const { mod, tone } = letter;
	const shake = 0.1 * u;
	if (mod === 'bar') {
		const upper = letter.base === 'D';
		const at = upper ? -box.top * (0.45 + 0.12 * rnd()) : -box.top * (0.68 + 0.16 * rnd());
		const from = upper ? box.left - 0.2 * u : box.right - (0.45 + 0.25 * rnd()) * u;
		stroke(
			ctx,
			[
				[from, at + away() * 0.4],
				[from + (0.55 + 0.3 * rnd()) * u, at + away() * 0.4]
			],
			shake,
			rnd
		);
	}
	if (mod === 'horn') {
		const hx = box.right - 0.12 * u + away() * 0.4;
		const hy = -box.top + 0.12 * u + away() * 0.4;
		stroke(
			ctx,
			m.looseHorn
				? [
						[hx + 0.1 * u, hy - 0.1 * u],
						[hx + 0.2 * u, hy - 0.3 * u],
						[hx + 0.3 * u, hy - (0.45 + 0.3 * rnd()) * u]
					]
				: [
						[hx - 0.05 * u, hy + 0.08 * u],
						[hx + 0.32 * u, hy],
						[hx + 0.26 * u, hy - 0.42 * u]
					],
			shake,
			rnd,
			rnd() < 0.8
		);
	}
	if (mod === 'circumflex' || mod === 'breve') {
		const sign = mod === 'breve' ? -1 : 1;
		const hw = u * (0.28 + 0.14 * rnd());
		const hh = u * (0.26 + 0.16 * rnd());
		const mid = y - hh * 0.5;
		stroke(
			ctx,
			[
				[cx - hw, mid + (sign * hh) / 2],
				[cx, mid - sign * hh * (m.round || mod === 'breve' ? 0.9 : 0.5)],
				[cx + hw, mid + (sign * hh) / 2]
			],
			shake,
			rnd,
			m.round || mod === 'breve'
		);
		if (tone && tone !== 'dot') {
			if (m.beside) {
				cx += hw + 0.22 * u;
				y -= hh * 0.35;
			} else y -= hh + 0.1 * u;
		}
	}
	if (tone === 'dot') {
		const dy = box.deep + (0.14 + 0.3 * rnd()) * xh + 0.02 * u;
		const dx = middle + away();
		const reach = m.longDot ? 0.16 * u : 0.03 * u;
		stroke(
			ctx,
			[
				[dx - reach, dy],
				[dx + reach, dy + away() * 0.3]
			],
			0.02 * u,
			rnd
		);
	} else if (tone) toneStroke(ctx, tone, cx, y, u * 0.62, m, rnd);
}

window.marks = { parts, markHabits, drawMarks };
