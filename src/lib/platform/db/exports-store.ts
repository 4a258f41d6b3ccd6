// Exports made on this machine, newest first: what the next one can be compared with.
import { ok, type Result } from '#lib/domain/result.ts';
import type { Connection } from './connection.ts';
import type { StorageFailure } from './failures.ts';
import type { StoredExport } from './schema.ts';
import { read, transact } from './transact.ts';

/** Older ones are forgotten: a delta against them would be a whole export anyway. */
const kept = 30;

export function listExports(
	connection: Connection
): Promise<Result<readonly StoredExport[], StorageFailure>> {
	return read(connection, ['exports'], async (transaction) => {
		const all = await transaction.objectStore('exports').getAll();
		return all.sort((a, b) => (a.at < b.at ? 1 : -1));
	});
}

export function addExport(
	connection: Connection,
	made: StoredExport
): Promise<Result<void, StorageFailure>> {
	return transact(connection, ['exports'], async (transaction) => {
		const store = transaction.objectStore('exports');
		await store.put(made);
		const all = await store.getAll();
		const old = all.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(kept);
		for (const { id } of old) await store.delete(id);
		return ok(undefined);
	});
}
