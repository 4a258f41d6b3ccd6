// Normalised cross-correlation of a small patch over a window of an image: where a printed label stands.
// Zero-mean on both sides, so paper tone and ink strength do not matter.
import type { GrayImage } from '../../domain/raster.ts';
import { integral, type Integral } from './threshold.ts';

/** An image with the sums that make every window's mean and variance a lookup. */
export interface Searchable {
	readonly image: GrayImage;
	readonly sums: Integral;
	readonly squares: Integral;
}

/** A patch ready to be searched for. */
export interface Patch {
	readonly width: number;
	readonly height: number;
	/** Pixels less their mean. */
	readonly data: Float32Array;
	readonly norm: number;
}

export interface Peak {
	/** Top-left of the patch in the image; fractions by parabola. */
	readonly x: number;
	readonly y: number;
	/** −1…1. */
	readonly score: number;
}

export function searchable(image: GrayImage): Searchable {
	const stride = image.width + 1;
	const sums = new Float64Array(stride * (image.height + 1));
	for (let y = 0; y < image.height; y += 1) {
		let row = 0;
		for (let x = 0; x < image.width; x += 1) {
			row += image.data[y * image.width + x]! ** 2;
			sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1]! + row;
		}
	}
	return { image, sums: integral(image), squares: { stride, sums } };
}

export function patch(image: GrayImage): Patch {
	const data = Float32Array.from(image.data);
	const mean = data.reduce((sum, v) => sum + v, 0) / data.length;
	let norm = 0;
	for (let i = 0; i < data.length; i += 1) {
		data[i]! -= mean;
		norm += data[i]! ** 2;
	}
	return { width: image.width, height: image.height, data, norm: Math.sqrt(norm) };
}

function windowSum({ stride, sums }: Integral, x: number, y: number, w: number, h: number): number {
	return (
		sums[(y + h) * stride + x + w]! -
		sums[y * stride + x + w]! -
		sums[(y + h) * stride + x]! +
		sums[y * stride + x]!
	);
}

/** Correlation with the patch's top-left at whole pixels; −1 where it would stick out. */
export function correlate(target: Searchable, wanted: Patch, x: number, y: number): number {
	const { image } = target;
	const { width: w, height: h, data } = wanted;
	if (x < 0 || y < 0 || x + w > image.width || y + h > image.height) return -1;
	const n = w * h;
	const sum = windowSum(target.sums, x, y, w, h);
	const variance = windowSum(target.squares, x, y, w, h) - (sum * sum) / n;
	if (variance < n * 4 || wanted.norm === 0) return 0;
	let cross = 0;
	for (let r = 0, i = 0; r < h; r += 1) {
		let p = (y + r) * image.width + x;
		for (let c = 0; c < w; c += 1, i += 1, p += 1) cross += data[i]! * image.data[p]!;
	}
	return cross / (wanted.norm * Math.sqrt(variance));
}

/** Best places of the patch with its top-left within `reach` pixels of (x, y), best first, apart by half a patch. */
export function search(
	target: Searchable,
	wanted: Patch,
	x: number,
	y: number,
	reachX: number,
	reachY: number,
	count = 1
): readonly Peak[] {
	const x0 = Math.round(x - reachX);
	const y0 = Math.round(y - reachY);
	const columns = Math.round(reachX * 2) + 1;
	const rows = Math.round(reachY * 2) + 1;
	const scores = new Float32Array(columns * rows);
	for (let r = 0; r < rows; r += 1)
		for (let c = 0; c < columns; c += 1)
			scores[r * columns + c] = correlate(target, wanted, x0 + c, y0 + r);
	const peaks: Peak[] = [];
	for (let k = 0; k < count; k += 1) {
		let best = -1;
		let at = -1;
		for (let i = 0; i < scores.length; i += 1) if (scores[i]! > best) [best, at] = [scores[i]!, i];
		if (at < 0 || best <= 0) break;
		const c = at % columns;
		const r = (at - c) / columns;
		peaks.push({
			x: x0 + c + vertex(scores, at, 1, c > 0 && c + 1 < columns),
			y: y0 + r + vertex(scores, at, columns, r > 0 && r + 1 < rows),
			score: best
		});
		if (k + 1 < count) blank(scores, columns, rows, c, r, wanted);
	}
	return peaks;
}

/** Offset of the parabola through three neighbouring scores, within ±0.5. */
function vertex(scores: Float32Array, at: number, step: number, inside: boolean): number {
	if (!inside) return 0;
	const before = scores[at - step]!;
	const after = scores[at + step]!;
	const bend = before - 2 * scores[at]! + after;
	return bend < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : 0;
}

function blank(
	scores: Float32Array,
	columns: number,
	rows: number,
	c: number,
	r: number,
	wanted: Patch
): void {
	const dx = Math.max(2, wanted.width >> 2);
	const dy = Math.max(2, wanted.height >> 1);
	for (let y = Math.max(0, r - dy); y <= Math.min(rows - 1, r + dy); y += 1)
		for (let x = Math.max(0, c - dx); x <= Math.min(columns - 1, c + dx); x += 1)
			scores[y * columns + x] = -1;
}
