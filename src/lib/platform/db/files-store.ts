// Household files with their pages and sources: lists for the screens, and the arrival of new ones.
import type { PageId, RegistryFileId, SourceId } from '#lib/domain/ids.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import type { Page } from '#lib/domain/page.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { Connection } from './connection.ts';
import type { StorageFailure } from './failures.ts';
import { appendJournal, journalStores } from './journal-store.ts';
import type { StoredFile, StoredSource } from './schema.ts';
import { read, transact } from './transact.ts';

/** A file as the rest of the app knows it, without the store's own counters. */
export function toRegistryFile(stored: StoredFile): RegistryFile {
	const { pageCounts: _perPage, ...file } = stored;
	return file;
}

const pageSize = 1000;

function filesAfter(
	connection: Connection,
	after: RegistryFileId | null
): Promise<Result<readonly StoredFile[], StorageFailure>> {
	const range = after === null ? null : IDBKeyRange.lowerBound(after, true);
	return read(connection, ['files'], (transaction) =>
		transaction.objectStore('files').getAll(range, pageSize)
	);
}

/** All household files, read in pages. */
export async function listFiles(
	connection: Connection
): Promise<Result<readonly RegistryFile[], StorageFailure>> {
	const files: RegistryFile[] = [];
	let after: RegistryFileId | null = null;
	for (;;) {
		const page: Result<readonly StoredFile[], StorageFailure> = await filesAfter(connection, after);
		if (!page.ok) return page;
		files.push(...page.value.map(toRegistryFile));
		if (page.value.length < pageSize) return ok(files);
		after = page.value.at(-1)?.id ?? null;
	}
}

export function getFile(
	connection: Connection,
	id: RegistryFileId
): Promise<Result<RegistryFile | null, StorageFailure>> {
	return read(connection, ['files'], async (transaction) => {
		const stored = await transaction.objectStore('files').get(id);
		return stored ? toRegistryFile(stored) : null;
	});
}

/** Pages of one file, in order. */
export function listPages(
	connection: Connection,
	fileId: RegistryFileId
): Promise<Result<readonly Page[], StorageFailure>> {
	return read(connection, ['pages'], async (transaction) => {
		const pages = await transaction.objectStore('pages').index('by-file').getAll(fileId);
		return pages.sort((a, b) => a.index - b.index);
	});
}

/** Pages the machine has not read yet, or was reading when the tab closed. */
export function unreadPages(
	connection: Connection
): Promise<Result<readonly Page[], StorageFailure>> {
	return read(connection, ['pages'], async (transaction) => {
		const byState = transaction.objectStore('pages').index('by-state');
		return [...(await byState.getAll('reading')), ...(await byState.getAll('waiting'))];
	});
}

export function getPage(
	connection: Connection,
	id: PageId
): Promise<Result<Page | null, StorageFailure>> {
	return read(
		connection,
		['pages'],
		async (transaction) => (await transaction.objectStore('pages').get(id)) ?? null
	);
}

/** What is known of a scanned file by its SHA-256; null where it never arrived. */
export function findSource(
	connection: Connection,
	id: SourceId
): Promise<Result<StoredSource | null, StorageFailure>> {
	return read(
		connection,
		['sources'],
		async (transaction) => (await transaction.objectStore('sources').get(id)) ?? null
	);
}

/** The scanned file itself; null where it is not here (any more). */
export function sourceBlob(
	connection: Connection,
	id: SourceId
): Promise<Result<Blob | null, StorageFailure>> {
	return read(
		connection,
		['sourceBytes'],
		async (transaction) => (await transaction.objectStore('sourceBytes').get(id))?.blob ?? null
	);
}

export interface Arrival {
	readonly file: StoredFile;
	readonly pages: readonly Page[];
	readonly sources: readonly { readonly source: StoredSource; readonly blob: Blob }[];
	readonly journal: readonly JournalDraft[];
}

/** Takes a household file in whole: scans, pages, empty record and journal in one transaction, or nothing. */
export function storeArrival(
	connection: Connection,
	arrival: Arrival
): Promise<Result<void, StorageFailure | 'duplicate'>> {
	const stores = ['sources', 'sourceBytes', 'files', 'pages', 'records', ...journalStores] as const;
	return transact(connection, stores, async (transaction) => {
		const { file } = arrival;
		for (const { source, blob } of arrival.sources) {
			const known = await transaction.objectStore('sources').get(source.id);
			// The same arrival tried again after a lost answer is no duplicate.
			if (known) return known.fileId === file.id ? ok(undefined) : fail('duplicate');
			await transaction.objectStore('sources').put(source);
			await transaction.objectStore('sourceBytes').put({ id: source.id, blob }, file.id);
		}
		for (const page of arrival.pages) await transaction.objectStore('pages').put(page);
		await transaction.objectStore('files').put(file);
		await transaction.objectStore('records').put({
			fileId: file.id,
			version: file.version,
			entries: {},
			rows: {},
			overrides: {},
			lastBatch: ''
		});
		await appendJournal(transaction, arrival.journal);
		return ok(undefined);
	});
}
