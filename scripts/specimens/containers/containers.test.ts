// The writers: TIFF against a reader that others wrote (utif2), PDF against its own table of objects.
import fc from 'fast-check';
import { decode, decodeImage } from 'utif2';
import { describe, expect, it } from 'vitest';
import { encodeG4 } from './g4.ts';
import { writePdf } from './pdf.ts';
import { writeTiff } from './tiff.ts';

function unpacked(tiff: Buffer): { width: number; height: number; data: Uint8Array }[] {
	const bytes = new Uint8Array(tiff).buffer;
	return decode(bytes).map((directory) => {
		decodeImage(bytes, directory);
		return directory;
	});
}

const page = (bits: Uint8Array, widthPx: number, heightPx: number) =>
	({
		widthPx,
		heightPx,
		dpi: 300,
		encoding: 'g4',
		bytes: encodeG4(bits, widthPx, heightPx)
	}) as const;

/** Rows of runs, as ink is: not white noise. */
const bitmap = fc
	.record({
		width: fc.integer({ min: 1, max: 200 }),
		rows: fc.array(fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 12 }), {
			minLength: 1,
			maxLength: 12
		})
	})
	.map(({ width, rows }) => {
		const stride = (width + 7) >> 3;
		const bits = new Uint8Array(stride * rows.length);
		rows.forEach((runs, y) => {
			let x = 0;
			let black = false;
			for (const run of runs) {
				for (let i = 0; i < run && x < width; i++, x++)
					if (black) bits[y * stride + (x >> 3)]! |= 0x80 >> (x & 7);
				black = !black;
			}
		});
		return { width, height: rows.length, bits };
	});

describe('CCITT G4 in TIFF', () => {
	it('reads back as the very same pixels', () => {
		fc.assert(
			fc.property(bitmap, ({ width, height, bits }) => {
				const [read] = unpacked(writeTiff([page(bits, width, height)]));
				expect(read).toMatchObject({ width, height });
				// White is zero: the decoder hands back the packed rows.
				expect([...(read?.data.subarray(0, bits.length) ?? [])]).toEqual([...bits]);
			}),
			{ numRuns: 300 }
		);
	});

	it('holds a run longer than any single code', () => {
		const width = 6000;
		const bits = new Uint8Array(width / 8).fill(255, 40);
		const [read] = unpacked(writeTiff([page(bits, width, 1)]));
		expect(Buffer.from(read?.data.subarray(0, bits.length) ?? []).equals(Buffer.from(bits))).toBe(
			true
		);
	});

	it('keeps pages apart', () => {
		const read = unpacked(
			writeTiff([page(new Uint8Array(20), 16, 10), page(new Uint8Array(30).fill(170), 24, 10)])
		);
		expect(read.map(({ width }) => width)).toEqual([16, 24]);
	});
});

describe('PDF', () => {
	const file = writePdf([
		page(new Uint8Array(310 * 3508), 2480, 3508),
		page(new Uint8Array(155 * 1754), 1240, 1754)
	]).toString('latin1');

	it('names every object at the byte its table says', () => {
		const start = Number(/startxref\n(\d+)/.exec(file)?.[1]);
		expect(file.slice(start, start + 4)).toBe('xref');
		const offsets = [...file.slice(start).matchAll(/^(\d{10}) 00000 n /gm)].map(([, at]) =>
			Number(at)
		);
		expect(offsets.length).toBe(8);
		offsets.forEach((at, index) => {
			expect(file.slice(at).startsWith(`${index + 1} 0 obj\n`)).toBe(true);
		});
	});

	it('gives each page the size of its paper in points', () => {
		expect([...file.matchAll(/MediaBox \[0 0 ([\d. ]+)\]/g)].map(([, size]) => size)).toEqual([
			'595.20 841.92',
			'297.60 420.96'
		]);
	});

	it('states the length of each stream truly', () => {
		const streams = [...file.matchAll(/\/Length (\d+) >>\nstream\n/g)];
		expect(streams.length).toBe(4);
		for (const { 0: head, 1: size, index } of streams)
			expect(file.slice(index + head.length + Number(size)).startsWith('\nendstream')).toBe(true);
	});
});
