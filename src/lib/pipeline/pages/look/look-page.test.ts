// The first look over drawn pages: what each defect does to a page that is otherwise good.
import { describe, expect, it } from 'vitest';
import encodeQR from 'qr';
import type { ColorImage } from '../../../domain/raster.ts';
import { separatorText } from '../../../domain/separator.ts';
import { grayImage } from '../../raster/gray.ts';
import { rotation } from '../../raster/homography.ts';
import { sample } from '../../raster/sample.ts';
import { quarterTurn } from '../../raster/turn.ts';
import { findSeparator, lookAtPage } from '../index.ts';

const [width, height] = [1240, 1754];

/** Words of strokes in lines, from left to right margin, on light paper. */
function written(wide = width, margins: readonly (readonly [number, number])[] = [[120, 1120]]) {
	const page = grayImage(wide, height, 236);
	for (const [from, to] of margins)
		for (let line = 150; line < 1600; line += 46)
			for (let x = from, stroke = line; x < to; x += 22, stroke += 1)
				for (let y = line; y < line + 22 && stroke % 7 > 0; y += 1)
					page.data.fill(40, y * wide + x, y * wide + Math.min(to, x + 9));
	return page;
}

type Gray = ReturnType<typeof grayImage>;

function asColor({ width: w, height: h, data }: Gray): ColorImage {
	const rgba = new Uint8ClampedArray(w * h * 4).fill(255);
	data.forEach((value, i) => rgba.fill(value, i * 4, i * 4 + 3));
	return { width: w, height: h, data: rgba };
}

const lookAt = (page: Gray, dpi: number | null = 150) => lookAtPage(asColor(page), dpi).look;

const each = (page: Gray, change: (value: number, x: number, y: number) => number): Gray => ({
	...page,
	data: page.data.map((value, i) => change(value, i % page.width, Math.floor(i / page.width)))
});

function smeared(page: Gray, length: number): Gray {
	return each(page, (_, x, y) => {
		let sum = 0;
		for (let k = 0; k < length; k += 1) sum += page.data[y * page.width + Math.max(0, x - k)]!;
		return sum / length;
	});
}

describe('a page', () => {
	it('is legible as written', () => {
		expect(lookAt(written())).toEqual({
			problems: [],
			isBlank: false,
			separator: null,
			ratio: width / height,
			halves: null,
			isAccepted: false
		});
	});

	it.each([
		['too-dark', each(written(), (value) => value * 0.32)],
		['too-faint', each(written(), (value) => 160 + value * 0.2)],
		['blurred', smeared(written(), 15)],
		['cut-off', written(width, [[0, 1100]])],
		['cut-off', written(width, [[135, width]])]
	] as const)('is %s', (problem, page) => {
		expect(lookAt(page).problems).toContain(problem);
	});

	it('is of too low a resolution by what it states, else by its size', () => {
		expect(lookAt(written(), 110).problems).toEqual(['low-resolution']);
		expect(lookAt(written(), null).problems).toEqual([]);
	});

	it('is blank with show-through, dirt and a hole, but not with one line of writing', () => {
		const empty = each(grayImage(width, height, 236), (value, x, y) =>
			Math.hypot(x - 60, y - 500) < 30 ? 20 : (x * 31 + y * 17) % 4001 === 0 ? 90 : value - (x % 7)
		);
		expect(lookAt(empty)).toMatchObject({ isBlank: true, problems: [] });
		const line = each(empty, (value, x, y) =>
			y > 400 && y < 430 && x > 200 && x < 1000 && x % 18 < 5 ? 40 : value
		);
		expect(lookAt(line).isBlank).toBe(false);
	});
});

describe('two pages on a sheet', () => {
	const both = [
		[100, 1120],
		[1360, 2380]
	] as const;

	it('are split between their texts, left one first', () => {
		const { halves } = lookAt(written(2 * width, both));
		expect(halves?.[0]).toMatchObject({ x: 0, y: 0, height: 1 });
		expect(halves?.[0].width).toBeCloseTo(0.5, 1);
		expect(halves?.[1].x).toBeCloseTo(0.5, 1);
	});

	it('are found where the sheet lies on its side', () => {
		const { halves } = lookAt(quarterTurn(written(2 * width, both), 1));
		// Turned clockwise, the left page has come to lie on top.
		expect(halves?.map(({ x, width: wide }) => [x, wide])).toEqual([
			[0, 1],
			[0, 1]
		]);
	});

	it.each([
		['a landscape page whose lines cross the middle', [[100, 2380]]],
		['a page beside nothing', [[100, 1120]]]
	] as const)('are not %s', (_, margins) => {
		expect(lookAt(written(2 * width, margins)).halves).toBeNull();
	});

	it('are not a table that spans the sheet, although no word stands in the middle', () => {
		const table = each(written(2 * width, both), (value, x, y) =>
			y % 92 < 3 && x > 100 && x < 2380 ? 40 : value
		);
		expect(lookAt(table).halves).toBeNull();
	});
});

describe('a separator sheet', () => {
	function sheet(label: string): Gray {
		const page = grayImage(width, height, 232);
		const rows = encodeQR(separatorText(label), 'raw', { ecc: 'high', border: 4 });
		const pace = Math.floor(470 / rows.length);
		rows.forEach((row, y) =>
			row.forEach((dark, x) => {
				for (let i = 0; i < pace; i += 1) {
					const at = (500 + y * pace + i) * width + 380 + x * pace;
					page.data.fill(dark ? 45 : 232, at, at + pace);
				}
			})
		);
		return page;
	}

	it.each([0, 1, 2, 3] as const)('is known lying %i quarters round, skewed and noisy', (turns) => {
		const skewed = sample(sheet('12/3456'), rotation(4, width / 2, height / 2), width, height);
		const noisy = each(skewed, (value, x, y) => value + ((x * 13 + y * 7) % 23) - 11);
		const page = quarterTurn(noisy, turns);
		expect(findSeparator(page)).toBe('12/3456');
		expect(lookAt(page)).toMatchObject({ separator: '12/3456', isBlank: false, halves: null });
	});

	it('without a number is one too; a page of writing is none', () => {
		expect(findSeparator(sheet(''))).toBe('');
		expect(findSeparator(written())).toBeNull();
	});
});
