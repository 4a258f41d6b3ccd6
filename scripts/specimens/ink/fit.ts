// How much text fits on the lines it is given: words are wrapped, then letters made smaller, then squeezed,
// as people do when the form leaves too little room. Runs in the page, with the page's own fonts.

export interface InkStyle {
	readonly family: string;
	readonly sizePt: number;
	readonly color: string;
	/** 0: machine-straight; 1: an ordinary hand. */
	readonly jitter: number;
	/** How far the baseline stands above the dots. */
	readonly liftMm: number;
	/** Distance of lines in a cell, as a share of the letter size. */
	readonly lineStep: number;
	readonly weight?: number;
	readonly trackingEm?: number;
}

export interface Wrapped {
	readonly lines: readonly string[];
	readonly sizePx: number;
	/** Horizontal scale, ≤1. */
	readonly squeeze: number;
	/** The value as a reader should give it: lines joined, a number broken over lines without a space. */
	readonly joined: string;
}

let context: OffscreenCanvasRenderingContext2D | undefined;

export function measureText(
	style: InkStyle,
	sizePx: number,
	text: string
): { width: number; ascent: number } {
	context ??= new OffscreenCanvas(8, 8).getContext('2d') ?? undefined;
	if (!context) throw new Error('no canvas to measure on');
	context.font = `${style.weight ?? 400} ${sizePx}px "${style.family}"`;
	const measured = context.measureText(text);
	return {
		width: measured.width + (style.trackingEm ?? 0) * sizePx * text.length,
		ascent: measured.fontBoundingBoxAscent
	};
}

function greedy(
	style: InkStyle,
	sizePx: number,
	words: readonly string[],
	widths: readonly number[]
): readonly string[] | null {
	const lines: string[] = [];
	let line = '';
	for (const word of words) {
		const longer = line ? `${line} ${word}` : word;
		if (measureText(style, sizePx, longer).width <= (widths[lines.length] ?? 0)) line = longer;
		else {
			lines.push(line);
			line = word;
			if (lines.length >= widths.length) return null;
			if (measureText(style, sizePx, word).width > (widths[lines.length] ?? 0)) return null;
		}
	}
	lines.push(line);
	return lines;
}

/**
 * @param widths px of each line; one only for a cell, which may hold as many lines as `cellHeight` allows
 */
export function wrapInto(
	style: InkStyle,
	text: string,
	widths: readonly number[],
	sizePx: number,
	cellHeight?: number
): Wrapped {
	const words = text.split(' ');
	const first = widths[0] ?? 0;
	const linesAt = (size: number): readonly number[] =>
		cellHeight === undefined
			? widths
			: Array.from(
					{ length: Math.max(1, Math.floor(cellHeight / (size * style.lineStep))) },
					() => first
				);
	for (let shrink = 1; shrink >= 0.6; shrink -= 0.04) {
		const size = sizePx * shrink;
		const lines = greedy(style, size, words, linesAt(size));
		if (lines) return { lines, sizePx: size, squeeze: 1, joined: lines.filter(Boolean).join(' ') };
		// A number too long for its cell goes on two lines before it gets unreadably small.
		if (
			cellHeight !== undefined &&
			words.length === 1 &&
			shrink < 0.8 &&
			/^[0-9]{10,}$/.test(text)
		) {
			const halves = [
				text.slice(0, Math.ceil(text.length / 2)),
				text.slice(Math.ceil(text.length / 2))
			];
			const split = greedy(style, size, halves, linesAt(size));
			if (split && split.length === 2)
				return { lines: split, sizePx: size, squeeze: 1, joined: text };
		}
	}
	const size = sizePx * 0.6;
	for (let squeeze = 0.96; squeeze >= 0.5; squeeze -= 0.04) {
		const wider = linesAt(size).map((width) => width / squeeze);
		const lines = greedy(style, size, words, wider);
		if (lines) return { lines, sizePx: size, squeeze, joined: lines.filter(Boolean).join(' ') };
	}
	// Still too long: the writer stops after the last word that fits, and that is what the paper says.
	return wrapInto(
		style,
		words.slice(0, -1).join(' ') || text.slice(0, -1),
		widths,
		sizePx,
		cellHeight
	);
}
