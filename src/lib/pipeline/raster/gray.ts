// Colour to grey. Red ink (stamps, seals) is lifted towards the paper on the way: grey is the lighter of luma
// and the red channel, so a red stamp pales while blue and black pens stay as dark as they are.
import type { ColorImage, GrayImage } from '../../domain/raster.ts';

export function grayImage(width: number, height: number, fill = 255): GrayImage {
	const data = new Uint8ClampedArray(width * height);
	if (fill !== 0) data.fill(fill);
	return { width, height, data };
}

/** Grey copy of a colour page; transparent pixels count as paper. */
export function toGray(image: ColorImage): GrayImage {
	const { width, height, data } = image;
	const out = new Uint8ClampedArray(width * height);
	for (let i = 0, p = 0; i < out.length; i += 1, p += 4) {
		const red = data[p]!;
		const luma = (red * 77 + data[p + 1]! * 150 + data[p + 2]! * 29) >> 8;
		const ink = red > luma ? red : luma;
		const alpha = data[p + 3]!;
		out[i] = alpha === 255 ? ink : 255 - (((255 - ink) * alpha) >> 8);
	}
	return { width, height, data: out };
}
