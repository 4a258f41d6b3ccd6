// Lists an office has given, as they were read: a second source beside the ink.
import { ok, type Result } from '#lib/domain/result.ts';
import type { Connection } from './connection.ts';
import type { StorageFailure } from './failures.ts';
import type { StoredList } from './schema.ts';
import { read, transact } from './transact.ts';

export function listLists(
	connection: Connection
): Promise<Result<readonly StoredList[], StorageFailure>> {
	return read(connection, ['lists'], (transaction) => transaction.objectStore('lists').getAll());
}

export function putList(
	connection: Connection,
	list: StoredList
): Promise<Result<void, StorageFailure>> {
	return transact(connection, ['lists'], async (transaction) => {
		await transaction.objectStore('lists').put(list);
		return ok(undefined);
	});
}

export function deleteList(
	connection: Connection,
	id: string
): Promise<Result<void, StorageFailure>> {
	return transact(connection, ['lists'], async (transaction) => {
		await transaction.objectStore('lists').delete(id);
		return ok(undefined);
	});
}
