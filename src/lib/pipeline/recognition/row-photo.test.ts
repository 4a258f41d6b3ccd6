import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { GrayImage } from '../../domain/raster.ts';
import { dilate, longColumns, longRows } from '../raster/morphology.ts';
import { photographedLine } from './row-photo.ts';

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** A row of 700 × 120 on paper that darkens to the right; boxes are ink. */
function row(boxes: readonly Box[], paper = 210, ink = 0.3): GrayImage {
	const [width, height] = [700, 120];
	const data = new Uint8ClampedArray(width * height);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++) {
			const light = paper * (1 - (0.25 * x) / width);
			const isInk = boxes.some(([l, t, r, b]) => x >= l && x < r && y >= t && y < b);
			data[y * width + x] = light * (isInk ? ink : 1);
		}
	return { width, height, data };
}

/** Twelve upright strokes, as letters stand. */
const letters: readonly Box[] = Array.from({ length: 12 }, (_, i): Box => {
	const x = 60 + i * 40;
	return [x, i % 4 === 0 ? 32 : 46, x + 8, 80];
});
const size = (image: GrayImage | null) => image && [image.width, image.height];

describe('photographedLine', () => {
	const bare = size(photographedLine(row(letters)))!;

	it('cuts tight around the letters', () => {
		expect(bare[0]).toBeGreaterThanOrEqual(448);
		expect(bare[0]).toBeLessThan(454);
		expect(bare[1]).toBeGreaterThanOrEqual(48);
		expect(bare[1]).toBeLessThan(54);
	});

	it.each<[string, readonly Box[]]>([
		[
			'rules above and below',
			[
				[0, 0, 700, 4],
				[0, 114, 700, 118]
			]
		],
		['a border to the right', [[640, 0, 645, 120]]],
		[
			'tails of the row above',
			[
				[100, 0, 106, 14],
				[300, 0, 306, 10]
			]
		],
		['tops of the row below', [[200, 108, 206, 120]]],
		['dust', [[520, 60, 523, 63]]]
	])('leaves out %s', (_, more) => {
		expect(size(photographedLine(row([...letters, ...more])))).toEqual(bare);
	});

	it('keeps a tail that crosses the ruled line, without the line', () => {
		const tail: Box = [300, 46, 308, 112];
		const line = photographedLine(row([...letters, tail, [0, 98, 700, 101]]))!;
		expect(line.height).toBeGreaterThan(75);
		const dark = (y: number) =>
			Array.from({ length: line.width }, (_, x) => line.data[y * line.width + x]!).filter(
				(value) => value < 120
			).length;
		for (let y = 52; y < line.height - 2; y++) expect(dark(y)).toBeLessThan(30);
	});

	it('keeps accents above and dots below', () => {
		const marks: readonly Box[] = [
			[144, 28, 154, 32],
			[260, 86, 266, 92]
		];
		const line = photographedLine(row([...letters, ...marks]))!;
		expect(line.height).toBeGreaterThan(60);
	});

	it('says nothing of an empty row, and of one too small to hold writing', () => {
		expect(photographedLine(row([]))).toBeNull();
		expect(photographedLine({ width: 5, height: 9, data: new Uint8ClampedArray(45) })).toBeNull();
	});

	it('does not depend on how bright the photograph is', () => {
		fc.assert(
			fc.property(fc.integer({ min: 110, max: 250 }), (paper) => {
				const found = size(photographedLine(row(letters, paper)))!;
				expect(Math.abs(found[0]! - bare[0]!)).toBeLessThanOrEqual(2);
				expect(Math.abs(found[1]! - bare[1]!)).toBeLessThanOrEqual(2);
			}),
			{ numRuns: 12 }
		);
	});
});

describe('morphology', () => {
	const masks = fc
		.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
		.chain(([width, height]) =>
			fc.record({
				width: fc.constant(width),
				height: fc.constant(height),
				mask: fc
					.array(fc.integer({ min: 0, max: 1 }), {
						minLength: width * height,
						maxLength: width * height
					})
					.map((values) => Uint8Array.from(values))
			})
		);
	const reach = fc.integer({ min: 0, max: 4 });

	it('dilates as by definition: ink where any ink lies within reach', () => {
		fc.assert(
			fc.property(masks, reach, reach, ({ mask, width, height }, rx, ry) => {
				const grown = dilate(mask, width, height, rx, ry);
				for (let y = 0; y < height; y++)
					for (let x = 0; x < width; x++) {
						let near = 0;
						for (let v = Math.max(0, y - ry); v <= Math.min(height - 1, y + ry); v++)
							for (let u = Math.max(0, x - rx); u <= Math.min(width - 1, x + rx); u++)
								near = near || mask[v * width + u]!;
						expect(grown[y * width + x]).toBe(near);
					}
			})
		);
	});

	it('finds runs along rows, and along columns as along the rows of the turned mask', () => {
		fc.assert(
			fc.property(masks, fc.integer({ min: 1, max: 6 }), ({ mask, width, height }, length) => {
				const rows = longRows(mask, width, height, length);
				for (let y = 0; y < height; y++) {
					const text = [...mask.subarray(y * width, (y + 1) * width)].join('');
					const kept = text.replace(/1+/g, (run) =>
						(run.length >= length ? '1' : '0').repeat(run.length)
					);
					expect([...rows.subarray(y * width, (y + 1) * width)].join('')).toBe(kept);
				}
				const turned = new Uint8Array(mask.length);
				const back = new Uint8Array(mask.length);
				for (let y = 0; y < height; y++)
					for (let x = 0; x < width; x++) turned[x * height + y] = mask[y * width + x]!;
				const columns = longRows(turned, height, width, length);
				for (let y = 0; y < height; y++)
					for (let x = 0; x < width; x++) back[y * width + x] = columns[x * height + y]!;
				expect(longColumns(mask, width, height, length)).toEqual(back);
			})
		);
	});
});
