// One row of any store as bytes and back. A row may hold bytes and Blobs at any depth; they follow its JSON in the order
// they are met, so that a scan of 200 MB is streamed and never in memory whole.
import type { Bytes } from '#lib/platform/crypto/envelope.ts';

/** A row with the store it belongs to. */
export interface StoredRow {
	readonly store: string;
	readonly value: unknown;
}

/** Bytes of a row that make no sense. */
export class RowBroken extends Error {
	override readonly name = 'RowBroken';
}

/** Stands in the JSON where bytes or a Blob were. */
interface Binary {
	readonly $binary: 'bytes' | 'blob';
	readonly size: number;
	readonly type?: string;
}

const pieceBytes = 4 * 1024 * 1024;
/** A row's JSON: sealed rows are far smaller. */
const maxJsonBytes = 256 * 1024 * 1024;
const utf8 = new TextEncoder();

const isPlain = (value: object): value is Record<string, unknown> =>
	Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;

/** JSON of a value, its bytes and Blobs put aside in order. @throws TypeError for what no store of ours holds. */
function aside(value: unknown, binaries: (Bytes | Blob)[]): unknown {
	if (typeof value !== 'object' || value === null) {
		if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
			throw new TypeError(`A row holds a ${typeof value}`);
		return value;
	}
	if (value instanceof Uint8Array) {
		binaries.push(value as Bytes);
		return { $binary: 'bytes', size: value.length } satisfies Binary;
	}
	if (value instanceof Blob) {
		binaries.push(value);
		return { $binary: 'blob', size: value.size, type: value.type } satisfies Binary;
	}
	if (Array.isArray(value)) return value.map((item) => aside(item, binaries));
	if (!isPlain(value)) throw new TypeError('A row holds an object that is not plain');
	const copy = Object.fromEntries(
		Object.entries(value)
			.filter(([, item]) => item !== undefined)
			.map(([key, item]) => [key, aside(item, binaries)])
	);
	return '$binary' in value ? { $binary: 'object', fields: copy } : copy;
}

/** 4 bytes of length, JSON, then every binary in order. */
export async function* encodeRow(row: StoredRow): AsyncGenerator<Bytes> {
	const binaries: (Bytes | Blob)[] = [];
	const json = utf8.encode(JSON.stringify({ s: row.store, v: aside(row.value, binaries) }));
	const length = new Uint8Array(4);
	new DataView(length.buffer).setUint32(0, json.length);
	yield length;
	yield json;
	for (const binary of binaries) {
		if (binary instanceof Blob)
			for (let at = 0; at < binary.size; at += pieceBytes)
				yield new Uint8Array(await binary.slice(at, at + pieceBytes).arrayBuffer());
		else yield binary;
	}
}

/** Where bytes come from; `take` rejects with RowBroken where fewer are left. */
export interface ByteSource {
	take(count: number): Promise<Bytes>;
	isAtEnd(): Promise<boolean>;
}

async function takeBinary(source: ByteSource, binary: Binary): Promise<Bytes | Blob> {
	const { size, type } = binary;
	if (!Number.isSafeInteger(size) || size < 0) throw new RowBroken();
	if (binary.$binary === 'bytes') return source.take(size);
	const pieces: Bytes[] = [];
	for (let left = size; left > 0; left -= pieceBytes)
		pieces.push(await source.take(Math.min(left, pieceBytes)));
	return new Blob(pieces, { type: typeof type === 'string' ? type : '' });
}

async function together(value: unknown, source: ByteSource): Promise<unknown> {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) {
		const items: unknown[] = [];
		for (const item of value) items.push(await together(item, source));
		return items;
	}
	const mark = (value as { $binary?: unknown }).$binary;
	if (mark === 'bytes' || mark === 'blob') return takeBinary(source, value as Binary);
	const fields = mark === 'object' ? (value as { fields: object }).fields : value;
	// A null prototype, so that a row that names `__proto__` changes nothing; stores copy it as a plain object.
	const copy = Object.create(null) as Record<string, unknown>;
	for (const [key, item] of Object.entries(fields)) copy[key] = await together(item, source);
	return copy;
}

/** The next row, or null at the end. @throws RowBroken */
export async function decodeRow(source: ByteSource): Promise<StoredRow | null> {
	if (await source.isAtEnd()) return null;
	const length = new DataView((await source.take(4)).buffer).getUint32(0);
	if (length > maxJsonBytes) throw new RowBroken();
	const text = new TextDecoder().decode(await source.take(length));
	let parsed: { s?: unknown; v?: unknown } | null;
	try {
		parsed = JSON.parse(text) as typeof parsed;
	} catch {
		throw new RowBroken();
	}
	if (typeof parsed?.s !== 'string') throw new RowBroken();
	return { store: parsed.s, value: await together(parsed.v, source) };
}
