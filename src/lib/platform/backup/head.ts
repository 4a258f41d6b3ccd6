// What a backup says of itself in the clear: of which archive, of which moment, what it adds to, and what opens it.
// Nothing in it is personal: names of accounts are salted hashes.
import {
	type InferOutput,
	literal,
	minValue,
	nullable,
	number,
	object,
	pipe,
	safeInteger,
	string
} from 'valibot';
import type { FileKind } from '#lib/platform/sealed-file/head.ts';

export const backupVersion = 1;
export const backupExtension = 'ttbackup';

const whole = pipe(number(), safeInteger(), minValue(0));
const journalHead = object({ seq: whole, hash: string() });

const shape = object({
	version: literal(backupVersion),
	/** Schema of the rows. */
	schema: whole,
	/** Which archive this is of: its install id. */
	archive: string(),
	/** UTC, ISO 8601. */
	madeAt: string(),
	/** Everything up to here is in it. */
	journal: journalHead,
	/** What it adds to; null for a whole backup. */
	after: nullable(object({ digest: string(), journal: journalHead })),
	/** What opens the archive, see gate-copy.ts. */
	gate: string()
});

export type BackupHead = InferOutput<typeof shape>;

export const backupKind: FileKind<BackupHead> = {
	magic: 'TTBACKUP',
	version: backupVersion,
	shape
};
