// What this machine knows of its last backup, and how much has been done since. Kept by number of the journal, never by
// the clock alone: a clock set back must not make a backup look fresh.
import { ok, type Result } from '#lib/domain/result.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import type { Connection } from './connection.ts';
import type { StorageFailure } from './failures.ts';
import { appendJournal, journalHead, journalStores } from './journal-store.ts';
import type { JournalHead } from './schema.ts';
import { read, transact } from './transact.ts';

/** A backup that was written to its end. */
export interface StoredBackup {
	/** Names it: the next one says that it adds to this. */
	readonly digest: string;
	/** UTC, ISO 8601. */
	readonly madeAt: string;
	/** Everything up to here is in it. */
	readonly journal: JournalHead;
	/** How many were added to the whole one; 0 for a whole one. */
	readonly added: number;
	/** The journal as of noting it: acts after this are in no backup. */
	readonly notedAt: number;
}

export interface BackupStanding {
	readonly last: StoredBackup | null;
	readonly head: JournalHead;
	/** Acts in the journal that no backup has. */
	readonly actsSince: number;
}

export function readBackupStanding(
	connection: Connection
): Promise<Result<BackupStanding, StorageFailure>> {
	return read(connection, ['settings', ...journalStores], async (transaction) => {
		const row = await transaction.objectStore('settings').get('backup');
		const last = (row?.value as StoredBackup | undefined) ?? null;
		const head = await journalHead(transaction);
		return { last, head, actsSince: head.seq - (last?.notedAt ?? 0) };
	});
}

/** Notes a finished backup, with its line in the journal. */
export function noteBackup(
	connection: Connection,
	backup: Omit<StoredBackup, 'notedAt'>,
	draft: JournalDraft
): Promise<Result<void, StorageFailure>> {
	return transact(connection, ['settings', ...journalStores], async (transaction) => {
		const before = await journalHead(transaction);
		await appendJournal(transaction, [draft]);
		// What was done while the backup was being written is in it only as far as its last step saw it.
		const isQuiet = before.seq === backup.journal.seq;
		const notedAt = isQuiet ? before.seq + 1 : backup.journal.seq;
		const value: StoredBackup = { ...backup, notedAt };
		await transaction.objectStore('settings').put({ key: 'backup', value });
		return ok(undefined);
	});
}
