// TIFF's own compressions: what was packed comes back, and no bytes can make them run on.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLzw } from './lzw.ts';
import { decodePackBits } from './packbits.ts';

/** TIFF LZW as libtiff writes it: codes packed from the high bit, widened one code early. */
function encodeLzw(data: Uint8Array): Uint8Array {
	const bits: number[] = [];
	const put = (code: number, width: number) => {
		for (let bit = width - 1; bit >= 0; bit--) bits.push((code >> bit) & 1);
	};
	let table = new Map<string, number>();
	let [next, width] = [258, 9];
	const clear = () => {
		put(256, width);
		table = new Map(Array.from({ length: 256 }, (_, i) => [String.fromCharCode(i), i]));
		[next, width] = [258, 9];
	};
	clear();
	let run = '';
	for (const byte of data) {
		const longer = run + String.fromCharCode(byte);
		if (table.has(longer)) {
			run = longer;
			continue;
		}
		put(table.get(run) ?? 0, width);
		table.set(longer, next++);
		if (next === 512 || next === 1024 || next === 2048) width += 1;
		if (next === 4094) clear();
		run = String.fromCharCode(byte);
	}
	if (run) put(table.get(run) ?? 0, width);
	if (next + 1 === 512 || next + 1 === 1024 || next + 1 === 2048) width += 1;
	put(257, width);
	const bytes = new Uint8Array(Math.ceil(bits.length / 8));
	bits.forEach((bit, i) => (bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (bit << (7 - (i & 7)))));
	return bytes;
}

function encodePackBits(data: Uint8Array): Uint8Array {
	const out: number[] = [];
	for (let i = 0; i < data.length;) {
		let run = 1;
		while (run < 128 && data[i + run] === data[i]) run++;
		if (run > 1) out.push(257 - run, data[i] ?? 0);
		else out.push(0, data[i] ?? 0);
		i += run;
	}
	return new Uint8Array(out);
}

/** Runs, as pages have them, so that long table entries come about. */
const pixels = fc
	.array(fc.tuple(fc.nat(255), fc.integer({ min: 1, max: 300 })), { maxLength: 60 })
	.map(
		(runs) => new Uint8Array(runs.flatMap(([value, n]) => Array.from({ length: n }, () => value)))
	);

const noise = (length: number): Uint8Array =>
	new Uint8Array(length).map((_, i) => Math.imul(i + 1, 2654435761) >>> 24);

describe.each([
	['LZW', encodeLzw, decodeLzw],
	['PackBits', encodePackBits, decodePackBits]
] as const)('%s', (_, encode, decode) => {
	it('gives back what was packed', () => {
		fc.assert(
			fc.property(pixels, (data) => {
				const output = new Uint8Array(data.length);
				expect(decode(encode(data), output)).toBe(data.length);
				expect(output).toEqual(data);
			})
		);
	});

	it('gives back noise that fills the table several times', () => {
		const data = noise(20_000);
		const output = new Uint8Array(data.length);
		decode(encode(data), output);
		expect(output).toEqual(data);
	});

	it('never writes past the output, whatever the input', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(500), (input, size) => {
				const guarded = new Uint8Array(size + 64).fill(7);
				const written = decode(input, guarded.subarray(0, size));
				expect(written).toBeLessThanOrEqual(size);
				expect(guarded.subarray(size).every((byte) => byte === 7)).toBe(true);
			})
		);
	});

	it('says how much a cut-off stream gave', () => {
		const data = noise(3000);
		const packed = encode(data);
		const output = new Uint8Array(data.length);
		const written = decode(packed.subarray(0, packed.length / 2), output);
		expect(written).toBeGreaterThan(1000);
		expect(written).toBeLessThan(2000);
		expect(output.subarray(0, written)).toEqual(data.subarray(0, written));
	});
});
