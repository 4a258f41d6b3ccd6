// Ditto marks told by their shape: two small strokes (" or //), or a wave through the cell. Engines take so little ink for
// noise or for a letter; what the mark stands for is found out later, from the row above.
import type { FieldKindId } from '../../domain/fields/field-kind.ts';
import type { Component } from '../raster/components.ts';

/** Kinds whose values are words: two strokes can be no number and no date. */
const wordKinds: ReadonlySet<FieldKindId> = new Set([
	'address',
	'place',
	'occupation',
	'education',
	'ethnicity',
	'religion',
	'nationality',
	'relation',
	'sex'
]);

export const mayBeDitto = (kind: FieldKindId): boolean => wordKinds.has(kind);

/** Pixels at 300 dpi. */
const strokeHigh: readonly [number, number] = [9, 48];
const strokeWide = 24;
const strokeGap = 34;
const dashHigh = 12;

/** The mark as a clerk would type it; null where the ink is writing. `labels`: component of every pixel of the crop. */
export function dittoMark(
	pieces: readonly Component[],
	labels: Int32Array,
	width: number,
	height: number
): '"' | '//' | '~' | null {
	const [only] = pieces;
	if (pieces.length === 1 && only) return isWave(only, labels, width, height) ? '~' : null;
	const strokes = pieces.filter((piece) => !isDash(piece));
	if (strokes.length !== 2 || pieces.length > 4) return null;
	const [left, right] = [...strokes].sort((a, b) => a.left - b.left) as [Component, Component];
	if (![left, right].every((piece) => isStroke(piece) && isSolid(piece, labels, width)))
		return null;
	const [a, b] = [left.bottom - left.top, right.bottom - right.top];
	const shared = Math.min(left.bottom, right.bottom) - Math.max(left.top, right.top);
	if (shared < 0.6 * Math.max(a, b) || Math.min(a, b) < 0.6 * Math.max(a, b)) return null;
	if (right.left - left.right > strokeGap || right.left <= left.left + 2) return null;
	return (left.right - left.left + right.right - right.left) / 2 > 0.38 * ((a + b) / 2)
		? '//'
		: '"';
}

const isDash = ({ left, right, top, bottom }: Component): boolean =>
	bottom - top <= dashHigh && right - left > 1.6 * (bottom - top);

function isStroke({ left, right, top, bottom, area }: Component): boolean {
	const high = bottom - top;
	const wide = right - left;
	// A filled stroke or a slash: neither hollow like "o" nor wider than high.
	return (
		high >= strokeHigh[0] &&
		high <= strokeHigh[1] &&
		wide <= strokeWide &&
		wide < high * 0.85 &&
		area < high * 11
	);
}

/** One stretch of ink in (nearly) every row: no V, and no bowl of an o. */
function isSolid(piece: Component, labels: Int32Array, width: number): boolean {
	const high = piece.bottom - piece.top;
	const whole = Array.from(
		{ length: high },
		(_, i) => slice(piece, labels, width, false, i).runs
	).filter((runs) => runs === 1);
	return whole.length >= 0.8 * high;
}

const thickest = 13;
const longest = 70;
const wiggle = 12;
const single = 0.92;

/** One line of even thickness that never turns back on itself, swinging to and fro, across the cell or down through it. */
function isWave(piece: Component, labels: Int32Array, width: number, height: number): boolean {
	const wide = piece.right - piece.left;
	const high = piece.bottom - piece.top;
	const lies = wide >= longest && high >= wiggle && high < wide * 0.5;
	const stands = high >= Math.max(longest, height * 0.8) && wide >= wiggle && wide < high * 0.6;
	if (!lies && !stands) return false;
	const length = lies ? wide : high;
	if (piece.area > length * thickest) return false;
	const middles: number[] = [];
	let alone = 0;
	for (let i = 0; i < length; i += 1) {
		const { runs, middle } = slice(piece, labels, width, lies, i);
		if (runs === 1) alone += 1;
		middles.push(middle);
	}
	return alone >= length * single && turns(middles) >= 2;
}

/** Separate stretches of the piece's ink in one column (or row), and their middle. */
function slice(
	{ left, right, top, bottom, label }: Component,
	labels: Int32Array,
	width: number,
	lies: boolean,
	i: number
): { runs: number; middle: number } {
	let runs = 0;
	let before = false;
	let sum = 0;
	let count = 0;
	const size = lies ? bottom - top : right - left;
	for (let k = 0; k < size; k += 1) {
		const x = lies ? left + i : left + k;
		const y = lies ? top + k : top + i;
		const isInk = labels[y * width + x] === label;
		if (isInk && !before) runs += 1;
		if (isInk) {
			sum += k;
			count += 1;
		}
		before = isInk;
	}
	return { runs, middle: count > 0 ? sum / count : 0 };
}

/** How often a line changes its way by more than a few pixels. */
function turns(values: readonly number[]): number {
	const enough = 5;
	let count = 0;
	let way = 0;
	let extreme = values[0] ?? 0;
	for (const value of values) {
		if (way >= 0 && value > extreme) extreme = value;
		else if (way <= 0 && value < extreme) extreme = value;
		else if (Math.abs(value - extreme) > enough) {
			if (way !== 0) count += 1;
			way = value > extreme ? 1 : -1;
			extreme = value;
		}
		if (way === 0 && Math.abs(value - (values[0] ?? 0)) > enough)
			way = value > (values[0] ?? 0) ? 1 : -1;
	}
	return count;
}
