import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rectToQuad } from '#lib/domain/geometry.ts';
import { clampView, scaleOf, toScreen, turnedBox, turnQuad, viewToShow } from './view-math.ts';

const page = { width: 2480, height: 3508 };
const window = { width: 790, height: 700 };
const fit = { scale: scaleOf('fit', page, window), x: 0, y: 0 };

describe('the page in its window', () => {
	it('stays where it is while the field is in the middle 60 %', () => {
		const rect = { x: 400, y: 1000, width: 800, height: 70 };
		expect(viewToShow(fit, rect, page, window)).toEqual(fit);
	});
	it('moves when the field would stand at the edge', () => {
		const rect = { x: 400, y: 2400, width: 800, height: 70 };
		const moved = viewToShow(fit, rect, page, window);
		expect(moved.y).toBeLessThan(0);
		const shown = toScreen(moved, rect);
		expect(shown.y).toBeGreaterThan(0);
		expect(shown.y + shown.height).toBeLessThan(window.height);
	});
	it('does not move a second time for the same field', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 1600 }),
				fc.integer({ min: 0, max: 3400 }),
				fc.constantFrom('fit' as const, 'read' as const),
				(x, y, zoom) => {
					const start = clampView(
						{ scale: scaleOf(zoom, page, window), x: -50, y: -90 },
						page,
						window
					);
					const rect = { x, y, width: 700, height: 80 };
					const once = viewToShow(start, rect, page, window);
					const twice = viewToShow(once, rect, page, window);
					expect(twice.x).toBeCloseTo(once.x, 6);
					expect(twice.y).toBeCloseTo(once.y, 6);
				}
			)
		);
	});
	it('shows any field of the page whole, at both zooms', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 2480 - 700 }),
				fc.integer({ min: 0, max: 3508 - 80 }),
				fc.constantFrom('fit' as const, 'read' as const),
				(x, y, zoom) => {
					const start = clampView({ scale: scaleOf(zoom, page, window), x: 0, y: 0 }, page, window);
					const rect = { x, y, width: 700, height: 80 };
					const shown = toScreen(viewToShow(start, rect, page, window), rect);
					expect(shown.x).toBeGreaterThanOrEqual(-0.01);
					expect(shown.y).toBeGreaterThanOrEqual(-0.01);
					expect(shown.x + shown.width).toBeLessThanOrEqual(window.width + 0.01);
					expect(shown.y + shown.height).toBeLessThanOrEqual(window.height + 0.01);
				}
			)
		);
	});
	it('centres a page smaller than its window', () => {
		const small = { width: 300, height: 200 };
		expect(clampView({ scale: 1, x: -400, y: 90 }, small, window)).toEqual({
			scale: 1,
			x: 245,
			y: 250
		});
	});
	it('gives a skewed field its slope', () => {
		const box = turnedBox({ scale: 2, x: 5, y: 0 }, [
			{ x: 10, y: 10 },
			{ x: 110, y: 20 },
			{ x: 108, y: 40 },
			{ x: 8, y: 30 }
		]);
		expect(box.degrees).toBeCloseTo(5.71, 2);
		expect([box.x, box.y]).toEqual([25, 20]);
		expect(box.height).toBeCloseTo(40.2, 1);
	});
	it('turned four times, a quad is where it was', () => {
		const quad = rectToQuad({ x: 10, y: 20, width: 30, height: 5 });
		const wide = { width: page.height, height: page.width };
		const once = turnQuad(quad, page, 1);
		expect(once[0]).toEqual({ x: 3488, y: 10 });
		expect(turnQuad(once, wide, 3)).toEqual(quad);
	});
});
