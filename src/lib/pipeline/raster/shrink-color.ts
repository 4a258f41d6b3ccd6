// A colour picture made smaller by area average; alpha is left opaque. For pictures that come as plain pixels.
import type { ColorImage } from '../../domain/raster.ts';

/** @param scale 1 or less */
export function shrinkColor(image: ColorImage, scale: number): ColorImage {
	const width = Math.max(1, Math.floor(image.width * scale));
	const height = Math.max(1, Math.floor(image.height * scale));
	const data = new Uint8ClampedArray(width * height * 4);
	const edge = (i: number, from: number, to: number): number => Math.floor((i * from) / to);
	for (let y = 0; y < height; y += 1) {
		const [y0, y1] = [edge(y, image.height, height), edge(y + 1, image.height, height)];
		for (let x = 0; x < width; x += 1) {
			const [x0, x1] = [edge(x, image.width, width), edge(x + 1, image.width, width)];
			let [r, g, b] = [0, 0, 0];
			for (let sy = y0; sy < y1; sy += 1)
				for (let p = (sy * image.width + x0) * 4; p < (sy * image.width + x1) * 4; p += 4) {
					r += image.data[p]!;
					g += image.data[p + 1]!;
					b += image.data[p + 2]!;
				}
			const count = (y1 - y0) * (x1 - x0);
			const to = (y * width + x) * 4;
			data[to] = r / count;
			data[to + 1] = g / count;
			data[to + 2] = b / count;
			data[to + 3] = 255;
		}
	}
	return { width, height, data };
}
