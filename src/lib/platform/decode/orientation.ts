// Turns pixels upright by the eight orientations of EXIF and TIFF, without a canvas.
import type { ColorImage } from '../../domain/raster.ts';
import { swapsSides, type Orientation } from '../../pipeline/import/image-header.ts';

/** For each orientation: whether the stored picture is mirrored left–right, or top–bottom, when read. */
const FLIPS: Record<Orientation, readonly [boolean, boolean]> = {
	1: [false, false],
	2: [true, false],
	3: [true, true],
	4: [false, true],
	5: [false, false],
	6: [false, true],
	7: [true, true],
	8: [true, false]
};

/** The same picture when nothing is to be turned. */
export function turnUpright(image: ColorImage, orientation: Orientation): ColorImage {
	if (orientation === 1) return image;
	const isSwapped = swapsSides(orientation);
	const width = isSwapped ? image.height : image.width;
	const height = isSwapped ? image.width : image.height;
	const source = new Uint32Array(
		image.data.buffer,
		image.data.byteOffset,
		image.width * image.height
	);
	const target = new Uint32Array(width * height);
	const [flipX, flipY] = FLIPS[orientation];
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) {
			const storedX = isSwapped ? y : x;
			const storedY = isSwapped ? x : y;
			const fromX = flipX ? image.width - 1 - storedX : storedX;
			const fromY = flipY ? image.height - 1 - storedY : storedY;
			target[y * width + x] = source[fromY * image.width + fromX] ?? 0;
		}
	return { width, height, data: new Uint8ClampedArray(target.buffer) };
}
