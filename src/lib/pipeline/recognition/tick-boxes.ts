// Boxes to tick: small printed squares on a line, and which of them have ink inside. The printed words beside them are the
// form's data, so nothing has to be read.
import type { GrayImage } from '../../domain/raster.ts';
import { components, type Component, type Components } from '../raster/components.ts';
import { flattenPaper } from '../raster/paper.ts';
import { inkMask } from '../raster/threshold.ts';

/** Side of a box at 300 dpi: 2.2 to 6 mm. */
const shortestPx = 26;
const longestPx = 71;
/** A side of the square is an unbroken run at least this long, share of the square. */
const sideShare = 0.7;
/** Kept clear of the frame, pixels. */
const insetPx = 5;
/** Share of the inside that is ink from which a box is ticked. */
const tickedFrom = 0.055;

/** One flag per box, from the left. */
export function tickBoxes(crop: GrayImage): readonly boolean[] {
	const image = flattenPaper(crop);
	const mask = inkMask(image);
	const found = components(mask, image.width, image.height);
	return found.list
		.flatMap((piece) => square(piece, found, image.width) ?? [])
		.sort((a, b) => a.left - b.left)
		.map((box) => inkInside(box, mask, image.width) >= tickedFrom);
}

interface Square {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** The square a piece is the frame of; its tick may reach out of it. */
function square(piece: Component, { labels }: Components, width: number): Square | null {
	const wide = piece.right - piece.left;
	const high = piece.bottom - piece.top;
	if (wide < shortestPx || high < shortestPx || wide > 2.5 * longestPx || high > 2.5 * longestPx)
		return null;
	const isInk = (x: number, y: number): boolean => labels[y * width + x] === piece.label;
	const least = shortestPx * sideShare;
	const columns = range(piece.left, piece.right).filter(
		(x) => longestRun(piece.top, piece.bottom, (y) => isInk(x, y)) >= least
	);
	const rows = range(piece.top, piece.bottom).filter(
		(y) => longestRun(piece.left, piece.right, (x) => isInk(x, y)) >= least
	);
	const [left, right] = [columns[0], columns.at(-1)];
	const [top, bottom] = [rows[0], rows.at(-1)];
	if (left === undefined || right === undefined || top === undefined || bottom === undefined)
		return null;
	const sides = [right - left, bottom - top];
	const isBox =
		sides.every((side) => side >= shortestPx && side <= longestPx) &&
		Math.abs(sides[0]! - sides[1]!) <= 0.25 * Math.max(...sides);
	return isBox ? { left, right, top, bottom } : null;
}

const range = (from: number, to: number): readonly number[] =>
	Array.from({ length: to - from }, (_, i) => from + i);

function longestRun(from: number, to: number, isInk: (at: number) => boolean): number {
	let best = 0;
	let run = 0;
	for (let at = from; at < to; at += 1) {
		run = isInk(at) ? run + 1 : 0;
		best = Math.max(best, run);
	}
	return best;
}

function inkInside({ left, right, top, bottom }: Square, mask: Uint8Array, width: number): number {
	let ink = 0;
	let all = 0;
	for (let y = top + insetPx; y <= bottom - insetPx; y += 1)
		for (let x = left + insetPx; x <= right - insetPx; x += 1) {
			ink += mask[y * width + x]!;
			all += 1;
		}
	return all === 0 ? 0 : ink / all;
}
