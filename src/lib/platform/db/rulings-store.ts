// Rulings between files. Each is written in one transaction with its line in the journal; there are few enough to be
// read whole.
import type { JournalDraft } from '#lib/domain/journal.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { Ruling } from '#lib/domain/ruling.ts';
import type { Connection } from './connection.ts';
import type { StorageFailure } from './failures.ts';
import { appendJournal, journalStores } from './journal-store.ts';
import { read, transact } from './transact.ts';

export function listRulings(
	connection: Connection
): Promise<Result<readonly Ruling[], StorageFailure>> {
	return read(connection, ['rulings'], (transaction) =>
		transaction.objectStore('rulings').getAll()
	);
}

export function putRuling(
	connection: Connection,
	ruling: Ruling,
	journal: readonly JournalDraft[]
): Promise<Result<void, StorageFailure>> {
	return transact(connection, ['rulings', ...journalStores], async (transaction) => {
		const store = transaction.objectStore('rulings');
		// The same ruling tried again after a lost answer is written once.
		const known = await store.get(ruling.id);
		if (known?.at === ruling.at) return ok(undefined);
		await store.put(ruling);
		await appendJournal(transaction, journal);
		return ok(undefined);
	});
}

/** Taken back: the question may be put again. */
export function removeRuling(
	connection: Connection,
	id: string,
	journal: readonly JournalDraft[]
): Promise<Result<void, StorageFailure>> {
	return transact(connection, ['rulings', ...journalStores], async (transaction) => {
		const store = transaction.objectStore('rulings');
		if (!(await store.get(id))) return ok(undefined);
		await store.delete(id);
		await appendJournal(transaction, journal);
		return ok(undefined);
	});
}
