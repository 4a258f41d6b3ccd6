// The line reader's input contract: 40 rows, ink 1 on paper 0, 8 columns of paper at the sides, width in steps of 16.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../../domain/raster.ts';
import { inputRows, lineInput, maxColumns, sideColumns } from './line-input.ts';

/** White paper with one rectangle of ink. */
function paper(
	width: number,
	height: number,
	box: [number, number, number, number],
	grey = 0
): GrayImage {
	const data = new Uint8ClampedArray(width * height).fill(255);
	const [left, top, right, bottom] = box;
	for (let y = top; y < bottom; y++) data.fill(grey, y * width + left, y * width + right);
	return { width, height, data };
}

describe('lineInput', () => {
	it('is null for blank paper', () => {
		expect(lineInput(paper(30, 20, [0, 0, 0, 0]))).toBeNull();
	});

	it('scales the ink to the rows, with paper at the sides', () => {
		const input = lineInput(paper(400, 100, [50, 20, 350, 80]));
		expect(input?.width).toBe(208); // 300 × 40 / 64 ≈ 188, + 16, up to a step of 16
		const row = 20 * (input?.width ?? 0);
		expect(input?.ink[row + sideColumns - 1]).toBe(0);
		expect(input?.ink[row + sideColumns + 90]).toBe(1);
		expect(input?.ink[sideColumns + 90]).toBeLessThan(0.3); // the margin row above the ink
		expect(input?.left).toBe(50);
	});

	it('makes pale ink as dark as dark ink', () => {
		const pale = lineInput(paper(200, 60, [10, 10, 190, 50], 140));
		const dark = lineInput(paper(200, 60, [10, 10, 190, 50], 10));
		expect(Math.max(...(pale?.ink ?? []))).toBe(1);
		expect(pale?.width).toBe(dark?.width);
	});

	it('squeezes what is wider than any line in training', () => {
		const input = lineInput(paper(9000, 60, [0, 10, 9000, 50]));
		expect(input?.width).toBeLessThanOrEqual(maxColumns + 2 * sideColumns + 16);
	});

	it('keeps its bounds for any box of ink', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 300 }),
				fc.integer({ min: 1, max: 80 }),
				fc.nat(254),
				(width, height, grey) => {
					const input = lineInput(paper(width, height, [0, 0, width, height], Math.min(grey, 180)));
					expect(input?.ink).toHaveLength(inputRows * (input?.width ?? 0));
					expect((input?.width ?? 1) % 16).toBe(0);
					expect(input?.ink.every((value) => value >= 0 && value <= 1)).toBe(true);
				}
			)
		);
	});
});
