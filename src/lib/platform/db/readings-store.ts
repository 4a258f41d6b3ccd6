// What the machine made of pages: pictures and readings. A reading never touches a person's entries, and the
// counters it changes are counted against those entries inside the same transaction.
import type { PageId } from '#lib/domain/ids.ts';
import { samePicture, type Page } from '#lib/domain/page.ts';
import { needsRescan } from '#lib/domain/page-look.ts';
import type { Failure, Result } from '#lib/domain/result.ts';
import { ok } from '#lib/domain/result.ts';
import type { FileRecord } from '#lib/domain/record.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';
import type { Connection } from './connection.ts';
import type { StorageFailure } from './failures.ts';
import type { PageCounts, StoredFile, StoredImage } from './schema.ts';
import { read, together, transact, type WriteTransaction } from './transact.ts';

export function getImage(
	connection: Connection,
	id: PageId
): Promise<Result<StoredImage | null, StorageFailure>> {
	return read(
		connection,
		['images'],
		async (transaction) => (await transaction.objectStore('images').get(id)) ?? null
	);
}

export function putImage(
	connection: Connection,
	image: StoredImage,
	pageId = image.id
): Promise<Result<void, StorageFailure>> {
	return transact(connection, ['images', 'pages'], async (transaction) => {
		const page = await transaction.objectStore('pages').get(pageId);
		await transaction.objectStore('images').put(image, page?.fileId);
		return ok(undefined);
	});
}

/** Under what a page's small picture is kept, beside the large one. */
export const thumbnailId = (id: PageId): PageId => `${id}~small` as PageId;

/** A page's small picture for lists, as scanned. */
export function putThumbnail(
	connection: Connection,
	id: PageId,
	blob: Blob
): Promise<Result<void, StorageFailure>> {
	return putImage(connection, { id: thumbnailId(id), blob, widthPx: 0, heightPx: 0 }, id);
}

/** Readings of the pages that have one. */
export function getReadings(
	connection: Connection,
	ids: readonly PageId[]
): Promise<Result<ReadonlyMap<PageId, PageReading>, StorageFailure>> {
	return read(connection, ['readings'], async (transaction) => {
		const store = transaction.objectStore('readings');
		const found = await together(ids.map((id) => () => store.get(id)));
		const readings = found.filter((reading) => reading !== undefined);
		return new Map(readings.map((reading) => [reading.pageId, reading]));
	});
}

/** Sums the pages' counters anew. */
export function countFile(file: StoredFile, pages: readonly Page[]): StoredFile {
	const perPage = Object.values<PageCounts>(file.pageCounts);
	return {
		...file,
		counts: {
			pages: pages.length,
			pagesRead: pages.filter((page) => page.state === 'read').length,
			pagesFailed: pages.filter((page) => page.state === 'failed').length,
			pagesToRescan: pages.filter((page) => needsRescan(page.look)).length,
			fields: perPage.reduce((sum, page) => sum + page.fields, 0),
			open: perPage.reduce((sum, page) => sum + page.open, 0)
		}
	};
}

/** Keying starts by itself when nothing is left to read. */
export function startWhenRead(file: StoredFile): StoredFile {
	const { pages, pagesRead, pagesFailed } = file.counts;
	const isDone = pagesRead + pagesFailed === pages;
	return file.state === 'reading' && isDone ? { ...file, state: 'keying' } : file;
}

async function putPage(
	transaction: WriteTransaction,
	page: Page,
	counts: PageCounts | null
): Promise<void> {
	await transaction.objectStore('pages').put(page);
	const file = await transaction.objectStore('files').get(page.fileId);
	if (!file) return;
	const pages = await transaction.objectStore('pages').index('by-file').getAll(page.fileId);
	const pageCounts = counts ? { ...file.pageCounts, [page.id]: counts } : file.pageCounts;
	const counted = countFile({ ...file, pageCounts }, pages);
	await transaction.objectStore('files').put(startWhenRead(counted));
}

/** Counts a page's fields under a record; given by the app, which knows the forms. */
export type CountPage = (page: Page, reading: PageReading, record: FileRecord) => PageCounts;

/**
 * Stores a page's reading; its picture goes before it, in a transaction of its own, because a typed word waits for
 * this one and a picture takes long. Where a person has meanwhile said that the page is another form, the reading is not
 * kept: it speaks of fields the page does not have. `false`: not kept.
 */
export function putReading(
	connection: Connection,
	asRead: Page,
	reading: PageReading,
	count: CountPage
): Promise<Result<boolean, StorageFailure>> {
	const stores = ['readings', 'pages', 'files', 'records'] as const;
	return transact(connection, stores, async (transaction) => {
		const page = await transaction.objectStore('pages').get(asRead.id);
		// Moved to another file, split or scanned anew meanwhile: what was read holds for the same picture only.
		if (!page || !samePicture(page.source, asRead.source)) return ok(false);
		const record = await transaction.objectStore('records').get(page.fileId);
		if (!record) return ok(false);
		const { widthPx, heightPx } = reading;
		const isOverruled =
			page.form?.by === 'person' &&
			(page.form.formId !== reading.form?.formId || page.form.side !== reading.form.side);
		if (isOverruled) {
			await putPage(transaction, { ...page, state: 'read', widthPx, heightPx }, null);
			return ok(false);
		}
		const { failure: _past, ...rest } = page;
		const form =
			page.form?.by === 'person' && reading.form
				? { ...reading.form, by: 'person' as const }
				: reading.form;
		const nature = page.nature === 'other' ? 'other' : form ? 'form' : 'unknown';
		const dpi = reading.dpi ?? page.dpi;
		const next: Page = { ...rest, state: 'read', form, nature, widthPx, heightPx, dpi };
		await transaction.objectStore('readings').put(reading, next.fileId);
		await putPage(transaction, next, count(next, reading, record));
		return ok(true);
	});
}

/** The page could not be decoded or read; it stays, can be seen as failed, and tried again. */
export function putPageState(
	connection: Connection,
	id: PageId,
	state: Page['state'],
	failure?: Failure
): Promise<Result<void, StorageFailure>> {
	return transact(connection, ['pages', 'files'], async (transaction) => {
		const page = await transaction.objectStore('pages').get(id);
		if (!page) return ok(undefined);
		const { failure: _past, ...rest } = page;
		await putPage(transaction, { ...rest, state, ...(failure && { failure }) }, null);
		return ok(undefined);
	});
}
