import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bytes, envelopeOverhead } from '#lib/platform/crypto/envelope.ts';
import { PieceBroken, pieceBytes, PieceSource, sealPieces } from './pieces.ts';
import { decodeRow, encodeRow, RowBroken, type StoredRow } from './row-codec.ts';

let key: CryptoKey;
beforeAll(async () => {
	key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
		'encrypt',
		'decrypt'
	]);
});

async function* contentOf(rows: readonly StoredRow[]): AsyncGenerator<Bytes> {
	for (const row of rows) yield* encodeRow(row);
}

async function sealed(rows: readonly StoredRow[], head = 'h'): Promise<Blob> {
	const parts: Bytes[] = [];
	for await (const piece of sealPieces(key, head, contentOf(rows))) parts.push(piece);
	return new Blob(parts);
}

async function opened(body: Blob, head = 'h'): Promise<StoredRow[]> {
	const source = new PieceSource(key, head, body);
	const rows: StoredRow[] = [];
	for (let row = await decodeRow(source); row; row = await decodeRow(source)) rows.push(row);
	return rows;
}

const bytes = (length: number, from = 0): Bytes =>
	Uint8Array.from({ length }, (_, i) => (i * 7 + from) & 255);

const big: readonly StoredRow[] = [
	{ store: 'files', value: { id: 'a', sealed: bytes(300) } },
	{ store: 'images', value: { id: 'b', blob: new Blob([bytes(pieceBytes * 2 + 5)]) } },
	{ store: 'journal', value: { seq: 1, sealed: bytes(17, 3), list: [null, 1.5, 'Nguyễn', true] } }
];

const plain = (row: StoredRow): unknown =>
	JSON.parse(
		JSON.stringify(row, (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value))
	);

describe('a body of pieces', () => {
	it('comes back row by row, with bytes and Blobs', async () => {
		const rows = await opened(await sealed(big));
		expect(rows.map(plain)).toEqual(big.map(plain));
		const { blob } = rows[1]?.value as { blob: Blob };
		expect(Buffer.compare(Buffer.from(await blob.arrayBuffer()), bytes(pieceBytes * 2 + 5))).toBe(
			0
		);
	});

	it('is nothing for nothing', async () => {
		expect(await opened(await sealed([]))).toEqual([]);
	});

	it('keeps any row', async () => {
		const value = fc.object({
			values: [
				fc.string({ unit: 'binary' }),
				fc.integer(),
				fc.boolean(),
				fc.constant(null),
				fc.uint8Array({ maxLength: 40 })
			],
			key: fc.oneof(fc.string(), fc.constantFrom('$binary', '__proto__', 'constructor', 'size'))
		});
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.record({ store: fc.string(), value }), { maxLength: 5 }),
				async (rows) => {
					const again = await opened(await sealed(rows));
					expect(again.map(plain)).toEqual(rows.map(plain));
				}
			)
		);
		expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
	});

	it('refuses what is no row of a store', async () => {
		await expect(sealed([{ store: 'a', value: { when: new Date(0) } }])).rejects.toThrow(TypeError);
	});
});

const damaged: readonly [string, (all: Bytes) => Bytes, number, boolean][] = [
	['a flipped bit in the first piece', (all) => flipped(all, 100), 1, false],
	['a flipped bit in the second', (all) => flipped(all, piece + 100), 2, false],
	['a flipped bit in the last', (all) => flipped(all, all.length - 1), 3, false],
	['a cut at the end of a piece', (all) => all.slice(0, 2 * piece), 2, true],
	['a cut inside a piece', (all) => all.slice(0, piece + 1000), 2, false],
	[
		'two pieces swapped',
		(all) =>
			concat(all.subarray(piece, 2 * piece), all.subarray(0, piece), all.subarray(2 * piece)),
		1,
		false
	],
	['a piece twice', (all) => concat(all.subarray(0, piece), all), 2, false],
	['something behind the end', (all) => concat(all, bytes(10)), 3, false],
	['nothing at all', () => bytes(0), 1, false]
];
const piece = pieceBytes + envelopeOverhead;

function flipped(all: Bytes, at: number): Bytes {
	const out = all.slice();
	out[at] = (out[at] ?? 0) ^ 1;
	return out;
}

const concat = (...parts: Uint8Array[]): Bytes => new Uint8Array(Buffer.concat(parts));

describe('a damaged body', () => {
	it.each(damaged)(
		'is refused by the number of its piece: %s',
		async (_, damage, number, isCut) => {
			const body = await sealed(big);
			const broken = new Blob([damage(new Uint8Array(await body.arrayBuffer()))]);
			await expect(opened(broken)).rejects.toMatchObject({ name: 'PieceBroken', number, isCut });
		}
	);

	it('does not open under another head or key', async () => {
		const body = await sealed(big);
		await expect(opened(body, 'other')).rejects.toThrow(PieceBroken);
		key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
			'encrypt',
			'decrypt'
		]);
		await expect(opened(body)).rejects.toThrow(PieceBroken);
	});

	it('refuses rows that make no sense though their seal is whole', async () => {
		for (const content of [
			bytes(3),
			Uint8Array.of(255, 255, 255, 255),
			Uint8Array.of(0, 0, 0, 1, 0x7b)
		]) {
			const parts: Bytes[] = [];
			for await (const one of sealPieces(
				key,
				'h',
				(async function* () {
					yield await Promise.resolve(content);
				})()
			))
				parts.push(one);
			await expect(opened(new Blob(parts))).rejects.toThrow(RowBroken);
		}
	});
});
