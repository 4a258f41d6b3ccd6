// The page as the engines see it, for people to look at: grey, paper flattened to white, red stamps paled, borders,
// punch holes and everything beyond the sheet white. Same size as the original, so that boxes hold on both.
import type { ColorImage } from '../../domain/raster.ts';
import { toGray } from '../raster/gray.ts';
import { apply, invert } from '../raster/homography.ts';
import { flattenPaper } from '../raster/paper.ts';
import { quadMatrix } from '../raster/sample.ts';
import { findGround, withoutGround } from './find-ground.ts';
import { findSheet } from './find-sheet.ts';

/** A strip inside the sheet's edge that still shows the ground, share of its sides. */
const hem = 0.006;

export function cleanPage(image: ColorImage): ColorImage {
	const gray = toGray(image);
	const { width, height, data } = flattenPaper(withoutGround(gray, findGround(gray)));
	const corners = findSheet(gray);
	const onto = corners && quadMatrix(corners, 1, 1);
	const inside = onto && invert(onto);
	const out = new Uint8ClampedArray(width * height * 4).fill(255);
	for (let y = 0, i = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1, i += 1) {
			if (inside) {
				const { x: u, y: v } = apply(inside, x, y);
				if (u < hem || u > 1 - hem || v < hem || v > 1 - hem) continue;
			}
			out[i * 4] = out[i * 4 + 1] = out[i * 4 + 2] = data[i]!;
		}
	return { width, height, data: out };
}
