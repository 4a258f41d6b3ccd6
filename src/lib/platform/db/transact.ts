// The only door to the stores. Every write is one strict transaction and is true only once `done` has resolved;
// a connection that dies on the way is reopened and the whole work is run again, so work must be repeatable.
import type { IDBPTransaction, StoreNames } from 'idb';
import { fail, type Result } from '#lib/domain/result.ts';
import { pause, systemClock } from '#lib/platform/clock.ts';
import type { Connection } from './connection.ts';
import { classify, isFinal, type StorageFailure } from './failures.ts';
import type { ArchiveDatabase } from './open.ts';
import type { ArchiveSchema } from './schema.ts';
import { transactionEnd } from './transaction-end.ts';

export type StoreName = StoreNames<ArchiveSchema>;
export type WriteTransaction = IDBPTransaction<ArchiveSchema, StoreName[], 'readwrite'>;
export type ReadTransaction = IDBPTransaction<ArchiveSchema, StoreName[]>;

/** Pauses before each try, milliseconds. Who must not give up (typed text) tries again on top of this. */
const triesMs = [0, 30, 150];

/**
 * Runs `work` in one strict transaction over `stores`. A failed Result from `work` undoes everything it wrote.
 * `work` may await nothing but this transaction's requests: anything else lets it commit half-way.
 */
export function transact<T, C extends string>(
	connection: Connection,
	stores: readonly StoreName[],
	work: (transaction: WriteTransaction) => Promise<Result<T, C>>
): Promise<Result<T, C | StorageFailure>> {
	return again(connection, async (db) => {
		const transaction = db.transaction([...stores], 'readwrite', { durability: 'strict' });
		const done = transactionEnd(transaction.done);
		try {
			const result = await work(transaction);
			if (!result.ok) transaction.abort();
			else await transaction.done;
			if (result.ok) connection.healthy();
			return result;
		} catch (error) {
			tryAbort(transaction);
			throw await rootCause(error, done);
		}
	});
}

/**
 * Requests asked all at once. One that throws on the spot (a connection that has just died) rejects like the others,
 * so that no rejection is left unheard.
 */
export function together<T extends readonly unknown[]>(asks: {
	readonly [K in keyof T]: () => Promise<T[K]>;
}): Promise<T> {
	const asked = asks.map(async (ask) => ask());
	return Promise.all(asked) as unknown as Promise<T>;
}

/** Runs `work` in one readonly transaction. */
export function read<T>(
	connection: Connection,
	stores: readonly StoreName[],
	work: (transaction: ReadTransaction) => Promise<T>
): Promise<Result<T, StorageFailure>> {
	return again(connection, async (db) => {
		const transaction = db.transaction([...stores], 'readonly');
		const done = transactionEnd(transaction.done);
		try {
			return { ok: true, value: await work(transaction) };
		} catch (error) {
			throw await rootCause(error, done);
		}
	});
}

async function again<T, C extends string>(
	connection: Connection,
	attempt: (db: ArchiveDatabase) => Promise<Result<T, C>>
): Promise<Result<T, C | StorageFailure>> {
	let last: StorageFailure = 'storage-lost';
	for (const ms of triesMs) {
		if (ms > 0) await pause(connection.clock, ms);
		const db = await connection.database();
		if (!db.ok) {
			last = db.failure.code;
			if (isFinal(last)) break;
			continue;
		}
		try {
			return await attempt(db.value);
		} catch (error) {
			const code = classify(error);
			if (!code) throw error;
			last = code;
			connection.lost(db.value, code);
		}
	}
	return fail(last);
}

/** A call on a dying transaction fails with a name that hides why: the transaction itself knows. */
async function rootCause(error: unknown, done: Promise<unknown>): Promise<unknown> {
	const known = classify(error);
	if (known && known !== 'storage-lost') return error;
	const ended = await Promise.race([done, pause(systemClock, 50)]);
	return classify(ended) === 'storage-full' ? ended : error;
}

function tryAbort(transaction: WriteTransaction): void {
	try {
		transaction.abort();
	} catch {
		// Already over: that is why we are here.
	}
}
