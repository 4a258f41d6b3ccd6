// The archive as the source of an export, read inside the worker on a connection of its own, in small batches:
// each batch is one moment, and memory does not grow with the archive.
import { formById } from '#lib/forms/registry.ts';
import type { RegistryFileId } from '#lib/domain/ids.ts';
import { assembleCandidate } from '#lib/pipeline/assemble-candidate.ts';
import type { ExportCandidate, ExportSource, JournalHead } from '#lib/pipeline/export-record.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { toRegistryFile } from '#lib/platform/db/files-store.ts';
import { openSafe, type ArchiveDatabase } from '#lib/platform/db/open.ts';
import type { PageSource } from '#lib/pipeline/export/exporter.ts';
import { databasePages } from './page-source.ts';
import type { PictureQuality } from './page-picture.ts';
import type { StoredFile } from '#lib/platform/db/schema.ts';

/** Files read in one transaction. */
const batchSize = 50;

export class StorageUnavailable extends Error {}

async function openArchive(name: string): Promise<ArchiveDatabase> {
	const opened = await openSafe(name, systemClock, {
		onBlocked: () => undefined,
		// An update of the app in another tab must not wait for an export.
		onBlocking: (db) => db.close(),
		onTerminated: () => undefined
	});
	if (!opened.ok) throw new StorageUnavailable(opened.failure.code);
	return opened.value;
}

async function candidateOf(
	db: ArchiveDatabase,
	stored: StoredFile,
	appVersion: string
): Promise<ExportCandidate> {
	const file = toRegistryFile(stored);
	// A file that is not approved is held back unseen: it need not be read.
	if (file.state !== 'approved') return { file, household: null, formVersions: {}, appVersion };
	const transaction = db.transaction(['records', 'pages', 'readings']);
	const [record, pages] = await Promise.all([
		transaction.objectStore('records').get(file.id),
		transaction.objectStore('pages').index('by-file').getAll(file.id)
	]);
	const store = transaction.objectStore('readings');
	const found = await Promise.all(pages.map(({ id }) => store.get(id)));
	if (!record) return { file, household: null, formVersions: {}, appVersion };
	const readings = new Map(
		found.flatMap((reading) => (reading ? [[reading.pageId, reading] as const] : []))
	);
	pages.sort((a, b) => a.index - b.index);
	const parts = { file, pages, readings, record };
	return assembleCandidate(parts, (id) => formById(id) ?? null, appVersion);
}

async function* candidates(
	db: ArchiveDatabase,
	appVersion: string,
	signal: AbortSignal | undefined
): AsyncGenerator<ExportCandidate> {
	let after: RegistryFileId | null = null;
	for (;;) {
		signal?.throwIfAborted();
		const range: IDBKeyRange | null = after === null ? null : IDBKeyRange.lowerBound(after, true);
		const files: StoredFile[] = await db.getAll('files', range, batchSize);
		yield* await Promise.all(files.map((file) => candidateOf(db, file, appVersion)));
		after = files.at(-1)?.id ?? null;
		if (files.length < batchSize) return;
	}
}

/** The last act that is no export: exporting twice states the same head. */
async function journalHead(db: ArchiveDatabase): Promise<JournalHead | null> {
	const transaction = db.transaction('journal');
	for (
		let cursor = await transaction.store.openCursor(null, 'prev');
		cursor;
		cursor = await cursor.continue()
	)
		if (cursor.value.act !== 'export') return { seq: cursor.value.seq, hash: cursor.value.hash };
	return null;
}

export interface OpenedArchive {
	readonly source: ExportSource;
	pages(quality: PictureQuality, includeRestricted: boolean): PageSource;
}

/** @throws StorageUnavailable */
export async function openExportArchive(name: string, appVersion: string): Promise<OpenedArchive> {
	const db = await openArchive(name);
	const source: ExportSource = {
		count: () => db.count('files'),
		candidates: (options = {}) => candidates(db, appVersion, options.signal),
		journalHead: () => journalHead(db)
	};
	return {
		source,
		pages: (quality, includeRestricted) => databasePages(db, quality, includeRestricted)
	};
}
