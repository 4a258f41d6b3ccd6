// What a piece of work wants to write, kept in memory until it is sealed. It reads its own writes; nothing reaches
// the stores before everything is ready to go in one transaction.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import { newFileKey } from '#lib/platform/crypto/archive-keys.ts';
import { SealBroken } from '#lib/platform/crypto/envelope.ts';
import type { RowCache } from './row-cache.ts';
import { type PlainRow, rowStamp, sealRow } from './sealed-row.ts';
import { fileOf, indexed, sealingOf, type StoreName } from './sealing.ts';
import { Snapshot, type RawTransaction } from './snapshot.ts';

type Key = string | number;

interface Write {
	readonly store: StoreName;
	/** As stored. */
	readonly key: Key;
	/** Null deletes. */
	readonly row: PlainRow | null;
	readonly isNew: boolean;
	readonly file: RegistryFileId | null;
}

/** Ready for the disk. */
export interface SealedWrite {
	readonly place: string;
	readonly write: Write;
	readonly stored: PlainRow | null;
	readonly v: number;
}

const keyPaths: Partial<Record<StoreName, string>> = { accounts: 'id', fileKeys: 'id' };

export class Draft extends Snapshot {
	readonly #writes = new Map<string, Write>();
	readonly #newKeys = new Map<RegistryFileId, Promise<CryptoKey>>();

	get hasWrites(): boolean {
		return this.#writes.size > 0;
	}

	/** @param file whose key seals the row, where the row itself does not say */
	async write(
		store: StoreName,
		row: PlainRow,
		isNew: boolean,
		file: RegistryFileId | null
	): Promise<void> {
		const sealing = sealingOf(store, row.key);
		const path = sealing?.keyPath ?? keyPaths[store] ?? 'key';
		const key = await this.storedKey(store, row[path] as Key);
		this.#writes.set(`${store}|${key}`, { store, key, row, isNew, file });
	}

	async remove(store: StoreName, key: Key): Promise<void> {
		this.removeStored(store, await this.storedKey(store, key));
	}

	/** @param stored the key as it lies on the disk */
	removeStored(store: StoreName, stored: Key): void {
		const write = { store, key: stored, row: null, isNew: false, file: null };
		this.#writes.set(`${store}|${stored}`, write);
	}

	override async get(store: StoreName, key: Key): Promise<PlainRow | undefined> {
		if (this.#writes.size === 0) return super.get(store, key);
		const stored = await this.storedKey(store, key);
		const mine = this.#writes.get(`${store}|${stored}`);
		return mine ? (mine.row ?? undefined) : super.get(store, key);
	}

	override async getAll(
		store: StoreName,
		range?: IDBKeyRange | null,
		count?: number
	): Promise<PlainRow[]> {
		const rows = await super.getAll(store, range, count);
		const path = sealingOf(store, null)?.keyPath ?? 'id';
		return this.#overlay(store, path, rows, (key) => range?.includes(key) ?? true);
	}

	override async byIndex(store: StoreName, index: string, key: Key): Promise<PlainRow[]> {
		const rows = await super.byIndex(store, index, key);
		const path = sealingOf(store, null)?.keyPath ?? 'id';
		const property = indexed[index] ?? index;
		return this.#overlay(store, path, rows, (_key, row) => row[property] === key);
	}

	#overlay(
		store: StoreName,
		path: string,
		rows: readonly PlainRow[],
		belongs: (key: Key, row: PlainRow) => boolean
	): PlainRow[] {
		const mine = [...this.#writes.values()].filter((write) => write.store === store);
		if (mine.length === 0) return [...rows];
		const changed = new Set(mine.map((write) => write.key));
		const kept = rows.filter((row) => !changed.has(row[path] as Key));
		const added = mine.flatMap(({ key, row }) => (row && belongs(key, row) ? [row] : []));
		return [...kept, ...added];
	}

	/** Everything sealed; keys of new files join while sealing. */
	async seal(): Promise<readonly SealedWrite[]> {
		const sealed = new Map<string, SealedWrite>();
		while (sealed.size < this.#writes.size) {
			const left = [...this.#writes].filter(([place]) => !sealed.has(place));
			const done = await Promise.all(left.map((one) => this.#sealOne(...one)));
			for (const one of done) sealed.set(one.place, one);
		}
		return [...sealed.values()];
	}

	async #sealOne(place: string, write: Write): Promise<SealedWrite> {
		const { store, key, row } = write;
		const sealing = sealingOf(store, row?.key ?? key);
		const v = (this.seen.get(place)?.v ?? 0) + 1;
		if (!row || !sealing) return { place, write, stored: row, v };
		const id = write.file ?? fileOf(sealing, row);
		const file = id && { id, key: await this.#keyForWriting(id) };
		const with_ = { archive: this.scope.session.keys.archive, file };
		return { place, write, stored: await sealRow(sealing, { store, key }, v, row, with_), v };
	}

	async #keyForWriting(id: RegistryFileId): Promise<CryptoKey> {
		const making = this.#newKeys.get(id);
		if (making) return making;
		const finding = this.fileKey(id).then((key) => {
			if (key === null) throw new SealBroken();
			return key ?? this.#makeKey(id);
		});
		this.#newKeys.set(id, finding);
		return finding;
	}

	/** The first row of a file brings its key along, in the same transaction. */
	async #makeKey(id: RegistryFileId): Promise<CryptoKey> {
		await this.get('fileKeys', id);
		const { key, wrapped } = await newFileKey(this.scope.session.keys);
		await this.write('fileKeys', { id, wrapped }, false, null);
		this.madeKeys.set(id, key);
		return key;
	}

	/** Keys that exist once the draft is committed. */
	readonly madeKeys = new Map<RegistryFileId, CryptoKey>();
}

/** Issues every check and every write at once. False: something read has changed, and nothing was written. */
export async function writeAll(
	transaction: RawTransaction & { abort(): void },
	draft: Snapshot,
	writes: readonly SealedWrite[]
): Promise<boolean> {
	let isStale = false;
	const checks = draft.checks.map(async (check) => {
		if (await check(transaction)) return;
		if (!isStale) transaction.abort();
		isStale = true;
	});
	const put = async ({ write, stored }: SealedWrite) => {
		const store = transaction.objectStore(write.store);
		if (!stored) await store.delete(write.key);
		else await (write.isNew ? store.add(stored) : store.put(stored));
	};
	// Never commit() by hand: where the browser's share was used up, such a transaction of Chromium did not end at all.
	try {
		await Promise.all([...checks, ...writes.map(put)]);
	} catch (error) {
		if (!isStale) throw error;
	}
	return !isStale;
}

/** The cache as it is after a commit. */
export function remember(draft: Draft, writes: readonly SealedWrite[], cache: RowCache): void {
	for (const [id, key] of draft.madeKeys) draft.scope.keyring.keepFileKey(id, key);
	for (const [place, seen] of draft.seen) {
		const [store = '', key = ''] = place.split('|');
		if (sealingOf(store as StoreName, key)?.cached && seen.row) cache.set(place, seen);
	}
	for (const { place, write, stored, v } of writes) {
		const sealing = sealingOf(write.store, write.row?.key ?? write.key);
		if (!sealing?.cached) continue;
		const before = draft.seen.get(place)?.row;
		const isMoved = sealing.clear.some((name) => before?.[name] !== write.row?.[name]);
		if (isMoved || !before || !stored) cache.dropLists(write.store);
		if (stored && write.row) cache.set(place, { row: write.row, stamp: rowStamp(stored), v });
		else cache.drop(place);
	}
}
