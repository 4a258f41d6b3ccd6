// Reads of one piece of work, opened as they come. WebCrypto cannot be awaited inside an IndexedDB transaction, so a
// read notes what it saw instead of holding the stores: whoever builds on it checks the notes where it writes.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import { hiddenId, openFileKey } from '#lib/platform/crypto/archive-keys.ts';
import { SealBroken } from '#lib/platform/crypto/envelope.ts';
import type { Keyring, Session } from '#lib/platform/crypto/keyring.ts';
import { log } from '#lib/platform/log.ts';
import type { ArchiveDatabase } from './open.ts';
import type { CachedRow, RowCache } from './row-cache.ts';
import { isSealed, openRow, type PlainRow, rowStamp } from './sealed-row.ts';
import { type Sealing, sealingOf, type StoreName } from './sealing.ts';
import { transactionEnd } from './transaction-end.ts';

/** Any transaction, with its stores untyped: which row lies where is the business of sealing.ts. */
export interface RawStore {
	get(key: IDBValidKey): Promise<PlainRow | undefined>;
	getAll(range?: IDBKeyRange | null, count?: number): Promise<PlainRow[]>;
	count(range?: IDBKeyRange | null): Promise<number>;
	index(name: string): { getAll(key: IDBValidKey): Promise<PlainRow[]> };
	put(row: PlainRow): Promise<unknown>;
	add(row: PlainRow): Promise<unknown>;
	delete(key: IDBValidKey): Promise<unknown>;
}
export interface RawTransaction {
	objectStore(name: StoreName): RawStore;
}

/** True where the stores still hold what was read. */
export type Check = (transaction: RawTransaction) => Promise<boolean>;

export interface Scope {
	readonly db: ArchiveDatabase;
	readonly stores: readonly StoreName[];
	readonly keyring: Keyring;
	readonly session: Session;
	/** Null: look at the disk itself. */
	readonly cache: RowCache | null;
}

type Key = string | number;
const stamps = (sealing: Sealing | null, path: string, rows: readonly PlainRow[]): string =>
	rows.map((row) => `${String(row[sealing?.keyPath ?? path])} ${rowStamp(row)}`).join('\n');

export class Snapshot {
	readonly scope: Scope;
	readonly checks: Check[] = [];
	/** What was seen of single rows, by `store|stored key`. */
	readonly seen = new Map<string, CachedRow>();
	#transaction: RawTransaction | null = null;
	#moments = 0;

	constructor(scope: Scope) {
		this.scope = scope;
	}

	/** All reads were of one moment. */
	get isOneMoment(): boolean {
		return this.#moments <= 1;
	}

	/** The key under which a row lies; at once where it is not hidden. */
	storedKey(store: StoreName, key: Key): Key | Promise<Key> {
		if (sealingOf(store, key)?.hidden !== true) return key;
		return hiddenId(this.scope.session.keys, 'source', String(key));
	}

	get(store: StoreName, key: Key): Promise<PlainRow | undefined> {
		const stored = this.storedKey(store, key);
		return typeof stored === 'object'
			? stored.then((hidden) => this.#get(store, hidden))
			: this.#get(store, stored);
	}

	async #get(store: StoreName, key: Key): Promise<PlainRow | undefined> {
		const place = `${store}|${key}`;
		const before = this.seen.get(place);
		if (before) return before.row;
		const known = this.scope.cache?.get(place);
		if (known) {
			this.#note(store, key, known);
			return known.row;
		}
		const raw = await this.ask((transaction) => transaction.objectStore(store).get(key));
		const row = raw && (await this.open(store, raw));
		this.#note(store, key, { row, stamp: rowStamp(raw), v: raw && isSealed(raw) ? raw.v : 0 });
		return row;
	}

	#note(store: StoreName, key: Key, seen: CachedRow): void {
		this.seen.set(`${store}|${key}`, seen);
		this.checks.push(
			async (transaction) => rowStamp(await transaction.objectStore(store).get(key)) === seen.stamp
		);
	}

	async getAll(store: StoreName, range?: IDBKeyRange | null, count?: number): Promise<PlainRow[]> {
		const read = (transaction: RawTransaction) =>
			transaction.objectStore(store).getAll(range, count);
		return this.#openAll(store, await this.#list(store, read));
	}

	count(store: StoreName, range?: IDBKeyRange | null): Promise<number> {
		return this.ask((transaction) => transaction.objectStore(store).count(range));
	}

	async byIndex(store: StoreName, index: string, key: Key): Promise<PlainRow[]> {
		const read = (transaction: RawTransaction) =>
			transaction.objectStore(store).index(index).getAll(key);
		const sealing = sealingOf(store, null);
		const { cache } = this.scope;
		const name = `${store}|${index}|${key}`;
		const known = cache?.list(name)?.map((one) => [one, cache.get(`${store}|${one}`)] as const);
		if (sealing && known?.every(([, row]) => row?.row !== undefined)) {
			const expected = known.map(([one, row]) => `${one} ${row?.stamp ?? ''}`).join('\n');
			this.checks.push(async (at) => stamps(sealing, 'id', await read(at)) === expected);
			for (const [one, row] of known) if (row) this.seen.set(`${store}|${one}`, row);
			return known.flatMap(([, row]) => (row?.row ? [row.row] : []));
		}
		const raw = await this.#list(store, read);
		if (cache && sealing?.cached) {
			const keys = raw.map((row) => row[sealing.keyPath] as Key);
			cache.setList(name, keys);
		}
		return this.#openAll(store, raw);
	}

	async #list(
		store: StoreName,
		read: (transaction: RawTransaction) => Promise<PlainRow[]>
	): Promise<PlainRow[]> {
		const sealing = sealingOf(store, null);
		const raw = await this.ask(read);
		const expected = stamps(sealing, 'id', raw);
		this.checks.push(async (at) => stamps(sealing, 'id', await read(at)) === expected);
		return raw;
	}

	/** Rows that do not open are left out and logged, so that one broken row does not hide all others. */
	async #openAll(store: StoreName, raw: readonly PlainRow[]): Promise<PlainRow[]> {
		const rows = await Promise.all(raw.map((row) => this.#openInList(store, row)));
		return rows.filter((row) => row !== undefined);
	}

	async #openInList(store: StoreName, raw: PlainRow): Promise<PlainRow | undefined> {
		const sealing = sealingOf(store, raw.key);
		try {
			const row = await this.open(store, raw);
			if (sealing && isSealed(raw)) {
				const place = `${store}|${String(raw[sealing.keyPath])}`;
				this.seen.set(place, { row, stamp: rowStamp(raw), v: raw.v });
			}
			return row;
		} catch (error) {
			if (!(error instanceof SealBroken)) throw error;
			log.error('row-broken', error);
			return sealing?.broken && { [sealing.keyPath]: raw[sealing.keyPath], ...sealing.broken };
		}
	}

	/** @throws SealBroken */
	async open(store: StoreName, raw: PlainRow): Promise<PlainRow | undefined> {
		const sealing = sealingOf(store, raw.key);
		if (!sealing) return raw;
		const { keys, readsClear } = this.scope.session;
		const { archive } = keys;
		if (!isSealed(raw)) {
			if (readsClear) return raw;
			// Everything of this program is sealed: somebody else has put it there.
			throw new SealBroken();
		}
		const key = raw.f === undefined ? archive : await this.fileKey(raw.f);
		if (key === undefined) throw new SealBroken();
		const place = { store, key: raw[sealing.keyPath] as Key };
		return openRow(sealing, place, raw, { archive, key });
	}

	/** Null: erased. Undefined: there never was one. */
	async fileKey(id: RegistryFileId): Promise<CryptoKey | null | undefined> {
		const { keyring, session } = this.scope;
		const known = keyring.fileKey(id);
		if (known) return known;
		const row = await this.ask((transaction) => transaction.objectStore('fileKeys').get(id));
		if (!row) return undefined;
		if (!(row.wrapped instanceof Uint8Array)) return null;
		const key = await openFileKey(session.keys, row.wrapped as Uint8Array<ArrayBuffer>);
		keyring.keepFileKey(id, key);
		return key;
	}

	/** Asks in the transaction of the reads before, where that has not ended; else in a new one. */
	ask<T>(read: (transaction: RawTransaction) => Promise<T>): Promise<T> {
		const going = this.#transaction;
		if (going)
			try {
				return read(going);
			} catch (error) {
				if (!isOver(error)) throw error;
			}
		const { db, stores } = this.scope;
		const names = new Set<StoreName>([...stores, 'fileKeys']);
		const transaction = db.transaction([...names], 'readonly');
		void transactionEnd(transaction.done);
		this.#moments++;
		this.#transaction = transaction as unknown as RawTransaction;
		return read(this.#transaction);
	}
}

const isOver = (error: unknown): boolean =>
	error instanceof DOMException &&
	(error.name === 'TransactionInactiveError' || error.name === 'InvalidStateError');
