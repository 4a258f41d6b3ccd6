// Label patches: grey pixels of a print at 75 dpi, cut at an anchor's box, base64. Registration compares them
// with the scan, so no font is needed at run time.
import { decodePng } from '../raster/png.ts';

export interface Gray {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8Array;
}

/** Decodes a PNG to grey and shrinks it by whole-pixel averaging. */
export function decodeGray(png: Uint8Array, shrink: number): Gray {
	const image = decodePng(png);
	const width = Math.floor(image.width / shrink);
	const height = Math.floor(image.height / shrink);
	const data = new Uint8Array(width * height);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) {
			let sum = 0;
			for (let dy = 0; dy < shrink; dy++)
				for (let dx = 0; dx < shrink; dx++) {
					const at = ((y * shrink + dy) * image.width + x * shrink + dx) * 4;
					sum +=
						0.299 * (image.data[at] ?? 0) +
						0.587 * (image.data[at + 1] ?? 0) +
						0.114 * (image.data[at + 2] ?? 0);
				}
			data[y * width + x] = Math.round(sum / (shrink * shrink));
		}
	return { width, height, data };
}

/** Pixels of `box` (mm, on the 75-dpi grid) as base64 rows. */
export function cutPatch(
	gray: Gray,
	box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
): { width: number; height: number; gray: string } {
	const px = (mm: number): number => Math.round((mm * 75) / 25.4);
	const [x0, y0, width, height] = [px(box.x), px(box.y), px(box.width), px(box.height)];
	const bytes = new Uint8Array(width * height).fill(255);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++)
			if (y0 + y < gray.height && x0 + x < gray.width)
				bytes[y * width + x] = gray.data[(y0 + y) * gray.width + x0 + x] ?? 255;
	return { width, height, gray: Buffer.from(bytes).toString('base64') };
}
