// The only door to the stores. Work runs on a draft: it reads and opens rows, and what it writes is sealed before the
// one strict transaction begins; there everything it read is looked at again, and if anything has changed meanwhile
// the work runs anew. So work must be repeatable, and may await what it likes.
import type { IndexNames } from 'idb';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { RegistryFileId } from '#lib/domain/ids.ts';
import { pause, systemClock } from '#lib/platform/clock.ts';
import { SealBroken } from '#lib/platform/crypto/envelope.ts';
import type { Keyring, Session } from '#lib/platform/crypto/keyring.ts';
import { log } from '#lib/platform/log.ts';
import type { Connection } from './connection.ts';
import { Draft, remember, writeAll } from './draft.ts';
import { classify, isFinal, type StorageFailure } from './failures.ts';
import type { ArchiveDatabase } from './open.ts';
import type { ArchiveSchema } from './schema.ts';
import type { PlainRow } from './sealed-row.ts';
import type { StoreName, Value } from './sealing.ts';
import { type RawTransaction, Snapshot } from './snapshot.ts';
import { transactionEnd } from './transaction-end.ts';

export type { StoreName } from './sealing.ts';

type Key<N extends StoreName> = ArchiveSchema[N]['key'];

export interface ReadStore<N extends StoreName> {
	get(key: Key<N>): Promise<Value<N> | undefined>;
	/** The key where there is a row. */
	getKey(key: Key<N>): Promise<Key<N> | undefined>;
	getAll(range?: IDBKeyRange | null, count?: number): Promise<Value<N>[]>;
	/** Of the stored rows; a draft's own writes are not counted. */
	count(range?: IDBKeyRange | null): Promise<number>;
	index(name: IndexNames<ArchiveSchema, N>): {
		getAll(key: string): Promise<Value<N>[]>;
	};
}

export interface WriteStore<N extends StoreName> extends ReadStore<N> {
	/** @param file the household file whose key seals the row, where the row does not name it */
	put(row: Value<N>, file?: RegistryFileId): Promise<void>;
	add(row: Value<N>, file?: RegistryFileId): Promise<void>;
	delete(key: Key<N>): Promise<void>;
}

export interface ReadTransaction {
	readonly session: Session;
	objectStore<N extends StoreName>(name: N): ReadStore<N>;
}

export interface WriteTransaction extends ReadTransaction {
	objectStore<N extends StoreName>(name: N): WriteStore<N>;
}

/** Pauses before each try, milliseconds. Who must not give up (typed text) tries again on top of this. */
const triesMs = [0, 30, 150];
/** How often others may come first before it is called a failure: far more than tabs that take turns can cause. */
const mostRounds = 50;

function reading<N extends StoreName>(snapshot: Snapshot, name: N): ReadStore<N> {
	const rows = (found: Promise<PlainRow[]>) => found as unknown as Promise<Value<N>[]>;
	return {
		get: (key) => snapshot.get(name, key) as Promise<Value<N> | undefined>,
		getKey: async (key) => ((await snapshot.get(name, key)) ? key : undefined),
		getAll: (range, count) => rows(snapshot.getAll(name, range, count)),
		count: (range) => snapshot.count(name, range),
		index: (index) => ({ getAll: (key) => rows(snapshot.byIndex(name, index, key)) })
	};
}

function writing<N extends StoreName>(draft: Draft, name: N): WriteStore<N> {
	const write = (row: Value<N>, isNew: boolean, file: RegistryFileId | undefined) =>
		draft.write(name, row as unknown as PlainRow, isNew, file ?? null);
	return {
		...reading(draft, name),
		put: (row, file) => write(row, false, file),
		add: (row, file) => write(row, true, file),
		delete: (key) => draft.remove(name, key)
	};
}

/**
 * Runs `work` and brings what it wrote to the disk, all or nothing. A failed Result from `work` writes nothing.
 * @param as whose keys to use before the screen is open: the first person of an archive
 */
export function transact<T, C extends string>(
	connection: Connection,
	stores: readonly StoreName[],
	work: (transaction: WriteTransaction) => Promise<Result<T, C>>,
	as?: Session
): Promise<Result<T, C | StorageFailure>> {
	return onDatabase<T, C>(connection, async (db) => {
		const session = as ?? connection.keyring.session ?? (await connection.keyring.unlocked());
		for (let round = 0; round < mostRounds; round++) {
			const { keyring, cache } = connection;
			const scope = { db, stores, keyring, session, cache };
			const draft = new Draft(round === 0 ? scope : { ...scope, cache: null });
			const result = await work({ session, objectStore: (name) => writing(draft, name) });
			if (!result.ok) {
				// Refused on the word of the cache: the disk is asked before a person is.
				if (round === 0 && cache.isInUse) continue;
				return result;
			}
			if (await commit(db, stores, draft, connection)) return result;
			cache.clear();
			await pause(connection.clock, Math.random() * round * 5);
		}
		return fail('storage-timeout');
	});
}

/** The disk does not take a commit. Nothing is lost and the connection is well: whoever must not give up tries again. */
class NoRoom extends Error {}

/**
 * False: what the draft was built on is not so any more.
 * @throws NoRoom, or how the transaction ended
 */
export async function commit(
	db: ArchiveDatabase,
	stores: readonly StoreName[],
	draft: Draft,
	connection: Connection
): Promise<boolean> {
	const [writes, hasRoom] = await Promise.all([draft.seal(), connection.hasRoom()]);
	if (!hasRoom) throw new NoRoom();
	const names = new Set<StoreName>([...stores, 'fileKeys']);
	const transaction = db.transaction([...names], 'readwrite', { durability: 'strict' });
	const done = transactionEnd(transaction.done);
	try {
		const raw = transaction as unknown as Parameters<typeof writeAll>[0];
		if (!(await writeAll(raw, draft, writes))) return false;
		await transaction.done;
	} catch (error) {
		// A value too large for its row lies in a file, and that one found no room.
		if (transaction.error?.name === 'DataError') throw new NoRoom();
		tryAbort(transaction);
		throw await rootCause(error, done);
	}
	remember(draft, writes, connection.cache);
	connection.healthy();
	return true;
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

/** Runs `work` on the stores as of one moment. */
export function read<T>(
	connection: Connection,
	stores: readonly StoreName[],
	work: (transaction: ReadTransaction) => Promise<T>
): Promise<Result<T, StorageFailure>> {
	return onDatabase<T, never>(connection, async (db) => {
		const session = connection.keyring.session ?? (await connection.keyring.unlocked());
		return ok(await readOnce(db, session, connection.keyring, stores, work));
	});
}

/** Reads what lies in the clear, while nobody is unlocked. */
export function readClear<T>(
	connection: Connection,
	stores: readonly StoreName[],
	work: (transaction: RawTransaction) => Promise<T>
): Promise<Result<T, StorageFailure>> {
	return onDatabase<T, never>(connection, async (db) => {
		const transaction = db.transaction([...stores], 'readonly');
		void transactionEnd(transaction.done);
		return ok(await work(transaction as unknown as RawTransaction));
	});
}

/** The same on an open database, without trying again: for workers with a connection of their own. */
export async function readOnce<T>(
	db: ArchiveDatabase,
	session: Session,
	keyring: Keyring,
	stores: readonly StoreName[],
	work: (transaction: ReadTransaction) => Promise<T>
): Promise<T> {
	for (let round = 0; ; round++) {
		const snapshot = new Snapshot({ db, stores, keyring, session, cache: null });
		const value = await work({ session, objectStore: (name) => reading(snapshot, name) });
		if (snapshot.isOneMoment || round >= 5) return value;
		const transaction = db.transaction([...stores], 'readonly');
		void transactionEnd(transaction.done);
		const raw = transaction as unknown as RawTransaction;
		const same = await Promise.all(snapshot.checks.map((check) => check(raw)));
		if (same.every(Boolean)) return value;
	}
}

/** Opens the database and tries again where the connection dies: what all reading and writing goes through. */
export async function onDatabase<T, C extends string>(
	connection: Connection,
	attempt: (db: ArchiveDatabase) => Promise<Result<T, C | StorageFailure>>
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
			if (error instanceof SealBroken) {
				log.error('row-broken', error);
				return fail('storage-unreadable');
			}
			if (error instanceof NoRoom) {
				connection.full();
				return fail('storage-full');
			}
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

function tryAbort(transaction: { abort(): void }): void {
	try {
		transaction.abort();
	} catch {
		// Already over: that is why we are here.
	}
}
