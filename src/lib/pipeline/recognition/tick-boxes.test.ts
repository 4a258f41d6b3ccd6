import { describe, expect, it } from 'vitest';
import { grayImage } from '../raster/gray.ts';
import { tickBoxes } from './tick-boxes.ts';

type Draw = (x: number, y: number) => boolean;

const frame =
	(left: number, top: number, side: number): Draw =>
	(x, y) =>
		x >= left &&
		x < left + side &&
		y >= top &&
		y < top + side &&
		(x < left + 3 || x >= left + side - 3 || y < top + 3 || y >= top + side - 3);
const cross =
	(left: number, top: number, side: number): Draw =>
	(x, y) =>
		x > left + 6 &&
		x < left + side - 6 &&
		(Math.abs(x - left - (y - top)) < 2.5 || Math.abs(x - left - (side - y + top)) < 2.5);
/** A tick that begins in the box and ends outside of it. */
const tick =
	(left: number, top: number): Draw =>
	(x, y) =>
		x > left + 10 &&
		x < left + 62 &&
		y > top - 12 &&
		Math.abs(y - (top + 40 - (x - left - 10))) < 3;
const letterH: Draw = (x, y) =>
	y > 30 &&
	y < 66 &&
	((x > 300 && x < 305) || (x > 322 && x < 327) || (x > 300 && x < 327 && Math.abs(y - 48) < 2));

function line(...draws: readonly Draw[]) {
	const image = grayImage(420, 100, 240);
	for (let y = 0; y < 100; y += 1)
		for (let x = 0; x < 420; x += 1)
			if (draws.some((draw) => draw(x, y))) image.data[y * 420 + x] = 30;
	return tickBoxes(image);
}

describe('tickBoxes', () => {
	it.each([
		['two empty boxes', [frame(20, 30, 43), frame(150, 30, 43)], [false, false]],
		[
			'the first crossed',
			[frame(20, 30, 43), cross(20, 30, 43), frame(150, 30, 43)],
			[true, false]
		],
		[
			'a tick that reaches out',
			[frame(20, 30, 43), frame(150, 30, 43), tick(150, 30)],
			[false, true]
		],
		['words beside it', [frame(20, 30, 43), letterH], [false]],
		['small boxes', [frame(20, 30, 30), cross(20, 30, 30)], [true]],
		['none', [letterH], []]
	] as const)('finds %s', (_, draws, wanted) => {
		expect(line(...draws)).toEqual(wanted);
	});
});
