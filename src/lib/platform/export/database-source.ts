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
import { Keyring } from '#lib/platform/crypto/keyring.ts';
import type { StoredFile } from '#lib/platform/db/schema.ts';
import { readOnce, type ReadTransaction, type StoreName } from '#lib/platform/db/transact.ts';
import type { OpenArchive } from './export-protocol.ts';

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

/** Reads of one moment on this worker's own connection. */
export type ReadArchive = <T>(
	stores: readonly StoreName[],
	work: (transaction: ReadTransaction) => Promise<T>
) => Promise<T>;

async function candidateOf(
	read: ReadArchive,
	stored: StoredFile,
	appVersion: string
): Promise<ExportCandidate> {
	const file = toRegistryFile(stored);
	// A file that is not approved is held back unseen: it need not be read.
	if (file.state !== 'approved') return { file, household: null, formVersions: {}, appVersion };
	const { record, pages, found } = await read(['records', 'pages', 'readings'], async (stores) => {
		const [record, pages] = await Promise.all([
			stores.objectStore('records').get(file.id),
			stores.objectStore('pages').index('by-file').getAll(file.id)
		]);
		const store = stores.objectStore('readings');
		return { record, pages, found: await Promise.all(pages.map(({ id }) => store.get(id))) };
	});
	if (!record) return { file, household: null, formVersions: {}, appVersion };
	const readings = new Map(
		found.flatMap((reading) => (reading ? [[reading.pageId, reading] as const] : []))
	);
	pages.sort((a, b) => a.index - b.index);
	const parts = { file, pages, readings, record };
	return assembleCandidate(parts, (id) => formById(id) ?? null, appVersion);
}

async function* candidates(
	read: ReadArchive,
	appVersion: string,
	signal: AbortSignal | undefined
): AsyncGenerator<ExportCandidate> {
	let after: RegistryFileId | null = null;
	for (;;) {
		signal?.throwIfAborted();
		const range: IDBKeyRange | null = after === null ? null : IDBKeyRange.lowerBound(after, true);
		const files: StoredFile[] = await read(['files'], (stores) =>
			stores.objectStore('files').getAll(range, batchSize)
		);
		yield* await Promise.all(files.map((file) => candidateOf(read, file, appVersion)));
		after = files.at(-1)?.id ?? null;
		if (files.length < batchSize) return;
	}
}

/** The last act that is no export: exporting twice states the same head. Looked for from the end, in pieces. */
async function journalHead(read: ReadArchive): Promise<JournalHead | null> {
	for (let end = Infinity; end > 0;) {
		const entries = await read(['journal', 'stats'], async (stores) => {
			const row = await stores.objectStore('stats').get('journal-head');
			const last = Math.min(end, row?.value.seq ?? 0);
			const range = last > 0 ? IDBKeyRange.bound(Math.max(1, last - 49), last) : null;
			return range ? stores.objectStore('journal').getAll(range) : [];
		});
		const found = entries.findLast((entry) => entry.act !== 'export');
		if (found) return { seq: found.seq, hash: found.hash };
		end = (entries[0]?.seq ?? 1) - 1;
	}
	return null;
}

export interface OpenedArchive {
	readonly source: ExportSource;
	pages(quality: PictureQuality, includeRestricted: boolean): PageSource;
}

/** @throws StorageUnavailable */
export async function openExportArchive({
	database,
	appVersion,
	keys
}: OpenArchive): Promise<OpenedArchive> {
	const db = await openArchive(database);
	const session = { keys, signer: null };
	const keyring = new Keyring(session);
	const read: ReadArchive = (stores, work) => readOnce(db, session, keyring, stores, work);
	const source: ExportSource = {
		count: () => db.count('files'),
		candidates: (options = {}) => candidates(read, appVersion, options.signal),
		journalHead: () => journalHead(read)
	};
	return {
		source,
		pages: (quality, includeRestricted) => databasePages(read, quality, includeRestricted)
	};
}
