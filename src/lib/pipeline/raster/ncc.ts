// Normalised cross-correlation of a small patch over a window of an image: where a printed label stands.
// Zero-mean on both sides, so paper tone and ink strength do not matter.
import type { GrayImage } from '../../domain/raster.ts';
import { integral, type Integral } from './threshold.ts';

/** An image with the sums that make every window's mean and variance a lookup. */
export interface Searchable {
	readonly image: GrayImage;
	/** Its pixels as the numbers that are multiplied: converting each anew would cost as much as multiplying. */
	readonly pixels: Float64Array;
	readonly sums: Integral;
	readonly squares: Integral;
}

/** A patch ready to be searched for. */
export interface Patch {
	readonly width: number;
	readonly height: number;
	/** Pixels less their mean. */
	readonly data: Float64Array;
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
	const pixels = Float64Array.from(image.data);
	return { image, pixels, sums: integral(image), squares: { stride, sums } };
}

export function patch(image: GrayImage): Patch {
	const data = Float64Array.from(image.data);
	const mean = data.reduce((sum, v) => sum + v, 0) / data.length;
	let norm = 0;
	for (let i = 0; i < data.length; i += 1) {
		data[i] = Math.fround(data[i]! - mean);
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

/** Neighbours along a row that are correlated at once. */
const abreast = 4;

/**
 * Correlation with the patch's top-left at whole pixels, `columns` places from (x, y) on into `out`; −1 where the patch
 * would stick out, 0 where the image is even.
 */
function correlateRow(
	target: Searchable,
	wanted: Patch,
	x: number,
	y: number,
	columns: number,
	out: Float32Array,
	at: number
): void {
	const { width, height } = target.image;
	out.fill(-1, at, at + columns);
	if (y < 0 || y + wanted.height > height) return;
	const first = Math.max(0, -x);
	const end = Math.min(columns, width - wanted.width - x + 1);
	if (end - first < abreast) {
		for (let c = first; c < end; c += 1)
			out[at + c] = scaled(target, wanted, x + c, y, products(target, wanted, x + c, y));
		return;
	}
	for (let c = first; c < end; c += abreast) {
		// The last ones are computed twice rather than singly.
		const from = Math.min(c, end - abreast);
		correlateAbreast(target, wanted, x + from, y, out, at + from);
	}
}

function products(
	{ image, pixels }: Searchable,
	{ width, height, data }: Patch,
	x: number,
	y: number
): number {
	let sum = 0;
	for (let r = 0, i = 0; r < height; r += 1) {
		let p = (y + r) * image.width + x;
		for (let c = 0; c < width; c += 1, i += 1, p += 1) sum += data[i]! * pixels[p]!;
	}
	return sum;
}

/** Four sums side by side: none waits for another's last addition, and each pixel is fetched once. */
function correlateAbreast(
	target: Searchable,
	wanted: Patch,
	x: number,
	y: number,
	out: Float32Array,
	at: number
): void {
	const { image, pixels } = target;
	const { width, height, data } = wanted;
	let [s0, s1, s2, s3] = [0, 0, 0, 0];
	for (let r = 0, i = 0; r < height; r += 1) {
		let p = (y + r) * image.width + x;
		let p1 = pixels[p]!;
		let p2 = pixels[p + 1]!;
		let p3 = pixels[p + 2]!;
		for (let c = 0; c < width; c += 1, i += 1, p += 1) {
			const value = data[i]!;
			const p0 = p1;
			p1 = p2;
			p2 = p3;
			p3 = pixels[p + 3]!;
			s0 += value * p0;
			s1 += value * p1;
			s2 += value * p2;
			s3 += value * p3;
		}
	}
	out[at] = scaled(target, wanted, x, y, s0);
	out[at + 1] = scaled(target, wanted, x + 1, y, s1);
	out[at + 2] = scaled(target, wanted, x + 2, y, s2);
	out[at + 3] = scaled(target, wanted, x + 3, y, s3);
}

/** The sum of products as a correlation. */
function scaled(target: Searchable, wanted: Patch, x: number, y: number, sum: number): number {
	const { width, height, norm } = wanted;
	const n = width * height;
	const total = windowSum(target.sums, x, y, width, height);
	const variance = windowSum(target.squares, x, y, width, height) - (total * total) / n;
	return variance < n * 4 || norm === 0 ? 0 : sum / (norm * Math.sqrt(variance));
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
		correlateRow(target, wanted, x0, y0 + r, columns, scores, r * columns);
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
