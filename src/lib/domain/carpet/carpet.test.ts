// Carpets and seeds: equal values together, least likely first, seeds never the asked for, never stored by mistake.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldKey, PageId, RegistryFileId } from '../ids.ts';
import { cellsPerSheet, fewestCells, fieldColumns, valueCarpets } from './carpets.ts';
import { type CarpetCell, type KnownCell, wholeWith } from './cell.ts';
import type { Doubted } from '../doubt.ts';
import { doubtedPart } from './parts.ts';
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

const read = (text: string, ...weak: number[]): Doubted => ({
	value: text,
	confidence: 0.8,
	alternatives: [],
	symbols: [...text].map((letter, at) => ({
		text: letter,
		confidence: weak.includes(at) ? 0.4 : 0.97,
		box: ink.box
	}))
});

describe('parts of fields', () => {
	it.each([
		['the surname', 'person-name', 'NGUYỄN VĂN AN', [3, 4], ['surname', 'NGUYỄN', ' VĂN AN']],
		['the year', 'date', '15/08/1957', [9], ['year', '1957', '']],
		['one digit', 'id-number', '168534784', [4], ['digit', '3', '4784']],
		['one digit of a day', 'date', '15/08/1957', [1], ['digit', '5', '/08/1957']],
		['nothing where the given name is in doubt too', 'person-name', 'NGUYỄN VĂN AN', [3, 12], null],
		['nothing where two digits are', 'id-number', '168534784', [4, 7], null],
		['nothing where nothing is', 'person-name', 'NGUYỄN VĂN AN', [], null],
		['nothing of a single word', 'person-name', 'NGUYỄN', [3], null],
		['nothing of an address', 'address', 'Xóm 7, An Đổ', [4], null]
	] as const)('asks for %s', (_what, kind, text, weak, wanted) => {
		const found = doubtedPart(kind, text, read(text, ...weak));
		expect(found && [found.part.of, found.text, found.part.after]).toEqual(wanted);
		if (found) expect(wholeWith(found, found.text)).toBe(text);
	});

	it('lies in a carpet of its own, never in a column, and its seeds are parts', () => {
		const part = (n: number, value: string): CarpetCell =>
			cell(n, { kind: 'person-name', value, part: { of: 'surname', before: '', after: ' AN' } });
		const own = Array.from({ length: 60 }, (_, n) => part(n, 'LÊ'));
		const [carpet, ...others] = valueCarpets([...own, ...cells(3)]);
		expect(others).toEqual([]);
		expect(carpet).toMatchObject({ value: 'LÊ', part: 'surname' });
		expect(fieldColumns(own)).toEqual([]);
		const strangers = [...known(5, 'Kinh'), ...[901, 902].map((n) => part(n, 'HÀ'))];
		const seeds = laySheet(carpet!, strangers, chance(5)).filter((one) => one.truth !== null);
		expect(new Set(seeds.map((one) => one.truth))).toEqual(new Set(['HÀ']));
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
