// A training set of the office: field crops with their final text, under a passphrase. Its head says nothing of the
// archive, and its rows hold no ids and no places; `python3 -m line_reader office` opens it.
import { type InferOutput, literal, object, string } from 'valibot';
import type { FieldKindId } from '#lib/domain/fields/field-kind.ts';
import type { Bytes } from '#lib/platform/crypto/envelope.ts';
import { type FileKind, writeHead } from '#lib/platform/sealed-file/head.ts';
import { passphraseEntries } from '#lib/platform/sealed-file/passphrase-head.ts';
import { sealPieces } from '#lib/platform/sealed-file/pieces.ts';
import { encodeRow } from '#lib/platform/sealed-file/row-codec.ts';

export const cropsExtension = 'ttcrops';

/** One field: its ink as JPEG, what a person says it reads, what the machine had read ('' for nothing). */
export interface Crop {
	readonly kind: FieldKindId;
	readonly text: string;
	readonly read: string;
	readonly image: Bytes;
}

const shape = object({
	version: literal(1),
	/** UTC day, `YYYY-MM-DD`. */
	madeOn: string(),
	...passphraseEntries
});

export type CropsHead = InferOutput<typeof shape>;

export const cropsKind: FileKind<CropsHead> = { magic: 'TTMAUCHU', version: 1, shape };

/** Crops held back so that they can leave in another order. */
const shuffledTogether = 512;

/** One of 0 … count − 1, each equally likely to nine digits. */
const anyOf = (count: number): number =>
	Math.floor(((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32) * count);

/** Neighbours in the file must not tell which fields stood on one page. */
export async function* shuffled<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
	const held: T[] = [];
	const takeAny = (): T => held.splice(anyOf(held.length), 1)[0] as T;
	for await (const item of items) {
		held.push(item);
		if (held.length > shuffledTogether) yield takeAny();
	}
	while (held.length > 0) yield takeAny();
}

async function* rows(crops: AsyncIterable<Crop>): AsyncGenerator<Bytes> {
	for await (const value of shuffled(crops)) yield* encodeRow({ store: 'crop', value });
}

export async function* writeCrops(
	head: CropsHead,
	key: CryptoKey,
	crops: AsyncIterable<Crop>
): AsyncGenerator<Bytes> {
	const { bytes, digest } = writeHead(cropsKind, head);
	yield bytes;
	yield* sealPieces(key, digest, rows(crops));
}
