// Ink of a photographed row, whatever the light: the paper is what a large closing of the half-sized image leaves, and
// darkness is counted as a share of it. Blocks of paper, as scans are flattened by, leave the rims of shadows.
import type { GrayImage } from '../../domain/raster.ts';
import { resize } from '../raster/resize.ts';

/** Ink 255 on paper 0. */
export interface RowInk {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8Array<ArrayBuffer>;
}

/** Reach of the closing at half size, pixels. */
const closing = 15;
/** Radius of each of three box means that stand for a Gaussian of deviation 15. */
const blurReach = 14;
/** Less ink than this is paper. */
const faint = 0.06;
/** Share of the pixels below the darkness that counts as full ink. */
const darkShare = 0.985;

export function rowInk(row: GrayImage): RowInk {
	const { width, height, data } = row;
	const half = resize(row, Math.max(1, width >> 1), Math.max(1, height >> 1));
	const w = half.width;
	const h = half.height;
	let paper: Float32Array = Float32Array.from(half.data);
	for (const sign of [1, -1] as const)
		paper = sweep(sweep(paper, w, h, 1, w, sign), h, w, w, 1, sign);
	for (let pass = 0; pass < 3; pass++) paper = mean(mean(paper, w, h, 1, w), h, w, w, 1);
	const ink = new Float32Array(width * height);
	const counts = new Uint32Array(1001);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) {
			const level = at(paper, w, h, (x + 0.5) / 2 - 0.5, (y + 0.5) / 2 - 0.5);
			const share = 1 - data[y * width + x]! / Math.max(1, level);
			ink[y * width + x] = share;
			counts[Math.min(1000, Math.max(0, Math.round(share * 1000)))]! += 1;
		}
	const dark = Math.max(0.25, quantile(counts, ink.length * darkShare));
	const out = new Uint8Array(ink.length);
	for (let i = 0; i < out.length; i++)
		out[i] = 255 * Math.min(1, Math.max(0, (ink[i]! - faint) / (dark - faint)));
	return { width, height, data: out };
}

function quantile(counts: Uint32Array, rank: number): number {
	let seen = 0;
	for (let i = 0; i < counts.length; i++) {
		seen += counts[i]!;
		if (seen >= rank) return i / 1000;
	}
	return 1;
}

/**
 * Largest (sign 1) or smallest (sign -1) value within `reach` along one direction; `step` leads along a line, `jump` to
 * the next. Values that a newer, better one has overtaken leave the queue, so the reach costs nothing.
 */
function sweep(
	from: Float32Array,
	count: number,
	lines: number,
	step: number,
	jump: number,
	sign: 1 | -1
): Float32Array {
	const out = new Float32Array(from.length);
	const queue = new Int32Array(count);
	for (let line = 0; line < lines; line++) {
		const start = line * jump;
		let first = 0;
		let last = 0;
		for (let i = 0; i < count + closing; i++) {
			if (i < count) {
				const value = sign * from[start + i * step]!;
				while (last > first && sign * from[start + queue[last - 1]! * step]! <= value) last -= 1;
				queue[last++] = i;
			}
			const centre = i - closing;
			if (centre < 0) continue;
			while (queue[first]! < centre - closing) first += 1;
			out[start + centre * step] = from[start + queue[first]! * step]!;
		}
	}
	return out;
}

/** Box mean along one direction; beyond the ends the last value goes on. */
function mean(
	from: Float32Array,
	count: number,
	lines: number,
	step: number,
	jump: number
): Float32Array {
	const out = new Float32Array(from.length);
	for (let line = 0; line < lines; line++) {
		const start = line * jump;
		const end = start + (count - 1) * step;
		const value = (i: number): number =>
			i < 0 ? from[start]! : i >= count ? from[end]! : from[start + i * step]!;
		let sum = 0;
		for (let i = -blurReach; i <= blurReach; i++) sum += value(i);
		for (let i = 0; i < count; i++) {
			out[start + i * step] = sum / (2 * blurReach + 1);
			sum += value(i + blurReach + 1) - value(i - blurReach);
		}
	}
	return out;
}

/** Bilinear. */
function at(from: Float32Array, width: number, height: number, x: number, y: number): number {
	const cx = Math.min(width - 1, Math.max(0, x));
	const cy = Math.min(height - 1, Math.max(0, y));
	const x0 = Math.floor(cx);
	const y0 = Math.floor(cy);
	const x1 = Math.min(width - 1, x0 + 1);
	const y1 = Math.min(height - 1, y0 + 1);
	const top = from[y0 * width + x0]! * (1 - cx + x0) + from[y0 * width + x1]! * (cx - x0);
	const bottom = from[y1 * width + x0]! * (1 - cx + x0) + from[y1 * width + x1]! * (cx - x0);
	return top * (1 - cy + y0) + bottom * (cy - y0);
}
