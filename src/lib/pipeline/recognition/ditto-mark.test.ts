import { describe, expect, it } from 'vitest';
import { components } from '../raster/components.ts';
import type { Mask } from '../raster/threshold.ts';
import { dittoMark } from './ditto-mark.ts';

const width = 400;
const height = 90;

/** Ink where `isInk` says so, looked at as a cell at 300 dpi. */
function markOf(isInk: (x: number, y: number) => boolean) {
	const mask: Mask = new Uint8Array(width * height);
	for (let y = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1) if (isInk(x, y)) mask[y * width + x] = 1;
	const { list, labels } = components(mask, width, height);
	return dittoMark(list, labels, width, height);
}

const box = (left: number, top: number, wide: number, high: number) => (x: number, y: number) =>
	x >= left && x < left + wide && y >= top && y < top + high;
const slash = (left: number) => (x: number, y: number) =>
	y >= 30 && y < 66 && Math.abs(x - (left + (66 - y) * 0.45)) < 2.5;
const wave = (x: number, y: number) =>
	x > 60 && x < 330 && Math.abs(y - (45 + 12 * Math.sin(x / 18))) < 3.5;
const any =
	(...shapes: readonly ((x: number, y: number) => boolean)[]) =>
	(x: number, y: number) =>
		shapes.some((shape) => shape(x, y));

describe('dittoMark', () => {
	it.each([
		['two short strokes', any(box(180, 30, 5, 16), box(192, 30, 5, 16)), '"'],
		[
			'strokes between dashes',
			any(box(150, 40, 20, 4), box(180, 30, 5, 16), box(192, 31, 5, 16), box(210, 40, 20, 4)),
			'"'
		],
		['two slashes', any(slash(150), slash(166)), '//'],
		['a wave across', wave, '~'],
		[
			'a wave down through the cell',
			(x: number, y: number) => Math.abs(x - (200 + 14 * Math.sin(y / 9))) < 3.5,
			'~'
		],
		['a dash: blank, not ditto', box(150, 44, 60, 4), null],
		['one stroke', box(180, 30, 5, 16), null],
		['two letters as high as o', any(box(150, 40, 22, 24), box(180, 40, 22, 24)), null],
		['strokes far apart', any(box(100, 30, 5, 16), box(250, 30, 5, 16)), null],
		['strokes of two lines', any(box(180, 5, 5, 16), box(192, 60, 5, 16)), null],
		['a ring', (x: number, y: number) => Math.abs(Math.hypot(x - 150, y - 45) - 36) < 3, null],
		['nothing', () => false, null]
	])('takes %s', (_, shape, wanted) => {
		expect(markOf(shape)).toBe(wanted);
	});
});
