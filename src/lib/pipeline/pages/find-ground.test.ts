import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../domain/raster.ts';
import { grayImage } from '../raster/gray.ts';
import { findGround, readable, turnedPart, withoutGround } from './find-ground.ts';

const [width, height] = [1240, 1754];
/** Ten pixels are 1.7 mm. */
function page(): GrayImage {
	const image = grayImage(width, height, 236);
	for (let y = 200; y < 1500; y += 40)
		for (let x = 160; x < 1050; x += 14) draw(image, x, y, 8, 18, 40);
	return image;
}
function draw(image: GrayImage, x: number, y: number, w: number, h: number, level: number): void {
	for (let row = y; row < y + h; row += 1)
		image.data.fill(level, row * image.width + x, row * image.width + x + w);
}
function disc(image: GrayImage, cx: number, cy: number, radius: number, level: number): void {
	for (let y = cy - radius; y <= cy + radius; y += 1)
		for (let x = cx - radius; x <= cx + radius; x += 1)
			if (Math.hypot(x - cx, y - cy) <= radius) image.data[y * image.width + x] = level;
}
const darkIn = (image: GrayImage, x: number, y: number, w: number, h: number): number => {
	let count = 0;
	for (let row = y; row < y + h; row += 1)
		for (let col = x; col < x + w; col += 1)
			if (image.data[row * image.width + col]! < 128) count += 1;
	return count;
};
const text = (image: GrayImage): number => darkIn(image, 150, 190, 920, 1340);

describe('the ground of a scan', () => {
	it('is none on a page that fills the picture', () => {
		expect(findGround(page())).toBeNull();
	});

	it.each([
		['left', [0, 0, 60, height]],
		['right', [width - 50, 0, 50, height]],
		['top', [0, 0, width, 40]],
		['bottom', [0, height - 70, width, 70]]
	] as const)('is a dark border at the %s, and the paper ends at it', (side, [x, y, w, h]) => {
		const image = page();
		draw(image, x, y, w, h, 30);
		const ground = findGround(image)!;
		const clean = withoutGround(image, ground);
		expect(darkIn(clean, x, y, w, h)).toBe(0);
		expect(text(clean)).toBe(text(image));
		const { paper } = ground;
		const edges = {
			left: paper.x - 60,
			right: paper.x + paper.width - (width - 50),
			top: paper.y - 40,
			bottom: paper.y + paper.height - (height - 70)
		};
		expect(Math.abs(edges[side])).toBeLessThan(15);
	});

	it('is punch holes beside the text, which stays', () => {
		const image = page();
		const before = text(image);
		for (const y of [600, 1080]) disc(image, 70, y, 18, 40);
		const clean = withoutGround(image, findGround(image));
		expect(darkIn(clean, 0, 0, 130, height)).toBe(0);
		expect(text(clean)).toBe(before);
	});

	it('is no rule, no word and no picture on the paper', () => {
		const image = page();
		draw(image, 0, 1600, width, 4, 20);
		draw(image, 600, 0, 4, height, 20);
		draw(image, 0, 1560, 30, 18, 40);
		draw(image, 900, 60, 180, 110, 60);
		expect(findGround(image)).toBeNull();
	});

	it('is not the page itself where all of it is dark', () => {
		const image = grayImage(width, height, 30);
		draw(image, 300, 300, 400, 500, 220);
		expect(findGround(image)).toBeNull();
	});

	it('is left for a sheet that lies on it, which is found by its corners', () => {
		const image = grayImage(width, height, 30);
		draw(image, 120, 120, width - 240, height - 240, 236);
		const { image: read, paper } = readable(image);
		expect(read).toBe(image);
		expect(paper!.x).toBeGreaterThan(100);
		expect(paper!.width).toBeLessThan(width - 200);
	});

	it.each([0, 1, 2, 3] as const)('turns with the page, %i quarters', (turns) => {
		const part = { x: 10, y: 20, width: 300, height: 500 };
		const turned = turnedPart(part, { width: 400, height: 700 }, turns);
		const wanted = {
			0: part,
			1: { x: 180, y: 10, width: 500, height: 300 },
			2: { x: 90, y: 180, width: 300, height: 500 },
			3: { x: 20, y: 90, width: 500, height: 300 }
		}[turns];
		expect(turned).toEqual(wanted);
	});

	it('never writes to the picture it is given', () => {
		const image = page();
		draw(image, 0, 0, 60, height, 30);
		const before = image.data.slice();
		withoutGround(image, findGround(image));
		expect(image.data).toEqual(before);
	});
});
