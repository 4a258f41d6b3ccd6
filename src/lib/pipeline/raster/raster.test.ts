import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../domain/raster.ts';
import { components } from './components.ts';
import { grayImage, toGray } from './gray.ts';
import {
	apply,
	compose,
	fit,
	fitTrimmed,
	invert,
	rotation,
	scaling,
	translation,
	type Pair
} from './homography.ts';
import { patch, search, searchable } from './ncc.ts';
import { flattenPaper } from './paper.ts';
import { resize } from './resize.ts';
import { quadMatrix, sample } from './sample.ts';
import { findSkew } from './skew.ts';
import { inkMask } from './threshold.ts';
import { quarterTurn, unturn, type QuarterTurns } from './turn.ts';

/** Repeatable noise, 0…1. */
function noise(seed: number): () => number {
	let state = seed;
	return () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff;
}

function draw(image: GrayImage, x: number, y: number, w: number, h: number, level = 0): void {
	for (let r = y; r < y + h; r += 1)
		for (let c = x; c < x + w; c += 1) image.data[r * image.width + c] = level;
}

describe('projections', () => {
	const point = fc.record({
		x: fc.double({ min: 0, max: 300, noNaN: true }),
		y: fc.double({ min: 0, max: 300, noNaN: true })
	});
	const turned = compose(translation(13, -7), compose(rotation(2.5, 100, 150), scaling(1.03)));
	const keystone = compose([1, 0.02, 3, -0.01, 1.02, 2, 1e-4, -5e-5, 1], turned);

	it('come back by their inverse', () => {
		fc.assert(
			fc.property(point, ({ x, y }) => {
				const there = apply(keystone, x, y);
				const back = apply(invert(keystone), there.x, there.y);
				expect(Math.hypot(back.x - x, back.y - y)).toBeLessThan(1e-6);
			})
		);
	});

	it.each(['similarity', 'affine', 'projective'] as const)('are found again: %s', (model) => {
		const truth = model === 'projective' ? keystone : turned;
		const random = noise(5);
		const pairs = Array.from({ length: 9 }, (): Pair => {
			const from = { x: random() * 200, y: random() * 280 };
			return { from, to: apply(truth, from.x, from.y), weight: 1 };
		});
		const found = fit(pairs, model)!;
		const at = apply(found, 170, 33);
		const wanted = apply(truth, 170, 33);
		expect(Math.hypot(at.x - wanted.x, at.y - wanted.y)).toBeLessThan(1e-6);
	});

	it('are not bent by a few gross errors', () => {
		const random = noise(11);
		const pairs = Array.from({ length: 24 }, (_, i): Pair => {
			const from = { x: (i % 5) * 40 + random() * 10, y: Math.floor(i / 5) * 55 };
			const to = apply(keystone, from.x, from.y);
			const off = i % 8 === 3 ? 12 : 0;
			return { from, to: { x: to.x + off, y: to.y - off }, weight: 1 };
		});
		const trimmed = fitTrimmed(pairs, 'projective', 0.5)!;
		const at = apply(trimmed.matrix, 100, 140);
		const wanted = apply(keystone, 100, 140);
		expect(trimmed.kept).toHaveLength(21);
		expect(Math.hypot(at.x - wanted.x, at.y - wanted.y)).toBeLessThan(0.01);
	});

	it('do not exist for too few or coinciding points', () => {
		const pair = { from: { x: 1, y: 1 }, to: { x: 2, y: 2 }, weight: 1 };
		expect(fit([pair], 'similarity')).toBeNull();
		expect(fit([pair, pair, pair, pair], 'projective')).toBeNull();
	});
});

describe('grey', () => {
	const pixel = (...rgba: number[]) =>
		toGray({ width: 1, height: 1, data: new Uint8ClampedArray(rgba) }).data[0]!;

	it('pales a red stamp and keeps black and blue ink dark', () => {
		expect(pixel(220, 40, 50, 255)).toBeGreaterThan(200);
		expect(pixel(30, 40, 150, 255)).toBeLessThan(90);
		expect(pixel(20, 20, 20, 255)).toBeLessThan(40);
	});

	it('takes what is transparent for paper', () => {
		expect(pixel(0, 0, 0, 0)).toBe(255);
	});
});

describe('resize', () => {
	it('keeps the mean going down and a flat grey going up', () => {
		const image = grayImage(100, 60);
		draw(image, 0, 0, 50, 60);
		const small = resize(image, 25, 15);
		expect(small.data.reduce((sum, v) => sum + v, 0) / small.data.length).toBeCloseTo(127.5, -1);
		const flat = resize(grayImage(7, 5, 90), 31, 23);
		expect(new Set(flat.data)).toEqual(new Set([90]));
	});
});

describe('components', () => {
	it('counts what touches by a side or a corner as one', () => {
		const rows = ['##..#', '..#.#', '#....', '#.###', '..#.#'];
		const mask = new Uint8Array(rows.join('').length);
		[...rows.join('')].forEach((mark, i) => (mask[i] = mark === '#' ? 1 : 0));
		const { list } = components(mask, 5, 5);
		expect(list.map((piece) => piece.area).sort()).toEqual([2, 2, 3, 5]);
	});

	it('labels every ink pixel, and as many as there are', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 35, maxLength: 35 }), (bits) => {
				const { list, labels } = components(Uint8Array.from(bits), 7, 5);
				const ink = bits.filter((bit) => bit === 1).length;
				expect(list.reduce((sum, piece) => sum + piece.area, 0)).toBe(ink);
				expect([...labels].filter((label) => label > 0)).toHaveLength(ink);
			})
		);
	});
});

describe('paper', () => {
	it('turns an unevenly lit grey sheet white and leaves ink dark', () => {
		const image = grayImage(320, 160);
		for (let i = 0; i < image.data.length; i += 1) image.data[i] = 150 + ((i % 320) / 320) * 80;
		draw(image, 100, 60, 60, 6, 50);
		const flat = flattenPaper(image);
		expect(flat.data[20 * 320 + 5]).toBeGreaterThan(240);
		expect(flat.data[20 * 320 + 310]).toBe(255);
		expect(flat.data[62 * 320 + 130]).toBeLessThan(110);
	});

	it('finds the ink of a mask exactly', () => {
		const image = grayImage(120, 60, 200);
		draw(image, 30, 20, 40, 5, 60);
		const mask = inkMask(image);
		expect(mask.reduce((sum, bit) => sum + bit, 0)).toBe(200);
	});
});

describe('quarter turns', () => {
	it.each([0, 1, 2, 3] as const)('%i: pixels and coordinates agree', (turns: QuarterTurns) => {
		const image = grayImage(9, 5);
		image.data[1 * 9 + 7] = 0;
		const turned = quarterTurn(image, turns);
		const at = turned.data.indexOf(0);
		const x = (at % turned.width) + 0.5;
		const y = Math.floor(at / turned.width) + 0.5;
		const back = apply(unturn(turns, 9, 5), x, y);
		expect(back).toEqual({ x: 7.5, y: 1.5 });
	});
});

describe('sampling', () => {
	it('cuts a quad back to the upright picture it was drawn as', () => {
		const page = grayImage(400, 300);
		draw(page, 100, 80, 120, 40, 30);
		const tilt = rotation(4, 200, 150);
		const tilted = sample(page, invert(tilt), 400, 300);
		const corners = [
			[100, 80],
			[220, 80],
			[220, 120],
			[100, 120]
		].map(([x, y]) => apply(tilt, x!, y!));
		const cut = sample(
			tilted,
			quadMatrix([corners[0]!, corners[1]!, corners[2]!, corners[3]!], 120, 40)!,
			120,
			40
		);
		const middle = [...cut.data].filter(
			(_, i) => i % 120 > 3 && i % 120 < 116 && i > 480 && i < 4320
		);
		expect(Math.max(...middle)).toBeLessThan(40);
	});
});

describe('skew', () => {
	it.each([-3, -1.2, 0, 0.4, 2.7])('of %f° is measured within 0.1°', (degrees) => {
		const page = grayImage(620, 877);
		const random = noise(3);
		for (let line = 0; line < 30; line += 1)
			for (let x = 60; x < 560; x += 9)
				if (random() > 0.3) draw(page, x, 60 + line * 25, 6, 5 + Math.round(random() * 4), 20);
		const tilted = sample(page, invert(rotation(degrees, 310, 438)), 620, 877);
		expect(Math.abs(findSkew(tilted).degrees - degrees)).toBeLessThan(0.1);
	});
});

describe('patch search', () => {
	it('finds a label to a fraction of a pixel under noise and other paper tone', () => {
		const random = noise(9);
		const label = grayImage(60, 12);
		for (let x = 2; x < 56; x += 4) draw(label, x, 2 + Math.round(random() * 4), 2, 5, 30);
		const page = grayImage(300, 200, 230);
		for (let y = 0; y < 12; y += 1)
			for (let x = 0; x < 60; x += 1)
				page.data[(y + 91) * 300 + x + 143] = label.data[y * 60 + x]! * 0.6 + 60;
		for (let i = 0; i < page.data.length; i += 1) page.data[i]! += random() * 40 - 20;
		const [peak] = search(searchable(page), patch(label), 130, 80, 20, 20);
		expect(Math.hypot(peak!.x - 143, peak!.y - 91)).toBeLessThan(0.3);
		expect(peak!.score).toBeGreaterThan(0.7);
	});

	it('finds nothing on empty paper', () => {
		const label = grayImage(20, 8);
		draw(label, 4, 2, 3, 5);
		expect(search(searchable(grayImage(100, 60)), patch(label), 30, 20, 10, 10)).toEqual([]);
	});
});
