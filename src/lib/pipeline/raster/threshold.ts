// Ink by adaptive mean: a pixel is ink where it is darker than the mean of its window by a margin. The window's sum is
// carried along, which needs a row of numbers and not a second image of them.
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
	const out = new Uint8Array(width * height);
	const half = window >> 1;
	/** Sums over the window's rows, moved down row by row. */
	const columns = new Int32Array(width);
	const addRow = (y: number, sign: 1 | -1): void => {
		for (let x = 0, i = y * width; x < width; x += 1, i += 1) columns[x]! += sign * data[i]!;
	};
	for (let y = 0; y < Math.min(half, height); y += 1) addRow(y, 1);
	for (let y = 0; y < height; y += 1) {
		if (y + half < height) addRow(y + half, 1);
		if (y - half - 1 >= 0) addRow(y - half - 1, -1);
		const rows = Math.min(height, y + half + 1) - Math.max(0, y - half);
		let sum = 0;
		for (let x = 0; x < Math.min(half, width); x += 1) sum += columns[x]!;
		// At the start of a row columns only enter the window, at its end they only leave.
		for (let x = 0, i = y * width; x < width; x += 1, i += 1) {
			const isMiddle = x > half && x < width - half;
			if (isMiddle) sum += columns[x + half]! - columns[x - half - 1]!;
			else {
				if (x + half < width) sum += columns[x + half]!;
				if (x > half) sum -= columns[x - half - 1]!;
			}
			const wide = isMiddle ? 2 * half + 1 : Math.min(width, x + half + 1) - Math.max(0, x - half);
			if ((data[i]! + margin) * wide * rows < sum) out[i] = 1;
		}
	}
	return out;
}
