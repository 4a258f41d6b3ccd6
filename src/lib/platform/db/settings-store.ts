// Small values of this machine: who works here, the canary.
import { ok, type Result } from '#lib/domain/result.ts';
import type { Connection } from './connection.ts';
import type { StorageFailure } from './failures.ts';
import type { Settings } from './schema.ts';
import { read, transact } from './transact.ts';

/** Undefined where the setting was never written. */
export function readSetting<K extends keyof Settings>(
	connection: Connection,
	key: K
): Promise<Result<Settings[K] | undefined, StorageFailure>> {
	return read(connection, ['settings'], async (transaction) => {
		const row = await transaction.objectStore('settings').get(key);
		return row?.value as Settings[K] | undefined;
	});
}

/** All or none. */
export function writeSettings(
	connection: Connection,
	values: Partial<Settings>
): Promise<Result<void, StorageFailure>> {
	return transact(connection, ['settings'], async (transaction) => {
		const store = transaction.objectStore('settings');
		for (const key of Object.keys(values) as (keyof Settings)[]) {
			const value = values[key];
			if (value !== undefined) await store.put({ key, value });
		}
		return ok(undefined);
	});
}
