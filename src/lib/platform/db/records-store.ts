// What people do to a household file. Every act is ONE strict transaction over record, journal, pages and file,
// guarded by the version it was made on; `lastBatch` tells a batch tried again from another person's change.
import type { FieldKey, PageId, RegistryFileId, RowId } from '#lib/domain/ids.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import type { Page } from '#lib/domain/page.ts';
import type { FieldEntry, FileRecord } from '#lib/domain/record.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { Judgement } from '#lib/domain/review-batch.ts';
import type { Connection } from './connection.ts';
import type { StorageFailure } from './failures.ts';
import { toRegistryFile } from './files-store.ts';
import { appendJournal, journalStores } from './journal-store.ts';
import { countFile } from './readings-store.ts';
import type { PageCounts, StoredFile, StoredRecord } from './schema.ts';
import { read, together, transact } from './transact.ts';

/** One batch of acts on one file. Null removes. */
export interface Change {
	/** Unique; the same when the same batch is tried again. */
	readonly batch: string;
	readonly fileId: RegistryFileId;
	/** Version of the record the acts were made on. */
	readonly baseVersion: number;
	readonly entries?: ReadonlyMap<FieldKey, FieldEntry | null>;
	readonly rows?: ReadonlyMap<string, readonly RowId[] | null>;
	readonly overrides?: ReadonlyMap<string, string | null>;
	readonly pages?: ReadonlyMap<PageId, Pick<Page, 'form' | 'nature' | 'state' | 'turns'>>;
	readonly counts?: ReadonlyMap<PageId, PageCounts>;
	/** State, who sent, who approved. */
	readonly file?: Partial<
		Pick<
			RegistryFile,
			'state' | 'title' | 'sentBy' | 'approvedBy' | 'approvedAt' | 'returnReason' | 'away'
		>
	>;
	/** Judgements of the review desk that made the change: kept in the same transaction. */
	readonly judgements?: readonly Judgement[];
	readonly journal: readonly JournalDraft[];
}

export interface Committed {
	readonly file: RegistryFile;
	readonly version: number;
}

function patched<V>(
	base: Readonly<Record<string, V>>,
	changes: ReadonlyMap<string, V | null> | undefined
): Readonly<Record<string, V>> {
	if (!changes) return base;
	const next = { ...base };
	for (const [key, value] of changes) {
		if (value === null) delete next[key];
		else next[key] = value;
	}
	return next;
}

function nextRecord(record: StoredRecord, change: Change): StoredRecord {
	return {
		fileId: record.fileId,
		version: record.version + 1,
		entries: patched(record.entries, change.entries),
		rows: patched(record.rows, change.rows),
		overrides: patched(record.overrides, change.overrides),
		lastBatch: change.batch
	};
}

function nextFile(file: StoredFile, change: Change, pages: readonly Page[]): StoredFile {
	const state = file.state === 'reading' && change.entries?.size ? 'keying' : file.state;
	const pageCounts = patched(file.pageCounts, change.counts);
	return countFile(
		{ ...file, state, ...change.file, version: file.version + 1, pageCounts },
		pages
	);
}

/**
 * `conflict`: someone else has changed the file since `baseVersion`; `read-only`: the file is approved. Nothing
 * was written then.
 */
export function commitChange(
	connection: Connection,
	change: Change
): Promise<Result<Committed, StorageFailure | 'conflict' | 'file-unknown' | 'read-only'>> {
	const judgements = change.judgements ?? [];
	const judged = judgements.length > 0 ? (['judgements'] as const) : [];
	const stores = ['records', 'files', 'pages', ...journalStores, ...judged] as const;
	return transact(connection, stores, async (transaction) => {
		// Asked all at once and written all at once: each wait is a turn of the event loop on a busy machine.
		const [record, file, pages] = await together([
			() => transaction.objectStore('records').get(change.fileId),
			() => transaction.objectStore('files').get(change.fileId),
			() => transaction.objectStore('pages').index('by-file').getAll(change.fileId)
		]);
		if (!record || !file) return fail('file-unknown');
		if (record.lastBatch === change.batch)
			return ok({ file: toRegistryFile(file), version: record.version });
		if (record.version !== change.baseVersion) return fail('conflict');
		if ((file.state === 'approved' || file.away) && !change.file) return fail('read-only');
		const nextPages = pages.map((page) => ({ ...page, ...change.pages?.get(page.id) }));
		const next = nextFile(file, change, nextPages);
		const changed = nextPages.filter((page) => change.pages?.has(page.id));
		await together<readonly unknown[]>([
			...changed.map((page) => () => transaction.objectStore('pages').put(page)),
			() => transaction.objectStore('records').put(nextRecord(record, change)),
			() => transaction.objectStore('files').put(next),
			...judgements.map((one) => () => transaction.objectStore('judgements').put(one)),
			() => appendJournal(transaction, change.journal)
		]);
		return ok({ file: toRegistryFile(next), version: next.version });
	});
}

export interface OpenedFile {
	readonly file: RegistryFile;
	readonly record: FileRecord;
	readonly pages: readonly Page[];
	readonly counts: ReadonlyMap<PageId, PageCounts>;
}

/** File, record and pages as of one moment. */
export async function openFile(
	connection: Connection,
	fileId: RegistryFileId
): Promise<Result<OpenedFile, StorageFailure | 'file-unknown'>> {
	const opened = await read(connection, ['files', 'records', 'pages'], async (transaction) => {
		const file = await transaction.objectStore('files').get(fileId);
		const record = await transaction.objectStore('records').get(fileId);
		const pages = await transaction.objectStore('pages').index('by-file').getAll(fileId);
		return file && record ? { file, record, pages } : null;
	});
	if (!opened.ok) return opened;
	if (!opened.value) return fail('file-unknown');
	const { file, record, pages } = opened.value;
	const { lastBatch: _last, ...rest } = record;
	return ok({
		file: toRegistryFile(file),
		record: rest,
		pages: pages.sort((a, b) => a.index - b.index),
		counts: new Map(Object.entries(file.pageCounts) as [PageId, PageCounts][])
	});
}
