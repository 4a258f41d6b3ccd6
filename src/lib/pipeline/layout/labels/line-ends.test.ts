import { describe, expect, it } from 'vitest';
import { grayImage } from '../../raster/gray.ts';
import { scaling } from '../../raster/homography.ts';
import { numberStart, printedSuffix, valueStart, type FoundPage } from './line-ends.ts';
import { labelPage } from './page-ink.ts';
import { textRows, type SparseWord } from './text-rows.ts';

const word = (text: string, left: number, right: number, y = 50): SparseWord => ({
	text,
	confidence: 0.9,
	left,
	right,
	top: y - 1.5,
	bottom: y + 1.5
});

const page = (words: readonly SparseWord[], rest: Partial<FoundPage> = {}): FoundPage => ({
	rows: textRows(words),
	leaders: [],
	colons: [],
	grids: [],
	barriers: [],
	...rest
});

describe('where a value begins', () => {
	const colon = (left: number, y = 50) => ({ y, left, right: left + 0.5 });
	const start = (words: readonly SparseWord[], rest: Partial<FoundPage> = {}) => {
		const found = page(words, rest);
		const row = found.rows[0]!;
		return valueStart(
			row,
			row.letters.findIndex(({ word: at }) => at > 0),
			found
		);
	};
	const label = [word('số', 20, 24), word('168', 30, 36), word('n', 60, 62)];

	it('is behind the label where no colon is seen', () => {
		expect(start(label)).toBeCloseTo(24.3);
	});

	it.each([
		['whose end was read too early', 26, 26.8],
		['whose end was read too late', 22, 22.8]
	])('is behind the colon of a label %s', (_, left, wanted) => {
		expect(start(label, { colons: [colon(left)] })).toBeCloseTo(wanted);
	});

	it('is behind a colon in the gap where letters of the label were lost and the value passed for them', () => {
		const torn = [word('Nguyên', 20, 32), word('qu', 33, 36), word('Nhân', 45, 54)];
		const found = page(torn, { colons: [colon(41)] });
		const row = found.rows[0]!;
		expect(valueStart(row, row.text.length - 2, found)).toBeCloseTo(41.8);
	});

	it('is at the first sign read right behind a label without a colon', () => {
		const joined = page([{ ...word('ngày09', 20, 32), signs: [20, 22, 24, 26, 28, 30] }]);
		expect(valueStart(joined.rows[0]!, 4, joined)).toBeCloseTo(27.85);
	});

	it.each([
		['on another line', { colons: [colon(26, 56)] }],
		['far behind', { colons: [colon(40)] }],
		['behind the first dots', { colons: [colon(29)], leaders: [{ y: 51, left: 26, right: 58 }] }]
	])('leaves a colon %s alone', (_, rest) => {
		expect(start(label, rest)).toBeCloseTo(24.3);
	});
});

describe('where a label with its number begins', () => {
	const start = (before: string): number => {
		const { rows } = page([word(before, 20, 40), word('Giới', 42, 48), word('tính', 49, 55)]);
		const row = rows[0]!;
		return numberStart(row, row.text.indexOf('gioitinh'));
	};
	const letterMm = (text: string): number =>
		[...text].reduce((sum, sign) => sum + (/[.1]/.test(sign) ? 0.55 : 1), 0);

	it.each(['..4.', '4.', '28/11/2019....4.'])('is at the number in "%s"', (text) => {
		const share = text === '4.' ? 0 : letterMm(text.slice(0, -2)) / letterMm(text);
		expect(start(text)).toBeCloseTo(20 + 20 * share, 1);
	});

	it.each(['.28/11/2019.', '26/6/1995', '28.11.19.', '2019', 'sinh'])(
		'is no part of "%s"',
		(text) => {
			expect(start(text)).toBe(42);
		}
	);
});

describe('what is printed behind a dotted line', () => {
	const dots = { leaders: [{ y: 51, left: 30, right: 60 }] };

	it('ends the value', () => {
		const found = page([word('Số:', 20, 24), word('/GCHK', 61, 72)], dots);
		expect(printedSuffix(found, 50, 25)).toEqual([60.6]);
	});

	it.each([
		['a fraction', word('/2014', 61, 72)],
		['a word without a stroke', word('GCHK', 61, 72)],
		['what stands among the dots', word('/GCHK', 45, 50)],
		['another line', word('/GCHK', 61, 72, 58)]
	])('is not %s', (_, other) => {
		expect(printedSuffix(page([word('Số:', 20, 24), other], dots), 50, 25)).toEqual([]);
	});
});

describe('colons on a page', () => {
	/** Dots of 5 pixels, 150 dpi: the picture is drawn at the scan's own size. */
	const drawn = (dots: readonly (readonly [number, number])[]) => {
		const scan = grayImage(1240, 1754, 250);
		for (const [x, y] of dots)
			for (let i = 0; i < 9; i += 1)
				scan.data[(y + Math.floor(i / 3)) * scan.width + x + (i % 3)] = 20;
		const level = grayImage(620, 877, 250);
		return labelPage({ page: scan, level, toPage: scaling(2) }).colons;
	};

	it('are two dots one over the other', () => {
		const [colon, ...more] = drawn([
			[300, 400],
			[300, 409]
		]);
		expect(more).toEqual([]);
		expect(colon!.left).toBeCloseTo(300 / 5.906, 0);
		expect(colon!.y).toBeCloseTo(406 / 5.906, 0);
	});

	it('are neither dots of a line nor dots of two lines', () => {
		expect(
			drawn([
				[300, 400],
				[308, 400],
				[316, 400],
				[300, 425]
			])
		).toEqual([]);
	});
});
