// Carpets and seeds: equal values together, least likely first, seeds never the asked for, never stored by mistake.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldKey, PageId, RegistryFileId } from '../ids.ts';
import { cellsPerSheet, fewestCells, fieldColumns, valueCarpets } from './carpets.ts';
import type { CarpetCell, KnownCell } from './cell.ts';
import { cellsPerSeed, laySheet } from './seeds.ts';

const ink = {
	box: [
		{ x: 0, y: 0 },
		{ x: 9, y: 0 },
		{ x: 9, y: 9 },
		{ x: 0, y: 9 }
	],
	symbols: []
} as const;

function cell(n: number, more: Partial<CarpetCell> = {}): CarpetCell {
	const value = more.value ?? 'Kinh';
	return {
		key: `p${n}#ethnicity` as FieldKey,
		fileId: `f${n % 7}` as RegistryFileId,
		pageId: `p${n}` as PageId,
		kind: 'ethnicity',
		fact: 'ethnicity',
		label: 'Dân tộc',
		value,
		text: value,
		probability: 0.9,
		isOpen: true,
		ink,
		...more
	};
}

const cells = (count: number, more: Partial<CarpetCell> = {}, from = 0) =>
	Array.from({ length: count }, (_, n) => cell(from + n, more));

const known = (count: number, value: string): KnownCell[] => cells(count, { value }, 50_000);

/** A replayable chance. */
const chance = (seed: number) => () => {
	seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
	return seed / 2_147_483_648;
};

describe('carpets', () => {
	it('puts equal values of one kind together, the one that settles most first', () => {
		const laid = valueCarpets([
			...cells(5),
			...cells(8, { value: 'Tày' }, 100),
			...cells(6, { value: 'Kinh', kind: 'place', fact: 'home-town' }, 200)
		]);
		expect(laid.map(({ kind, value, open }) => [kind, value, open])).toEqual([
			['ethnicity', 'Tày', 8],
			['place', 'Kinh', 6],
			['ethnicity', 'Kinh', 5]
		]);
	});

	it('shows the least likely first', () => {
		const odds = [0.9, 0.6, 0.99, 0.7];
		const [carpet] = valueCarpets(odds.map((probability, n) => cell(n, { probability })));
		expect(carpet?.cells.map((one) => one.probability)).toEqual([0.6, 0.7, 0.9, 0.99]);
	});

	it.each([
		['too few', cells(fewestCells - 1)],
		['nobody is needed', cells(20, { isOpen: false })],
		['the machine had better stay silent', cells(20, { text: '' })]
	])('makes none where %s', (_why, list) => {
		expect(valueCarpets(list)).toEqual([]);
	});

	it('a column holds every open value of a field, silent ones too', () => {
		const [column, ...others] = fieldColumns([
			...cells(3),
			...cells(2, { value: 'Tày', text: '' }, 10),
			...cells(4, { isOpen: false }, 20)
		]);
		expect(others).toEqual([]);
		expect(column).toMatchObject({ of: 'column', value: null, label: 'Dân tộc', open: 5 });
	});
});

describe('seeds', () => {
	const asked = fc.integer({ min: fewestCells, max: 260 });
	const strangers = fc.integer({ min: 0, max: 30 });

	it('a sheet holds the least likely cells once each, at most a hundred, seeds of another value among them', () => {
		fc.assert(
			fc.property(asked, strangers, fc.nat(99_999), (count, others, seed) => {
				const [carpet] = valueCarpets(cells(count));
				const sheet = laySheet(carpet!, known(others, 'Tày'), chance(seed));
				const seeds = sheet.filter((one) => one.truth !== null);
				const own = sheet.filter((one) => one.truth === null).map((one) => one.cell);
				expect(sheet.length).toBeLessThanOrEqual(cellsPerSheet);
				expect(new Set(sheet.map((one) => one.cell.key)).size).toBe(sheet.length);
				expect(own).toEqual(carpet!.cells.slice(0, own.length));
				expect(own.length).toBeGreaterThanOrEqual(Math.min(count, cellsPerSheet - 3));
				expect(seeds.length).toBeLessThanOrEqual(Math.min(others, sheet.length / cellsPerSeed + 1));
				for (const { cell: one, truth } of seeds) {
					expect(one.value).toBe('Kinh');
					expect(truth).toBe('Tày');
				}
			})
		);
	});

	it('about one in forty', () => {
		const [carpet] = valueCarpets(cells(100));
		const next = chance(7);
		let seeds = 0;
		for (let round = 0; round < 200; round++)
			seeds += laySheet(carpet!, known(40, 'Tày'), next).filter((one) => one.truth !== null).length;
		expect(seeds / 200).toBeGreaterThan(2.2);
		expect(seeds / 200).toBeLessThan(2.8);
	});

	it('takes none that says the same, and none of another kind', () => {
		const [carpet] = valueCarpets(cells(100));
		const same = [
			...known(9, 'Kinh'),
			...known(9, 'Nam').map((one) => ({ ...one, kind: 'sex' as const }))
		];
		expect(laySheet(carpet!, same, chance(3)).every((one) => one.truth === null)).toBe(true);
	});
});
