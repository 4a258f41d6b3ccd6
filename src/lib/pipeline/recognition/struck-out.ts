// Writing that was struck through: one straight stroke ties all its letters into a single wide piece. What stands beside
// it is the value; read together they would make a value nobody wrote.
import type { Component } from '../raster/components.ts';
import type { Leader } from './leader-dots.ts';

/** Least size of a struck word, pixels at 300 dpi; a lone dash is no higher than its stroke. */
const leastWide = 66;
const leastHigh = 16;
/** Where the stroke may run, shares of the piece's height: neither under the letters nor along their heads. */
const between = [0.3, 0.65] as const;
/** Rise of the stroke along its length. */
const slopes = [-0.06, -0.045, -0.03, -0.015, 0, 0.015, 0.03, 0.045, 0.06];
/** Half the thickness looked at, and the share of columns that must have ink there. */
const half = 1;
const covered = 0.97;
/** The stroke stands out by this much at both ends, nothing but itself that near to it: blur joins letters, not air. */
const overhang = 4;
const alone = 5;

/** What is left of dots between letters ties them as a stroke would, this near to the dotted line, pixels. */
const dottedPx = 6;

/** A dotted line: its height at the left edge of the crop and its fall per pixel. */
type DottedLine = Pick<Leader, 'y' | 'slope'>;

/**
 * The pieces without struck words and the accents over and dots under them.
 * @param line the dotted line they stand on, null where there is none
 */
export function withoutStruck(
	pieces: readonly Component[],
	labels: Int32Array,
	width: number,
	line: DottedLine | null = null
): readonly Component[] {
	const struck = pieces.filter((piece) => isStruck(piece, labels, width, line));
	if (struck.length === 0) return pieces;
	return pieces.filter((piece) => {
		const middle = (piece.left + piece.right) / 2;
		return !struck.some(({ left, right }) => middle >= left && middle <= right);
	});
}

function isStruck(
	piece: Component,
	labels: Int32Array,
	width: number,
	line: DottedLine | null
): boolean {
	const { left, right, top, bottom } = piece;
	const [wide, high] = [right - left, bottom - top];
	if (wide < leastWide || high < leastHigh) return false;
	const [from, to] = between.map((share) => top + share * high) as [number, number];
	for (const slope of slopes)
		for (let y = from; y <= to; y += 1)
			if (
				!runsAlong(line, (left + right) / 2, y) &&
				isStroke(piece, y - (slope * wide) / 2, slope, labels, width)
			)
				return true;
	return false;
}

const runsAlong = (line: DottedLine | null, x: number, y: number): boolean =>
	line !== null && Math.abs(line.y + line.slope * x - y) < dottedPx;

function isStroke(
	piece: Component,
	start: number,
	slope: number,
	labels: Int32Array,
	width: number
): boolean {
	const { left, right, top, bottom, label } = piece;
	if (!runsThrough(piece, start, slope, labels, width)) return false;
	for (let i = 0; i < overhang; i += 1)
		for (const x of [left + i, right - 1 - i]) {
			const at = start + slope * (x - left);
			for (let y = top; y < bottom; y += 1)
				if (labels[y * width + x] === label && Math.abs(y - at) > alone) return false;
		}
	return true;
}

/** Whether ink of the piece follows the line all along; given up as soon as too much is missing. */
function runsThrough(
	{ left, right, top, bottom, label }: Component,
	start: number,
	slope: number,
	labels: Int32Array,
	width: number
): boolean {
	let missing = (right - left) * (1 - covered);
	for (let x = left; x < right; x += 1) {
		const y = Math.round(start + slope * (x - left));
		let isInk = false;
		for (let d = -half; !isInk && d <= half; d += 1)
			isInk = y + d >= top && y + d < bottom && labels[(y + d) * width + x] === label;
		if (!isInk && (missing -= 1) < 0) return false;
	}
	return true;
}
