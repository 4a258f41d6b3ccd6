// A rectangular part of a picture, stated in shares of its sides, so that it holds at any resolution it is decoded at.
import type { Rect } from '../../domain/geometry.ts';
import type { ColorImage } from '../../domain/raster.ts';

/** Pixels of a part; at least one each way and never outside. */
export function partPixels(
	{ x, y, width, height }: Rect<number>,
	widthPx: number,
	heightPx: number
): Rect<number> {
	const clamp = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
	const left = clamp(x * widthPx, widthPx - 1);
	const top = clamp(y * heightPx, heightPx - 1);
	return {
		x: left,
		y: top,
		width: Math.max(1, clamp((x + width) * widthPx, widthPx) - left),
		height: Math.max(1, clamp((y + height) * heightPx, heightPx) - top)
	};
}

/** The same picture where the part is all of it or not given. */
export function crop(image: ColorImage, part: Rect<number> | undefined): ColorImage {
	if (!part) return image;
	const { x, y, width, height } = partPixels(part, image.width, image.height);
	if (width === image.width && height === image.height) return image;
	const data = new Uint8ClampedArray(width * height * 4);
	for (let row = 0; row < height; row += 1) {
		const from = ((y + row) * image.width + x) * 4;
		data.set(image.data.subarray(from, from + width * 4), row * width * 4);
	}
	return { width, height, data };
}
