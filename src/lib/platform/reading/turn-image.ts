// A colour page turned by quarter turns, for viewing: four bytes move as one.
import type { ColorImage } from '#lib/domain/raster.ts';

/** Clockwise; the same image where there is nothing to turn. */
export function turnImage(image: ColorImage, turns: 0 | 1 | 2 | 3): ColorImage {
	if (turns === 0) return image;
	const { width: w, height: h } = image;
	const from = new Uint32Array(image.data.buffer, image.data.byteOffset, w * h);
	const to = new Uint32Array(w * h);
	const width = turns === 2 ? w : h;
	const height = turns === 2 ? h : w;
	for (let y = 0; y < h; y += 1)
		for (let x = 0; x < w; x += 1) {
			const tx = turns === 1 ? h - 1 - y : turns === 2 ? w - 1 - x : y;
			const ty = turns === 1 ? x : turns === 2 ? h - 1 - y : w - 1 - x;
			to[ty * width + tx] = from[y * w + x]!;
		}
	return { width, height, data: new Uint8ClampedArray(to.buffer) };
}
