// Ink by adaptive mean: a pixel is ink where it is darker than the mean of its window by a margin (integral image).
import type { GrayImage } from '../../domain/raster.ts';

/** 1 = ink, 0 = paper; same size as the image. */
export type Mask = Uint8Array<ArrayBuffer>;

export interface Integral {
	readonly stride: number;
	readonly sums: Float64Array;
}

/** Sums of all pixels above and left, one row and column wider than the image. */
export function integral(image: GrayImage): Integral {
	const { width, height, data } = image;
	const stride = width + 1;
	const sums = new Float64Array(stride * (height + 1));
	for (let y = 0; y < height; y += 1) {
		let row = 0;
		for (let x = 0; x < width; x += 1) {
			row += data[y * width + x]!;
			sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1]! + row;
		}
	}
	return { stride, sums };
}

/** Margin in grey levels; window in pixels, odd or not. Defaults as measured for 300 dpi. */
export function inkMask(image: GrayImage, window = 51, margin = 14): Mask {
	const { width, height, data } = image;
	const { stride, sums } = integral(image);
	const out = new Uint8Array(width * height);
	const half = window >> 1;
	for (let y = 0; y < height; y += 1) {
		const y0 = Math.max(0, y - half);
		const y1 = Math.min(height, y + half + 1);
		for (let x = 0; x < width; x += 1) {
			const x0 = Math.max(0, x - half);
			const x1 = Math.min(width, x + half + 1);
			const sum =
				sums[y1 * stride + x1]! -
				sums[y0 * stride + x1]! -
				sums[y1 * stride + x0]! +
				sums[y0 * stride + x0]!;
			if (data[y * width + x]! + margin < sum / ((x1 - x0) * (y1 - y0))) out[y * width + x] = 1;
		}
	}
	return out;
}
