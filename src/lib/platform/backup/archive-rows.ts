// Every row of the archive as it lies on the disk, sealed as it is, as of one moment, while people go on working: the
// stores are read one after another, then what the journal says has changed meanwhile is read again in one transaction.
import { transactionEnd } from '#lib/platform/db/transaction-end.ts';
import type { ArchiveDatabase } from '#lib/platform/db/open.ts';
import { type RawDatabase, type RawReading, rawly } from '#lib/platform/db/raw.ts';
import type { StoredRow } from '#lib/platform/sealed-file/row-codec.ts';

/** Stands for the keys of all rows there are: what is not in it is gone. */
export const keysRow = '$keys';

type Row = Readonly<Record<string, unknown>>;
type Key = string | number;

/** Stores whose rows belong to a household file. A reading changes page and reading, then the file's counters: read in
 * this order, a page that had not been read yet is simply read again after a restore. */
const ofFiles = ['pages', 'readings', 'images', 'sources', 'sourceBytes', 'records', 'files'];
/** Rows held in memory at a time; bytes among them are handles. */
const atATime = 200;
/** So many files are read again in the last transaction. */
const lastStepFiles = 200;

export interface RowsOptions {
	/** Only what has changed after this journal entry; 0 for everything. */
	readonly afterSeq: number;
	readonly signal?: AbortSignal;
	/** Rows read, of so many. */
	readonly onProgress?: (done: number, all: number) => void;
}

const after = (key: Key) => IDBKeyRange.lowerBound(key, true);

function storesInOrder(db: RawDatabase): string[] {
	const rest = [...db.objectStoreNames].filter((name) => !ofFiles.includes(name));
	return [...ofFiles, ...rest.filter((name) => name !== 'journal'), 'journal'];
}

function filesNamed(entries: readonly Row[]): string[] {
	return entries.flatMap(({ fileId }) => (typeof fileId === 'string' ? [fileId] : []));
}

/** Rows of one store, in pages of its keys. */
async function* storeRows(db: RawDatabase, store: string, from?: Key): AsyncGenerator<Row[]> {
	let last = from;
	for (;;) {
		const range = last === undefined ? null : after(last);
		const transaction = db.transaction(store);
		void transactionEnd(transaction.done);
		const [keys, rows] = await Promise.all([
			transaction.store.getAllKeys(range, atATime) as Promise<Key[]>,
			transaction.store.getAll(range, atATime) as Promise<Row[]>
		]);
		if (rows.length > 0) yield rows;
		if (rows.length < atATime) return;
		last = keys.at(-1);
	}
}

/** All rows of some household files. */
async function rowsOfFiles(
	transaction: RawReading,
	files: ReadonlySet<string>
): Promise<StoredRow[]> {
	const at = (name: string) => transaction.objectStore(name);
	const found: StoredRow[] = [];
	const take = (store: string, rows: readonly unknown[]) => {
		for (const value of rows) if (value !== undefined) found.push({ store, value });
	};
	const each = [...files].map(async (id) => {
		const pages = (await at('pages').index('by-file').getAll(id)) as Row[];
		take('pages', pages);
		for (const store of ['readings', 'images'])
			take(store, await Promise.all(pages.map((page) => at(store).get(page.id as Key))));
		for (const store of ['records', 'files']) take(store, [await at(store).get(id)]);
	});
	await Promise.all(each);
	if (files.size === 0) return found;
	const sources = ((await at('sources').getAll()) as Row[]).filter(({ f, fileId }) =>
		files.has(String(f ?? fileId))
	);
	take('sources', sources);
	take('sourceBytes', await Promise.all(sources.map(({ id }) => at('sourceBytes').get(id as Key))));
	return found;
}

/** Everything that is not the unchanged rows of files, and the keys of all, in one transaction. */
async function lastStep(
	db: RawDatabase,
	files: ReadonlySet<string>,
	{ seenTo, sentTo }: { readonly seenTo: number; readonly sentTo: number }
): Promise<StoredRow[]> {
	const names = storesInOrder(db);
	const transaction = db.transaction(names);
	void transactionEnd(transaction.done);
	const journal = transaction.objectStore('journal');
	const late = filesNamed((await journal.getAll(after(seenTo))) as Row[]);
	const found = await rowsOfFiles(transaction, new Set([...files, ...late]));
	const others = names.filter((name) => !ofFiles.includes(name));
	for (const store of others) {
		const range = store === 'journal' ? after(sentTo) : null;
		for (const value of await transaction.objectStore(store).getAll(range))
			found.push({ store, value });
	}
	const keys: Record<string, unknown> = {};
	for (const name of names) keys[name] = await transaction.objectStore(name).getAllKeys();
	found.push({ store: keysRow, value: keys });
	return found;
}

/** Rows, later ones in place of earlier ones; the last is `keysRow`. Throws the signal's reason when aborted. */
export async function* archiveRows(
	archive: ArchiveDatabase,
	{ afterSeq, signal, onProgress }: RowsOptions
): AsyncGenerator<StoredRow> {
	const db = rawly(archive);
	let sentTo = afterSeq;
	if (afterSeq === 0) {
		const names = storesInOrder(db);
		const counts = await Promise.all(names.map((name) => db.count(name)));
		const all = counts.reduce((sum, count) => sum + count, 0);
		const start = await db.transaction('journal').store.openKeyCursor(null, 'prev');
		sentTo = (start?.key as number | undefined) ?? 0;
		let done = 0;
		for (const store of names) {
			for await (const rows of storeRows(db, store)) {
				signal?.throwIfAborted();
				for (const value of rows)
					if (store !== 'journal' || (value.seq as number) <= sentTo) yield { store, value };
				onProgress?.(Math.min((done += rows.length), all), all);
			}
		}
	}
	let seenTo = sentTo;
	let files = new Set<string>();
	for (;;) {
		for await (const entries of storeRows(db, 'journal', seenTo)) {
			seenTo = entries.at(-1)?.seq as number;
			files = new Set([...files, ...filesNamed(entries)]);
		}
		signal?.throwIfAborted();
		if (files.size <= lastStepFiles) break;
		const some = new Set([...files].slice(0, lastStepFiles));
		const transaction = db.transaction(ofFiles);
		void transactionEnd(transaction.done);
		yield* await rowsOfFiles(transaction, some);
		files = new Set([...files].filter((id) => !some.has(id)));
	}
	yield* await lastStep(db, files, { seenTo, sentTo });
}
