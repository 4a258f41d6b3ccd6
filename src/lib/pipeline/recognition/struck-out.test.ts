import { describe, expect, it } from 'vitest';
import { components } from '../raster/components.ts';
import { withoutStruck } from './struck-out.ts';

const [width, height] = [600, 70];

/** Letters as upright bars of 4 × 34 pixels from `left` to `right`, every 20 pixels, accents over each. */
function drawn(draw: (ink: (x: number, y: number, w: number, h: number) => void) => void) {
	const mask = new Uint8Array(width * height);
	draw((x, y, w, h) => {
		for (let j = y; j < y + h; j += 1) mask.fill(1, j * width + x, j * width + x + w);
	});
	return components(mask, width, height);
}

type Ink = (x: number, y: number, w: number, h: number) => void;

const letters = (ink: Ink, left: number, right: number): void => {
	for (let x = left; x < right; x += 20) {
		ink(x, 20, 4, 34);
		ink(x, 10, 4, 4);
	}
};

/** Left edges of what is kept. */
const kept = (draw: (ink: Ink) => void): readonly number[] => {
	const { list, labels } = drawn(draw);
	return withoutStruck(list, labels, width).map(({ left }) => left);
};

describe('struck-out writing', () => {
	it('goes with its accents, and what stands beside it stays', () => {
		const left = kept((ink) => {
			letters(ink, 20, 200);
			ink(10, 36, 200, 4);
			letters(ink, 300, 400);
		});
		expect(Math.min(...left)).toBe(300);
		expect(left).toHaveLength(10);
	});

	it('is seen where the stroke slants', () => {
		const left = kept((ink) => {
			letters(ink, 20, 200);
			for (let x = 10; x < 210; x += 1) ink(x, 32 + Math.round(x * 0.04), 1, 4);
		});
		expect(left).toEqual([]);
	});

	it('is not writing tied by what is left of the dotted line it stands on', () => {
		const { list, labels } = drawn((ink) => (letters(ink, 20, 200), ink(10, 38, 200, 4)));
		expect(withoutStruck(list, labels, width, { y: 40, slope: 0 })).toHaveLength(list.length);
		expect(withoutStruck(list, labels, width, { y: 60, slope: 0 })).toHaveLength(0);
	});

	it.each<[string, (ink: Ink) => void]>([
		['underlined', (ink) => (letters(ink, 20, 200), ink(10, 52, 200, 4))],
		['tied at the heads', (ink) => (letters(ink, 20, 200), ink(10, 20, 200, 4))],
		['joined by loops', (ink) => (letters(ink, 20, 200), loops(ink))],
		['letters joined by blur', (ink) => (letters(ink, 20, 200), ink(20, 36, 184, 4))],
		['a short word with a bar', (ink) => (ink(20, 20, 4, 34), ink(20, 36, 40, 4))],
		['a long dash', (ink) => ink(20, 36, 200, 6)]
	])('is not %s', (_, draw) => {
		const { list } = drawn(draw);
		expect(kept(draw)).toHaveLength(list.length);
	});
});

/** Every second gap between letters bridged at mid-height. */
const loops = (ink: Ink): void => {
	for (let x = 20; x < 180; x += 20) ink(x, x % 40 === 0 ? 30 : 44, 24, 4);
};
