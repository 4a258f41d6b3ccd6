import { describe, expect, it } from 'vitest';
import { bars, burnDown } from './chart-shapes.ts';

const size = { width: 300, height: 100 };
const days = [
	{ day: '2026-02-01', fields: 40, pages: 4 },
	{ day: '2026-02-02', fields: 60, pages: 5 }
];

describe('bars', () => {
	it('fills the width with the most, keeps proportions and never overlaps', () => {
		const [one, two, none] = bars(
			[
				['a', 50],
				['b', 100],
				['c', 0]
			],
			180
		);
		expect([one?.width, two?.width, none?.width]).toEqual([90, 180, 0]);
		expect((one?.y ?? 0) + (one?.height ?? 0)).toBeLessThan(two?.y ?? 0);
	});
	it('draws nothing wide where all is nought, and keeps equal labels apart', () => {
		expect(
			bars(
				[
					['a', 0],
					['a', 0]
				],
				180
			).map((bar) => bar.width)
		).toEqual([0, 0]);
		expect(
			new Set(
				bars(
					[
						['a', 1],
						['a', 1]
					],
					180
				).map((bar) => bar.y)
			).size
		).toBe(2);
	});
});

describe('what is left and when it ends', () => {
	it('has no picture without a day', () => {
		expect(burnDown({ days: [], forecast: null }, size)).toBeNull();
	});
	it('reckons what was left after each day, back from what is left now', () => {
		const drawn = burnDown({ days, forecast: { left: 100, perDay: 50, days: 2 } }, size);
		expect(drawn?.days.map((one) => one.left)).toEqual([160, 100]);
	});
	it('leads the forecast to the ground inside the picture', () => {
		const drawn = burnDown({ days, forecast: { left: 100, perDay: 50, days: 2 } }, size);
		const [x, y] = (drawn?.expected.split('L')[1] ?? '').split(',').map(Number);
		expect(y).toBe(size.height);
		expect(x).toBeLessThan(size.width);
	});
	it('cuts a forecast of years at the edge, above the ground', () => {
		const drawn = burnDown({ days, forecast: { left: 90_000, perDay: 50, days: 1800 } }, size);
		const [, y] = (drawn?.expected.split('L')[1] ?? '').split(',').map(Number);
		expect(y).toBeLessThan(size.height);
	});
	it('draws no forecast where none is', () => {
		expect(burnDown({ days, forecast: null }, size)?.expected).toBe('');
	});
});
