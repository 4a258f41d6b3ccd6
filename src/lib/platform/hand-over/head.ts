// What a hand-over package says of itself in the clear: an id, a day, and how its passphrase becomes the key. What it
// holds, and from whom, is under seal.
import { bytesToHex } from '@noble/hashes/utils.js';
import {
	hexadecimal,
	type InferOutput,
	integer,
	literal,
	maxValue,
	minValue,
	number,
	object,
	pipe,
	string
} from 'valibot';
import type { FileKind } from '#lib/platform/sealed-file/head.ts';

export const packageExtension = 'ttlo';

/** A package must not be able to ask for much more memory or time than ours do. */
const upTo = (most: number) => pipe(number(), integer(), minValue(1), maxValue(most));

const shape = object({
	version: literal(1),
	/** Names the package. */
	id: string(),
	/** Install id of the archive it comes from. */
	archive: string(),
	/** UTC, ISO 8601. */
	madeAt: string(),
	salt: pipe(string(), hexadecimal()),
	cost: object({
		name: literal('argon2id'),
		memoryKiB: upTo(262_144),
		passes: upTo(10),
		lanes: upTo(4)
	})
});

export type PackageHead = InferOutput<typeof shape>;

export const packageKind: FileKind<PackageHead> = { magic: 'TTGIAONH', version: 1, shape };

/** Hex. */
export const newSalt = (): string => bytesToHex(crypto.getRandomValues(new Uint8Array(16)));
