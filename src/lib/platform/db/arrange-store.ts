// Which pages stand in which household file, and which part of which scan they are. Every rearrangement is one strict
// transaction that is refused where the files have other pages by now than it was made on; no page is ever lost in it.
import type { PageId, RegistryFileId } from '#lib/domain/ids.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import type { Page } from '#lib/domain/page.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { Connection } from './connection.ts';
import type { StorageFailure } from './failures.ts';
import { appendJournal, journalStores } from './journal-store.ts';
import { countFile, startWhenRead, thumbnailId } from './readings-store.ts';
import { followPages } from './shared-sources.ts';
import type { PageCounts, StoredFile, StoredRecord, StoredSource } from './schema.ts';
import { transact, type WriteTransaction } from './transact.ts';

export type ArrangeFailure = StorageFailure | 'conflict' | 'read-only' | 'file-unknown';

/** A change to the pages of one file. */
export interface PageChange {
	readonly fileId: RegistryFileId;
	/** Its pages as the change was made on, in order. */
	readonly before: readonly PageId[];
	/** Its pages after it. */
	readonly after: readonly PageId[];
	/** Pages that are new or changed; their index is set here. */
	readonly put: readonly Page[];
	/** Pages whose reading and picture hold no more. */
	readonly forget: readonly PageId[];
	readonly sources?: readonly { readonly source: StoredSource; readonly blob: Blob }[];
	readonly journal: readonly JournalDraft[];
}

const pageStores = ['pages', 'files', 'records', 'readings', 'images'] as const;

const isOpen = (file: StoredFile): boolean =>
	file.state === 'reading' || file.state === 'keying' || file.state === 'returned';

const same = (a: readonly string[], b: readonly string[]): boolean =>
	a.length === b.length && a.every((id, index) => id === b[index]);

function without<V>(record: Readonly<Record<string, V>>, ids: ReadonlySet<string>) {
	return Object.fromEntries(Object.entries(record).filter(([id]) => !ids.has(id)));
}

async function forget(transaction: WriteTransaction, ids: Iterable<PageId>): Promise<void> {
	for (const id of ids) {
		await transaction.objectStore('readings').delete(id);
		await transaction.objectStore('images').delete(id);
	}
}

export function changePages(
	connection: Connection,
	change: PageChange
): Promise<Result<void, ArrangeFailure>> {
	const stores = [...pageStores, 'sources', 'sourceBytes', ...journalStores] as const;
	return transact(connection, stores, async (transaction) => {
		const file = await transaction.objectStore('files').get(change.fileId);
		if (!file) return fail('file-unknown');
		if (!isOpen(file)) return fail('read-only');
		const stored = await transaction.objectStore('pages').index('by-file').getAll(file.id);
		if (!same(file.pageIds, change.before)) return fail('conflict');
		const put = new Map(change.put.map((page) => [page.id, page]));
		const known = new Map(stored.map((page) => [page.id, page]));
		const pages = change.after.flatMap((id, index) => {
			const page = put.get(id) ?? known.get(id);
			return page ? [{ ...page, index }] : [];
		});
		if (pages.length !== change.after.length) return fail('conflict');
		const gone = change.before.filter((id) => !change.after.includes(id));
		for (const { source, blob } of change.sources ?? []) {
			await transaction.objectStore('sources').put(source);
			await transaction.objectStore('sourceBytes').put({ id: source.id, blob }, file.id);
		}
		for (const page of pages)
			if (put.has(page.id) || known.get(page.id)?.index !== page.index)
				await transaction.objectStore('pages').put(page);
		for (const id of gone) await transaction.objectStore('pages').delete(id);
		const lost = new Set<PageId>([...gone, ...change.forget]);
		await forget(transaction, lost);
		const pageCounts = without(file.pageCounts, lost);
		const next = { ...file, pageIds: change.after, version: file.version + 1, pageCounts };
		await transaction.objectStore('files').put(startWhenRead(countFile(next, pages)));
		const record = await transaction.objectStore('records').get(file.id);
		if (record)
			await transaction.objectStore('records').put({ ...record, version: record.version + 1 });
		await appendJournal(transaction, change.journal);
		return ok(undefined);
	});
}

/** One file as it shall be. A file that is not there yet is made like the first one that is. */
export interface ArrangedFile {
	readonly id: RegistryFileId;
	readonly title: string;
	/** Empty: the file is no more. */
	readonly pageIds: readonly PageId[];
}

export interface Arrangement {
	/** Files as they stood, with the pages the arrangement was made on. */
	readonly before: readonly ArrangedFile[];
	/** The same pages, each once. */
	readonly after: readonly ArrangedFile[];
	readonly journal: readonly JournalDraft[];
}

interface Pool {
	readonly template: StoredFile;
	readonly files: ReadonlyMap<RegistryFileId, StoredFile>;
	readonly pages: ReadonlyMap<PageId, Page>;
	readonly entries: StoredRecord['entries'];
	readonly rows: StoredRecord['rows'];
	readonly counts: Readonly<Record<string, PageCounts>>;
	readonly records: ReadonlyMap<RegistryFileId, StoredRecord>;
}

const pageOf = (key: string): PageId => (key.split('#')[0] ?? '') as PageId;

function ofPages<V>(record: Readonly<Record<string, V>>, ids: ReadonlySet<PageId>) {
	return Object.fromEntries(Object.entries(record).filter(([key]) => ids.has(pageOf(key))));
}

async function pool(
	transaction: WriteTransaction,
	before: readonly ArrangedFile[]
): Promise<Result<Pool, 'conflict' | 'read-only' | 'file-unknown'>> {
	const files = new Map<RegistryFileId, StoredFile>();
	const records = new Map<RegistryFileId, StoredRecord>();
	const pages = new Map<PageId, Page>();
	for (const { id, pageIds } of before) {
		if (pageIds.length === 0) continue;
		const file = await transaction.objectStore('files').get(id);
		const record = await transaction.objectStore('records').get(id);
		if (!file || !record) return fail('file-unknown');
		if (!isOpen(file)) return fail('read-only');
		if (!same(file.pageIds, pageIds)) return fail('conflict');
		files.set(id, file);
		records.set(id, record);
		for (const page of await transaction.objectStore('pages').index('by-file').getAll(id))
			pages.set(page.id, page);
	}
	const [template] = files.values();
	if (!template) return fail('file-unknown');
	const all = [...records.values()];
	return ok({
		template,
		files,
		pages,
		records,
		entries: Object.assign({}, ...all.map(({ entries }) => entries)) as StoredRecord['entries'],
		rows: Object.assign({}, ...all.map(({ rows }) => rows)) as StoredRecord['rows'],
		counts: Object.assign({}, ...[...files.values()].map(({ pageCounts }) => pageCounts)) as Record<
			string,
			PageCounts
		>
	});
}

/** Moves pages between files with all that belongs to them: readings, people's entries, rows, counters. */
export function arrangeFiles(
	connection: Connection,
	arrangement: Arrangement
): Promise<Result<void, ArrangeFailure>> {
	const stores = [...pageStores, 'sources', 'sourceBytes', ...journalStores] as const;
	return transact(connection, stores, async (transaction) => {
		const found = await pool(transaction, arrangement.before);
		if (!found.ok) return found;
		const wanted = arrangement.after.flatMap(({ pageIds }) => pageIds);
		const isWhole =
			wanted.length === found.value.pages.size && new Set(wanted).size === wanted.length;
		if (!isWhole || wanted.some((id) => !found.value.pages.has(id))) return fail('conflict');
		for (const file of arrangement.after) await putArranged(transaction, file, found.value);
		const lying = arrangement.after.flatMap(({ id, pageIds }) =>
			pageIds.map((pageId) => ({ ...found.value.pages.get(pageId)!, fileId: id }))
		);
		await followPages(transaction, lying, new Set(arrangement.before.map(({ id }) => id)));
		await appendJournal(transaction, arrangement.journal);
		return ok(undefined);
	});
}

async function putArranged(
	transaction: WriteTransaction,
	{ id, title, pageIds }: ArrangedFile,
	{ template, files, pages, entries, rows, counts, records }: Pool
): Promise<void> {
	if (pageIds.length === 0) {
		await transaction.objectStore('files').delete(id);
		await transaction.objectStore('records').delete(id);
		return;
	}
	const own = pageIds.map((pageId, index) => ({ ...pages.get(pageId)!, fileId: id, index }));
	for (const page of own) await transaction.objectStore('pages').put(page);
	for (const page of own) await followFile(transaction, page.id, id);
	const ids = new Set(pageIds);
	const old = files.get(id) ?? { ...template, id, state: 'reading' as const, version: 0 };
	const pageCounts = ofPages(counts, ids);
	const next = { ...old, title, pageIds, version: old.version + 1, pageCounts };
	await transaction.objectStore('files').put(startWhenRead(countFile(next, own)));
	const record = records.get(id);
	await transaction.objectStore('records').put({
		fileId: id,
		version: (record?.version ?? 0) + 1,
		entries: ofPages(entries, ids),
		rows: ofPages(rows, ids),
		overrides: record?.overrides ?? {},
		lastBatch: ''
	});
}

/** What is stored beside a page is written again, so that it is sealed with the key of the file it now belongs to. */
async function followFile(
	transaction: WriteTransaction,
	id: PageId,
	file: RegistryFileId
): Promise<void> {
	const reading = await transaction.objectStore('readings').get(id);
	if (reading) await transaction.objectStore('readings').put(reading, file);
	for (const picture of [id, thumbnailId(id)]) {
		const image = await transaction.objectStore('images').get(picture);
		if (image) await transaction.objectStore('images').put(image, file);
	}
}
