// Depths and predictors: each brings the same grey ramp to the same eight bits.
import { describe, expect, it } from 'vitest';
import { spreadSubsampled, writeRow } from './colour.ts';
import { toEightBits, undoPredictor } from './samples.ts';

const plain = { format: 'unsigned', littleEndian: true, predictor: 1 } as const;

/** Packs values of any depth from the high bit. */
function pack(values: readonly number[], bits: number): Uint8Array {
	const out = new Uint8Array(Math.ceil((values.length * bits) / 8));
	values.forEach((value, i) => {
		for (let bit = 0; bit < bits; bit++) {
			const at = i * bits + bit;
			const set = Math.floor(value / 2 ** (bits - 1 - bit)) & 1;
			out[at >> 3] = (out[at >> 3] ?? 0) | (set << (7 - (at & 7)));
		}
	});
	return out;
}

describe('toEightBits', () => {
	it.each([1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14])(
		'brings black, middle and white of %i bits',
		(bits) => {
			const top = 2 ** bits - 1;
			const values = [0, Math.ceil(top / 2), top, 0, top];
			const bytes = pack(values, bits);
			const result = toEightBits(bytes, bytes.length, 5, 1, { ...plain, bits }, false);
			const middle = Math.round((Math.ceil(top / 2) * 255) / top);
			expect([...result]).toEqual([0, middle, 255, 0, 255]);
		}
	);

	it.each([
		[16, true, [0x34, 0x12, 0xff, 0xff]],
		[16, false, [0x12, 0x34, 0xff, 0xff]],
		[32, true, [1, 2, 3, 0x12, 255, 255, 255, 255]],
		[32, false, [0x12, 3, 2, 1, 255, 255, 255, 255]]
	])('takes the high byte of %i bits, little-endian %s', (bits, littleEndian, bytes) => {
		const depth = { ...plain, bits, littleEndian };
		const result = toEightBits(new Uint8Array(bytes), bytes.length, 2, 1, depth, false);
		expect([...result]).toEqual([0x12, 255]);
	});

	it.each([4, 8])('reads floats of %i bytes, kept between black and white', (size) => {
		const view = new DataView(new ArrayBuffer(size * 4));
		[0, 0.5, 7, -1].forEach((value, i) =>
			size === 4 ? view.setFloat32(i * 4, value, true) : view.setFloat64(i * 8, value, true)
		);
		const depth = { ...plain, bits: size * 8, format: 'float' } as const;
		const result = toEightBits(new Uint8Array(view.buffer), size * 4, 4, 1, depth, false);
		expect([...result]).toEqual([0, 128, 255, 0]);
	});

	it('keeps palette numbers as they are', () => {
		const bytes = pack([0, 5, 15, 1], 4);
		expect([...toEightBits(bytes, 2, 4, 1, { ...plain, bits: 4 }, true)]).toEqual([0, 5, 15, 1]);
	});

	it('reads missing bytes as black instead of failing', () => {
		expect([...toEightBits(new Uint8Array(1), 1, 3, 2, { ...plain, bits: 2 }, false)]).toEqual(
			Array(6).fill(0)
		);
	});
});

describe('undoPredictor', () => {
	it.each([1, 3])('adds up differences of %i samples, row by row', (samples) => {
		const row = Array.from({ length: samples * 3 }, (_, i) => (i < samples ? 250 : 3));
		const bytes = new Uint8Array([...row, ...row]);
		undoPredictor(bytes, row.length, samples, { ...plain, bits: 8, predictor: 2 });
		const sums = [250, 253, 0].flatMap((value) => Array<number>(samples).fill(value));
		expect([...bytes]).toEqual([...sums, ...sums]);
	});

	it.each([true, false])('adds up 16-bit differences, little-endian %s', (littleEndian) => {
		const view = new DataView(new ArrayBuffer(6));
		[65_000, 1000, 5].forEach((value, i) => view.setUint16(i * 2, value, littleEndian));
		const bytes = new Uint8Array(view.buffer);
		undoPredictor(bytes, 6, 1, { ...plain, bits: 16, predictor: 2, littleEndian });
		expect([0, 2, 4].map((at) => view.getUint16(at, littleEndian))).toEqual([65_000, 464, 469]);
	});
});

describe('colour', () => {
	const paint = (samples: number[], photometric: 'cmyk' | 'rgb' | 'white-is-zero' | 'palette') => {
		const target = new Uint8ClampedArray(4);
		const palette = new Uint8Array([1, 10, 2, 20, 3, 30]);
		const colours = { photometric, alpha: 'none', samples: samples.length, palette } as const;
		writeRow([new Uint8Array(samples)], 0, samples.length, 1, target, 0, colours);
		return [...target];
	};

	it.each([
		['white-is-zero', [0], [255, 255, 255, 255]],
		['rgb', [1, 2, 3], [1, 2, 3, 255]],
		['cmyk', [0, 0, 0, 0], [255, 255, 255, 255]],
		['cmyk', [255, 0, 0, 0], [0, 255, 255, 255]],
		['cmyk', [0, 0, 0, 255], [0, 0, 0, 255]],
		['palette', [1], [10, 20, 30, 255]]
	] as const)('%s %j', (photometric, samples, expected) => {
		expect(paint([...samples], photometric)).toEqual(expected);
	});

	it('lays half-transparent ink on white paper', () => {
		const target = new Uint8ClampedArray(4);
		const palette = new Uint8Array();
		const spec = { photometric: 'rgb', alpha: 'separate', samples: 4, palette } as const;
		writeRow([new Uint8Array([0, 0, 0, 51])], 0, 4, 1, target, 0, spec);
		expect([...target]).toEqual([204, 204, 204, 255]);
	});

	it('spreads one colour over its block of brightness', () => {
		const block = new Uint8Array([1, 2, 3, 4, 90, 91]);
		expect([...spreadSubsampled(block, 2, 2, [2, 2])]).toEqual([
			...[1, 90, 91, 2, 90, 91],
			...[3, 90, 91, 4, 90, 91]
		]);
	});
});
