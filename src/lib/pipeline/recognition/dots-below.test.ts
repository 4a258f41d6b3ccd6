import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../domain/raster.ts';
import { grayImage } from '../raster/gray.ts';
import { cleanCrop } from './clean-line.ts';

const pitch = 12.5;
const lineY = 70;
const margin = 18;

function draw(image: GrayImage, x: number, y: number, w: number, h: number, level = 20): void {
	for (let r = y; r < y + h; r += 1)
		image.data.fill(level, r * image.width + x, r * image.width + x + w);
}

const dot = (image: GrayImage, x: number, y: number): void =>
	draw(image, Math.round(x - 3.5), Math.round(y - 3.5), 7, 7);

function dots(image: GrayImage, y: number, slope = 0): void {
	for (let x = 6.5; x < image.width - 4; x += pitch) dot(image, x, y + slope * x);
}

/** A letter that stands on the line, feet just above the dots. */
const letter = (image: GrayImage, x: number): void => draw(image, x, 30, 20, 34);

const line = (): GrayImage => {
	const image = grayImage(600, 110);
	dots(image, lineY);
	for (const x of [100, 140, 180]) letter(image, x);
	return image;
};

const small = (image: GrayImage) =>
	cleanCrop(image, margin, margin).writing.filter(({ top, bottom }) => bottom - top < 14);

describe('a dot below in the dotted line', () => {
	it('is none of the leader, whose dots all go', () => {
		expect(small(line())).toEqual([]);
	});

	it('stays where it is out of step', () => {
		const image = line();
		dot(image, 6.5 + 8 * pitch + 6, lineY);
		const [below, ...others] = small(image);
		expect(others).toEqual([]);
		expect((below!.left + below!.right) / 2).toBeCloseTo(112.5, -1);
	});

	it('stays where it is lower than the dot it stands on', () => {
		const image = line();
		dot(image, 6.5 + 12 * pitch, lineY + 3);
		expect(small(image)).toHaveLength(1);
	});

	it('is not believed where no letter stands over it', () => {
		const image = line();
		dot(image, 6.5 + 30 * pitch + 6, lineY);
		expect(small(image)).toEqual([]);
	});

	it('is not believed where dots that stand free are as strange', () => {
		const image = line();
		for (const tooth of [8, 25, 33, 41]) dot(image, 6.5 + tooth * pitch + 6, lineY);
		expect(small(image)).toEqual([]);
	});

	it('is not believed in a row that keeps no step', () => {
		const image = grayImage(600, 110);
		for (const x of [100, 140, 180]) letter(image, x);
		for (let x = 10, i = 0; x < 590; x += 12 + ((i * 7) % 11), i += 1) dot(image, x, lineY);
		expect(small(image)).toEqual([]);
	});
});

describe('a dotted line', () => {
	it('is taken off over the whole of a long line that falls a little', () => {
		const image = grayImage(2800, 110);
		dots(image, lineY, 0.0021);
		expect(cleanCrop(image, margin, margin).writing).toEqual([]);
	});

	it('is counted off where its pitch widens along the line', () => {
		const image = grayImage(1400, 110);
		let free = 0;
		for (let x = 6.5, step = 11.6; x < 1390; x += step, step += 0.008, free += 1)
			dot(image, x, lineY);
		for (let x = 120; x < 700; x += 40) draw(image, x, 30, 26, 38);
		expect(small(image)).toEqual([]);
		expect(free).toBeGreaterThan(100);
	});

	it('is counted on over a long gap under writing', () => {
		const image = grayImage(1400, 110);
		for (let x = 6.5; x < 1390; x += 11.13) dot(image, x, lineY);
		for (let x = 120; x < 720; x += 22) draw(image, x, 30, 20, 44);
		expect(small(image)).toEqual([]);
	});

	it('is known where writing leaves only every second or third dot free', () => {
		const image = grayImage(900, 110);
		dots(image, lineY);
		for (let x = 10; x < 880; x += 50) draw(image, x, 40, 30, 32);
		expect(small(image)).toEqual([]);
	});

	it('is not taken for the accents of a written line, evenly as they may stand', () => {
		const image = grayImage(900, 110);
		for (let x = 20; x < 860; x += 50) {
			draw(image, x, 48, 30, 28);
			draw(image, x + 10, 36, 8, 8);
		}
		expect(small(image)).toHaveLength(17);
	});

	it('of the line above takes nothing of this one with it', () => {
		const image = line();
		dots(image, 5);
		const { writing } = cleanCrop(image, margin, margin);
		expect(writing).toHaveLength(3);
	});
});
