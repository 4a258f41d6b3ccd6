// Quarter turns of a page that lies on its side or head, and the same turn as a projection.
import type { GrayImage } from '../../domain/raster.ts';
import type { Matrix3 } from './homography.ts';

export type QuarterTurns = 0 | 1 | 2 | 3;

/** Copy turned clockwise. */
export function quarterTurn(image: GrayImage, turns: QuarterTurns): GrayImage {
	if (turns === 0) return image;
	const { width: w, height: h, data } = image;
	const out = new Uint8ClampedArray(data.length);
	const width = turns === 2 ? w : h;
	const height = turns === 2 ? h : w;
	for (let y = 0; y < h; y += 1)
		for (let x = 0; x < w; x += 1) {
			const tx = turns === 1 ? h - 1 - y : turns === 2 ? w - 1 - x : y;
			const ty = turns === 1 ? x : turns === 2 ? h - 1 - y : w - 1 - x;
			out[ty * width + tx] = data[y * w + x]!;
		}
	return { width, height, data: out };
}

/** Turned coordinates back to those of the image that was `width` × `height` before the turn. */
export function unturn(turns: QuarterTurns, width: number, height: number): Matrix3 {
	if (turns === 1) return [0, 1, 0, -1, 0, height, 0, 0, 1];
	if (turns === 2) return [-1, 0, width, 0, -1, height, 0, 0, 1];
	if (turns === 3) return [0, -1, width, 1, 0, 0, 0, 0, 1];
	return [1, 0, 0, 0, 1, 0, 0, 0, 1];
}
