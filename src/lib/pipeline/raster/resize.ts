// Changing the size of a grey image: area average going down (no aliasing of leader dots), bilinear going up.
import type { GrayImage } from '../../domain/raster.ts';

/** Resized copy; sizes in pixels, at least 1. */
export function resize(image: GrayImage, width: number, height: number): GrayImage {
	if (width === image.width && height === image.height) return image;
	return width <= image.width && height <= image.height
		? shrink(image, width, height)
		: stretch(image, width, height);
}

function bounds(from: number, to: number): Uint32Array {
	const out = new Uint32Array(to + 1);
	for (let i = 0; i <= to; i += 1) out[i] = Math.round((i * from) / to);
	return out;
}

function shrink(image: GrayImage, width: number, height: number): GrayImage {
	const { data, width: w } = image;
	const xs = bounds(image.width, width);
	const ys = bounds(image.height, height);
	const out = new Uint8ClampedArray(width * height);
	const sums = new Float64Array(width);
	for (let y = 0; y < height; y += 1) {
		sums.fill(0);
		const y0 = ys[y]!;
		const y1 = Math.max(y0 + 1, ys[y + 1]!);
		for (let sy = y0; sy < y1; sy += 1) {
			const row = sy * w;
			for (let x = 0; x < width; x += 1) {
				const end = row + Math.max(xs[x]! + 1, xs[x + 1]!);
				let sum = 0;
				for (let s = row + xs[x]!; s < end; s += 1) sum += data[s]!;
				sums[x]! += sum;
			}
		}
		for (let x = 0; x < width; x += 1) {
			const columns = Math.max(1, xs[x + 1]! - xs[x]!);
			out[y * width + x] = sums[x]! / (columns * (y1 - y0));
		}
	}
	return { width, height, data: out };
}

function stretch(image: GrayImage, width: number, height: number): GrayImage {
	const { data, width: w, height: h } = image;
	const out = new Uint8ClampedArray(width * height);
	for (let y = 0; y < height; y += 1) {
		const sy = Math.min(h - 1, Math.max(0, ((y + 0.5) * h) / height - 0.5));
		const y0 = Math.floor(sy);
		const y1 = Math.min(h - 1, y0 + 1);
		const fy = sy - y0;
		for (let x = 0; x < width; x += 1) {
			const sx = Math.min(w - 1, Math.max(0, ((x + 0.5) * w) / width - 0.5));
			const x0 = Math.floor(sx);
			const x1 = Math.min(w - 1, x0 + 1);
			const fx = sx - x0;
			const top = data[y0 * w + x0]! * (1 - fx) + data[y0 * w + x1]! * fx;
			const bottom = data[y1 * w + x0]! * (1 - fx) + data[y1 * w + x1]! * fx;
			out[y * width + x] = top * (1 - fy) + bottom * fy;
		}
	}
	return { width, height, data: out };
}
