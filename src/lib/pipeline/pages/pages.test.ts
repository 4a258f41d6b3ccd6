import { describe, expect, it } from 'vitest';
import { grayImage } from '../raster/gray.ts';
import { apply, invert, rotation } from '../raster/homography.ts';
import { quadMatrix, sample } from '../raster/sample.ts';
import { findSheet, levelPage, levelSheet, likelyDpi, likelyScales, upright } from './index.ts';

const a4 = { widthMm: 210, heightMm: 297 };
const book = { widthMm: 120, heightMm: 165 };

describe('resolution', () => {
	it.each([
		[2480, 3508, 300, 300],
		[2480, 3508, 72, 300],
		[2480, 3508, null, 300],
		[1654, 2339, 200, 200],
		[1417, 1949, 300, 300]
	])('of %i × %i stated as %s dpi is %i', (width, height, stated, wanted) => {
		expect(Math.round(likelyDpi(width, height, stated))).toBe(wanted);
	});

	it('keeps papers that cannot be on the sheet out', () => {
		const scales = likelyScales(1417, 1949, 300, [a4, book]);
		expect(scales).toEqual([{ dpi: 300, papers: [book] }]);
	});

	it('tries one per paper of the same shape where none is stated', () => {
		const scales = likelyScales(1417, 1949, null, [a4, book]);
		expect(scales.map(({ dpi }) => Math.round(dpi)).sort()).toEqual([167, 300]);
	});
});

describe('a sheet on a dark ground', () => {
	const corners = [
		{ x: 180, y: 120 },
		{ x: 860, y: 170 },
		{ x: 900, y: 1090 },
		{ x: 150, y: 1120 }
	] as const;
	const photo = grayImage(1000, 1250, 45);
	const inside = invert(quadMatrix(corners, 1, 1)!);
	for (let y = 0; y < 1250; y += 1)
		for (let x = 0; x < 1000; x += 1) {
			const { x: u, y: v } = apply(inside, x, y);
			if (u > 0 && u < 1 && v > 0 && v < 1) photo.data[y * 1000 + x] = 190 + u * 40;
		}

	it('is found by its corners', () => {
		const found = findSheet(photo)!;
		found.forEach((corner, i) =>
			expect(Math.hypot(corner.x - corners[i]!.x, corner.y - corners[i]!.y)).toBeLessThan(12)
		);
	});

	it.each([
		['a lamp at the left', (u: number) => 1 - 0.55 * u],
		['a shadow over one corner', (u: number, v: number) => (u + v > 1.4 ? 0.55 : 1)],
		['both', (u: number, v: number) => (1 - 0.4 * v) * (u > 0.7 ? 0.6 : 1)]
	])('is found to a pixel or two under %s', (_, light) => {
		const lit = grayImage(1000, 1250, 0);
		photo.data.forEach((value, i) => {
			const x = i % 1000;
			lit.data[i] = value * light(x / 1000, (i - x) / 1000 / 1250);
		});
		findSheet(lit)!.forEach((corner, i) =>
			expect(Math.hypot(corner.x - corners[i]!.x, corner.y - corners[i]!.y)).toBeLessThan(4)
		);
	});

	it('is flattened to its paper, all of it bright', () => {
		const [sheet] = levelSheet(photo, corners, a4);
		expect([sheet!.level.width, sheet!.level.height]).toEqual([620, 877]);
		const dark = sheet!.level.data.filter((value) => value < 120).length;
		expect(dark / sheet!.level.data.length).toBeLessThan(0.02);
	});

	it('is not seen where the paper fills the picture', () => {
		expect(findSheet(grayImage(800, 1100, 230))).toBeNull();
	});
});

describe('levelling', () => {
	it('takes out skew, and points back to the page', () => {
		const page = grayImage(620, 877, 235);
		for (let line = 60; line < 820; line += 24)
			for (let x = 70; x < 550; x += 8)
				for (let y = line; y < line + 6; y += 1) page.data.fill(30, y * 620 + x, y * 620 + x + 5);
		const tilt = rotation(2, 310, 438);
		const [level] = levelPage(sample(page, invert(tilt), 620, 877), 75);
		expect(level!.turns).toBe(0);
		expect(level!.skewDegrees).toBeCloseTo(2, 0.5);
		const at = apply(level!.toPage, 100, 200);
		const wanted = apply(tilt, 100, 200);
		expect(Math.hypot(at.x - wanted.x, at.y - wanted.y)).toBeLessThan(2);
	});

	it('turns a page upright with all that points to it', () => {
		const page = grayImage(620, 877, 235);
		const level = { ...levelPage(page, 75)[0]!, turns: 1 as const };
		const turned = upright(level);
		expect([turned.page.width, turned.page.height]).toEqual([877, 620]);
		expect(upright({ ...level, turns: 0 }).page).toBe(page);
	});
});
