// Writes a backup as a stream of bytes: head, then the archive's rows in sealed pieces. Rows are sealed already where
// they are personal; the pieces add that nothing can be changed, cut, repeated or mixed without being found.
import type { Bytes } from '#lib/platform/crypto/envelope.ts';
import type { ArchiveDatabase } from '#lib/platform/db/open.ts';
import { archiveRows, type RowsOptions } from './archive-rows.ts';
import { sealPieces } from '#lib/platform/sealed-file/pieces.ts';
import { encodeRow } from '#lib/platform/sealed-file/row-codec.ts';
import { writeHead } from '#lib/platform/sealed-file/head.ts';
import { type BackupHead, backupKind } from './head.ts';

export interface Backup {
	/** Names this backup. */
	readonly digest: string;
	/** Must be read to its end; a backup cut short is refused when it is restored. */
	readonly bytes: AsyncIterable<Bytes>;
}

export interface BackupOptions extends Omit<RowsOptions, 'afterSeq'> {
	readonly db: ArchiveDatabase;
	/** The archive's own key. */
	readonly key: CryptoKey;
	readonly head: BackupHead;
}

async function* rowBytes(options: BackupOptions): AsyncGenerator<Bytes> {
	const afterSeq = options.head.after?.journal.seq ?? 0;
	for await (const row of archiveRows(options.db, { ...options, afterSeq })) yield* encodeRow(row);
}

export function makeBackup(options: BackupOptions): Backup {
	const { bytes, digest } = writeHead(backupKind, options.head);
	async function* all(): AsyncGenerator<Bytes> {
		yield bytes;
		yield* sealPieces(options.key, digest, rowBytes(options));
	}
	return { digest, bytes: all() };
}
