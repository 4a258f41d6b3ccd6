// Ink that shines through is told from the page's own by how pale it is; pencil, accents and pages of pale ink stay.
import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../domain/raster.ts';
import { grayImage } from '../raster/gray.ts';
import { cleanCrop } from './clean-line.ts';
import { throughLevel } from './show-through.ts';

const paper = 250;

function page(width: number, height: number): GrayImage {
	const image = grayImage(width, height);
	image.data.fill(paper);
	return image;
}

/** Letters as blocks of one darkness, from x on. */
function letters(image: GrayImage, x: number, y: number, count: number, level: number): GrayImage {
	for (let i = 0; i < count; i += 1)
		for (let dy = 0; dy < 24; dy += 1)
			for (let dx = 0; dx < 14; dx += 1)
				if (dx < 4 || dx > 9 || dy < 4)
					image.data[(y + dy) * image.width + x + i * 20 + dx] = level;
	return image;
}

/** A printed page with some pale writing of its other side. */
const thin = () => letters(letters(page(900, 600), 40, 100, 40, 50), 40, 300, 40, 205);

describe('writing of the other side', () => {
	it('is left out beside darker ink of the same page', () => {
		const level = throughLevel(thin());
		expect(level).toBeGreaterThan(50);
		const crop = letters(letters(page(700, 90), 20, 34, 6, 60), 300, 34, 12, 205);
		expect(cleanCrop(crop, 18, 18, level).writing).toHaveLength(6);
		expect(cleanCrop(crop, 18, 18).writing).toHaveLength(18);
	});

	it('leaves a line blank that holds nothing else', () => {
		const crop = letters(page(700, 90), 300, 34, 12, 205);
		expect(cleanCrop(crop, 18, 18, throughLevel(thin())).writing).toEqual([]);
	});

	it('is no pencil', () => {
		const pencil = letters(page(700, 90), 20, 34, 6, 150);
		expect(cleanCrop(pencil, 18, 18, throughLevel(thin())).writing).toHaveLength(6);
	});

	it('is not looked for where all ink is dark, or all is pale, or none is there', () => {
		const printed = letters(letters(page(900, 600), 40, 100, 40, 50), 40, 300, 40, 50);
		expect(throughLevel(printed)).toBe(0);
		expect(throughLevel(letters(page(900, 600), 40, 100, 40, 205))).toBe(0);
		expect(throughLevel(page(600, 400))).toBe(0);
		expect(throughLevel(grayImage(0, 0))).toBe(0);
		expect(throughLevel(grayImage(3, 3))).toBe(0);
	});
});
