// What a hand-over package says of itself in the clear: an id, a day, and how its passphrase becomes the key. What it
// holds, and from whom, is under seal.
import { type InferOutput, literal, object, string } from 'valibot';
import type { FileKind } from '#lib/platform/sealed-file/head.ts';
import { passphraseEntries } from '#lib/platform/sealed-file/passphrase-head.ts';

export const packageExtension = 'ttlo';

const shape = object({
	version: literal(1),
	/** Names the package. */
	id: string(),
	/** Install id of the archive it comes from. */
	archive: string(),
	/** UTC, ISO 8601. */
	madeAt: string(),
	...passphraseEntries
});

export type PackageHead = InferOutput<typeof shape>;

export const packageKind: FileKind<PackageHead> = { magic: 'TTGIAONH', version: 1, shape };
