// The stored search text: rows of shards, each with the versions of the files it was made from.
import { ok, type Result } from '#lib/domain/result.ts';
import type { Connection } from './connection.ts';
import type { StorageFailure } from './failures.ts';
import type { StoredSearchShard } from './schema.ts';
import { read, transact } from './transact.ts';

/** Undefined where it was never stored. */
export function getSearchShard(
	connection: Connection,
	id: string
): Promise<Result<StoredSearchShard | undefined, StorageFailure>> {
	return read(connection, ['searchShards'], (transaction) =>
		transaction.objectStore('searchShards').get(id)
	);
}

export function putSearchShard(
	connection: Connection,
	shard: StoredSearchShard
): Promise<Result<void, StorageFailure>> {
	return transact(connection, ['searchShards'], async (transaction) => {
		await transaction.objectStore('searchShards').put(shard);
		return ok(undefined);
	});
}
