// The one line written in a photographed table row, as an image without cell borders, ruled lines and what the rows
// above and below left in the crop. The steps are those of training/line_reader/prepare.py, whose residue the line
// reader has learned to read over; scans keep the gentler cleaning of clean-line.ts.
import type { GrayImage } from '../../domain/raster.ts';
import { components, type Component } from '../raster/components.ts';
import { dilate, longColumns, longRows } from '../raster/morphology.ts';
import type { Mask } from '../raster/threshold.ts';
import { rowInk, type RowInk } from './row-ink.ts';

/** Rows of the densest band of writing, about the height of small letters. */
interface Band {
	readonly top: number;
	readonly bottom: number;
}

/** Dark on white, cut tight; null when the row shows no writing. */
export function photographedLine(row: GrayImage): GrayImage | null {
	if (row.height < 14 || row.width < 14) return null;
	const ink = withoutRules(betweenBorders(rowInk(row)));
	const band = densestBand(ink);
	if (!band) return null;
	const found = components(above(ink, 60), ink.width, ink.height);
	const kept = new Set(ownPieces(found.list, ink, band).map(({ label }) => label));
	if (kept.size === 0) return null;
	const own = new Uint8Array(ink.data.length);
	for (let i = 0; i < own.length; i++) own[i] = kept.has(found.labels[i]!) ? 1 : 0;
	const mine = dilate(own, ink.width, ink.height, 1, 1);
	return tight({ ...ink, data: ink.data.map((value, i) => (mine[i] ? value : 0)) });
}

const above = ({ data }: RowInk, level: number): Mask => {
	const mask = new Uint8Array(data.length);
	for (let i = 0; i < data.length; i++) mask[i] = data[i]! > level ? 1 : 0;
	return mask;
};

/** Columns that a border fills, to within a few pixels of its lean; no letter covers nearly all rows. */
const borderShare = 0.88;
const borderLean = 7;

function betweenBorders(ink: RowInk): RowInk {
	const { width, height, data } = ink;
	const tall = longColumns(above(ink, 90), width, height, Math.max(9, Math.floor(height * 0.3)));
	const near = dilate(tall, width, height, borderLean, 0);
	const isWall = (x: number): boolean => {
		let filled = 0;
		for (let y = 0; y < height; y++) filled += near[y * width + x]!;
		return filled > borderShare * height;
	};
	let from = 0;
	for (let x = 0; x < 0.05 * width; x++) if (isWall(x)) from = Math.max(0, x - 2);
	let to = width;
	for (let x = Math.floor(0.8 * width) + 1; x < width; x++)
		if (isWall(x)) {
			to = x - 2;
			break;
		}
	const out = new Uint8Array((to - from) * height);
	for (let y = 0; y < height; y++)
		out.set(data.subarray(y * width + from, y * width + to), y * (to - from));
	return { width: to - from, height, data: out };
}

/** Long level bars out, strokes that cross them kept. */
function withoutRules(ink: RowInk): RowInk {
	const { width, height, data } = ink;
	const mask = above(ink, 70);
	const long = longRows(
		dilate(mask, width, height, 0, 1),
		width,
		height,
		Math.max(40, Math.floor(width / 14))
	);
	const bars = dilate(long, width, height, 4, 1);
	const rest = mask.map((value, i) => (bars[i] ? 0 : value));
	const crossing = dilate(rest, width, height, 1, 3);
	return { width, height, data: data.map((value, i) => (bars[i] && !crossing[i] ? 0 : value)) };
}

function densestBand(ink: RowInk): Band | null {
	const { width, height, data } = ink;
	const counts = new Float64Array(height);
	const edge = Math.floor(height / 14);
	for (let y = edge; y < height - edge; y++)
		for (let x = 0; x < width; x++) if (data[y * width + x]! > 90) counts[y]! += 1;
	const window = Math.floor(height / 9);
	const smooth = counts.map((_, y) => {
		let sum = 0;
		const first = y - window + 1 + ((window - 1) >> 1);
		for (let k = Math.max(0, first); k < Math.min(height, first + window); k++) sum += counts[k]!;
		return sum;
	});
	const peak = smooth.reduce((best, value, y) => (value > smooth[best]! ? y : best), 0);
	if (smooth[peak] === 0) return null;
	const least = 0.42 * smooth[peak]!;
	let top = peak;
	let bottom = peak;
	while (top > 0 && smooth[top - 1]! > least) top -= 1;
	while (bottom < height - 1 && smooth[bottom + 1]! > least) bottom += 1;
	return { top, bottom };
}

/** Pieces near the band; what comes in over the upper or lower edge belongs to a neighbour. */
function ownPieces(
	pieces: readonly Component[],
	{ height }: RowInk,
	band: Band
): readonly Component[] {
	const tall = band.bottom - band.top + 1;
	return pieces.filter(({ left, right, top, bottom, area }) => {
		const wide = right - left;
		const high = bottom - top;
		if (area < 12 || wide > 12 * height || (high < 6 && wide > 60)) return false;
		const middle = (top + bottom - 1) / 2;
		const isNeighbour =
			(top <= 1 && middle < band.top) || (bottom >= height - 1 && middle > band.bottom);
		const isNear = middle > band.top - 1.25 * tall && middle < band.bottom + 0.75 * tall;
		const isBorder = high > 0.8 * height && wide < 0.5 * height;
		return isNear && !isNeighbour && !isBorder;
	});
}

/** Cut to its ink and turned to dark on white. */
function tight({ width, height, data }: RowInk): GrayImage | null {
	let [left, right, top, bottom] = [width, -1, height, -1];
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++)
			if (data[y * width + x]! > 60) {
				left = Math.min(left, x);
				right = Math.max(right, x);
				top = Math.min(top, y);
				bottom = y;
			}
	if (right < 0) return null;
	const [columns, rows] = [right - left + 1, bottom - top + 1];
	const out = new Uint8ClampedArray(columns * rows);
	for (let y = 0; y < rows; y++)
		for (let x = 0; x < columns; x++)
			out[y * columns + x] = 255 - data[(top + y) * width + left + x]!;
	return { width: columns, height: rows, data: out };
}
