// A row as it lies on the disk, made from and turned back into the row the rest of the app knows.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import { type Bytes, SealBroken, seal, stampOf, unseal } from '#lib/platform/crypto/envelope.ts';
import { openBlob, sealBlob } from '#lib/platform/crypto/sealed-blob.ts';
import type { Sealing, StoreName } from './sealing.ts';

export type PlainRow = Readonly<Record<string, unknown>>;

/** Beside these: the key and the clear properties. */
export interface SealedRow extends PlainRow {
	/** Version of the row, bound into the envelope. */
	readonly v: number;
	/** The household file whose key seals it; absent: the archive's key. */
	readonly f?: RegistryFileId;
	readonly s: Bytes;
	/** The outer part, sealed with the archive's key. */
	readonly o?: Bytes;
	/** What the row holds as bytes, sealed. */
	readonly b?: Blob | Bytes;
}

export const isSealed = (row: PlainRow): row is SealedRow => row.s instanceof Uint8Array;

/** Tells one stored state of a row from every other; null for a row that is not there, `''` for one in the clear. */
export const rowStamp = (row: PlainRow | undefined): string | null =>
	row === undefined ? null : isSealed(row) ? stampOf(row.s) : JSON.stringify(row);

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Where a row lies; bound into everything sealed for it. */
export interface RowPlace {
	readonly store: StoreName;
	/** The stored key: hidden where the store hides ids. */
	readonly key: string | number;
}

const placeOf = ({ store, key }: RowPlace, v: number, part: string): string =>
	`${store}|${key}|${v}|${part}`;

function split(row: PlainRow, names: readonly string[]): [PlainRow, PlainRow] {
	const outer = Object.entries(row).filter(([name]) => names.includes(name));
	const inner = Object.entries(row).filter(([name]) => !names.includes(name));
	return [Object.fromEntries(inner), Object.fromEntries(outer)];
}

const toBytes = (row: PlainRow): Bytes => encoder.encode(JSON.stringify(row));

export interface SealWith {
	readonly archive: CryptoKey;
	/** The file whose key seals it, with that key. */
	readonly file: { readonly id: RegistryFileId; readonly key: CryptoKey } | null;
}

const sealBytes = (key: CryptoKey, place: string, bytes: Blob | Bytes): Promise<Blob | Bytes> =>
	bytes instanceof Blob ? sealBlob(key, place, bytes) : seal(key, place, bytes);

export async function sealRow(
	sealing: Sealing,
	place: RowPlace,
	v: number,
	row: PlainRow,
	{ archive, file }: SealWith
): Promise<SealedRow> {
	const key = file?.key ?? archive;
	const bytes = sealing.blob === undefined ? null : (row[sealing.blob] as Blob | Bytes);
	const type = bytes instanceof Blob ? bytes.type : null;
	const plain = sealing.blob === undefined ? row : { ...row, [sealing.blob]: { type } };
	const [inner, outer] = split(plain, sealing.outer ?? []);
	const [s, o, b] = await Promise.all([
		seal(key, placeOf(place, v, 'inner'), toBytes(inner)),
		sealing.outer ? seal(archive, placeOf(place, v, 'outer'), toBytes(outer)) : null,
		bytes && sealBytes(key, placeOf(place, v, 'bytes'), bytes)
	]);
	const clear = Object.fromEntries(
		sealing.clear.filter((name) => row[name] != null).map((name) => [name, row[name]])
	);
	return {
		[sealing.keyPath]: place.key,
		...clear,
		v,
		s,
		...(file && { f: file.id }),
		...(o && { o }),
		...(b && { b })
	};
}

const fromBytes = (bytes: Bytes): PlainRow => JSON.parse(decoder.decode(bytes)) as PlainRow;

/**
 * @param key null: the file has been erased, only what outlives it is given back
 * @throws SealBroken where any part was changed, the clear ones included
 */
export async function openRow(
	sealing: Sealing,
	place: RowPlace,
	row: SealedRow,
	{ archive, key }: { readonly archive: CryptoKey; readonly key: CryptoKey | null }
): Promise<PlainRow | undefined> {
	// Judgements were once sealed whole with the archive's key.
	if (sealing.outer && !row.o && row.f !== undefined) throw new SealBroken();
	const outer = row.o
		? fromBytes(await unseal(archive, placeOf(place, row.v, 'outer'), row.o))
		: {};
	if (!key) {
		if (!sealing.erased) return undefined;
		const clear = Object.fromEntries(sealing.clear.map((name) => [name, row[name] ?? null]));
		return { [sealing.keyPath]: place.key, ...clear, ...outer, ...sealing.erased };
	}
	const inner = fromBytes(await unseal(key, placeOf(place, row.v, 'inner'), row.s));
	if (sealing.clear.some((name) => (inner[name] ?? null) !== (row[name] ?? null)))
		throw new SealBroken();
	if (sealing.blob === undefined) return { ...inner, ...outer };
	if (!row.b) throw new SealBroken();
	const { type } = inner[sealing.blob] as { readonly type: string | null };
	const at = placeOf(place, row.v, 'bytes');
	const bytes =
		row.b instanceof Blob
			? await openBlob(key, at, row.b, type ?? '')
			: await unseal(key, at, row.b);
	return { ...inner, [sealing.blob]: bytes };
}
