import { describe, expect, it } from 'vitest';
import { writtenRows, type RuledColumn, type Strip } from './table-rows.ts';

const columns: readonly RuledColumn[] = [
	{ id: 'row-number', kind: 'row-number', left: 20, right: 28 },
	{ id: 'name', kind: 'person-name', left: 28, right: 70 },
	{ id: 'birth-date', kind: 'date', left: 70, right: 95 },
	{ id: 'birth-place', kind: 'place', left: 95, right: 150 }
];

interface Written {
	readonly column: string;
	readonly y: number;
	/** Share of the cell's width. */
	readonly to?: number;
}

/** Ink is 3.4 mm high around its middle. */
const reachOf =
	(ink: readonly Written[]) =>
	({ id }: RuledColumn, [top, bottom]: Strip): number =>
		Math.max(
			0,
			...ink
				.filter(({ column, y }) => column === id && y + 1.7 > top && y - 1.7 < bottom)
				.map(({ to = 0.5 }) => to)
		);

const person = (y: number, place = 0.5): readonly Written[] => [
	{ column: 'row-number', y },
	{ column: 'name', y, to: 0.8 },
	{ column: 'birth-date', y, to: 0.9 },
	{ column: 'birth-place', y, to: place }
];

const strips = (...heights: readonly number[]): readonly Strip[] => {
	let top = 100;
	return heights.map((height): Strip => [top, (top += height)]);
};

const rowsOf = (ruled: readonly Strip[], ink: readonly Written[]) =>
	writtenRows(ruled, columns, 8, reachOf(ink)).map(({ strips: own }) => own);

describe('writtenRows', () => {
	it('are the ruled strips where each holds one', () => {
		const ruled = strips(8, 8, 8);
		expect(rowsOf(ruled, [...person(104), ...person(112)])).toEqual(ruled.map((strip) => [strip]));
	});

	it('join what ran out of room to what it continues', () => {
		const ruled = strips(8, 8, 8);
		const ink = [...person(104, 0.95), { column: 'birth-place', y: 112 }, ...person(120)];
		expect(rowsOf(ruled, ink)).toEqual([[ruled[0], ruled[1]], [ruled[2]]]);
	});

	it.each([
		[
			'a name alone without a number above it',
			[
				{ column: 'name', y: 104, to: 0.9 },
				{ column: 'name', y: 112 }
			]
		],
		[
			'a place where the place above had room',
			[...person(104, 0.4), { column: 'birth-place', y: 112 }]
		],
		['a row with a date of its own', [...person(104, 0.95), { column: 'birth-date', y: 112 }]],
		['a place under a blank', [...person(104, 0), { column: 'birth-place', y: 112 }]]
	])('do not join %s', (_, ink) => {
		expect(rowsOf(strips(8, 8, 8), ink)).toHaveLength(3);
	});

	it('are two where the rule between them is missing', () => {
		const found = rowsOf(strips(8, 16, 8), [...person(104), ...person(112), ...person(120)]);
		expect(found).toHaveLength(4);
		expect(found[1]![0]![1]).toBeCloseTo(116, 0);
	});

	it('are two where names fill both to the missing rule, and numbers and dates stand twice', () => {
		const wrapped = [102, 105, 108, 111, 114].map((y) => ({ column: 'name', y: y + 8, to: 0.9 }));
		const found = rowsOf(strips(8, 16, 8), [
			...person(104),
			...person(112),
			...person(120),
			...wrapped
		]);
		expect(found).toHaveLength(4);
		expect(found[1]![0]![1]).toBeCloseTo(116, 0);
	});

	it('is one where a long name fills a high row and its number and date stand once', () => {
		const wrapped = [110, 113, 116, 119, 122].map((y) => ({ column: 'name', y, to: 0.9 }));
		const once = ['row-number', 'birth-date'].map((column) => ({ column, y: 116 }));
		expect(rowsOf(strips(8, 16, 8), [...person(104), ...wrapped, ...once])).toHaveLength(3);
	});

	it('are three where both rules are', () => {
		const ink = [...person(104), ...person(112), ...person(120)];
		expect(rowsOf(strips(24, 8, 8, 8), ink)).toHaveLength(6);
	});

	it('stay one where a tall cell is written across its middle', () => {
		const ruled = strips(8, 16, 8);
		const ink = [
			...person(116),
			{ column: 'birth-place', y: 113 },
			{ column: 'birth-place', y: 119 }
		];
		expect(rowsOf(ruled, ink)).toEqual(ruled.map((strip) => [strip]));
	});

	it('keep empty strips, for a person may write there', () => {
		expect(rowsOf(strips(8, 8), person(112))).toHaveLength(2);
	});

	it("are parted by the height in the form's data where the table is too short to tell", () => {
		expect(rowsOf(strips(16), [...person(104), ...person(112)])).toHaveLength(2);
	});
});
