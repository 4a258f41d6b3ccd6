// One household file as it travels, in the clear inside the package: pages, scans, readings, record, its journal. What
// arrives is looked at closely: no row may belong to any other file than its own.
import {
	array,
	custom,
	instance,
	integer,
	looseObject,
	minValue,
	nullable,
	number,
	object,
	optional,
	pipe,
	record,
	regex,
	safeParse,
	string,
	unknown
} from 'valibot';
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { JournalEntry } from '#lib/domain/journal.ts';
import type { Page } from '#lib/domain/page.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';
import type { Connection } from '#lib/platform/db/connection.ts';
import type { StorageFailure } from '#lib/platform/db/failures.ts';
import type {
	StoredFile,
	StoredImage,
	StoredRecord,
	StoredSource
} from '#lib/platform/db/schema.ts';
import { read } from '#lib/platform/db/transact.ts';
import type { Result } from '#lib/domain/result.ts';

export interface PackedSource {
	readonly source: StoredSource;
	readonly blob: Blob;
}

export interface PackedFile {
	readonly file: StoredFile;
	readonly record: StoredRecord;
	readonly pages: readonly Page[];
	readonly readings: readonly PageReading[];
	readonly images: readonly StoredImage[];
	readonly sources: readonly PackedSource[];
	readonly journal: readonly JournalEntry[];
}

const isDefined = <T>(value: T | undefined): value is T => value !== undefined;

/** Null where there is no such file. */
export function packFile(
	connection: Connection,
	id: RegistryFileId
): Promise<Result<PackedFile | null, StorageFailure>> {
	const stores = [
		'files',
		'records',
		'pages',
		'readings',
		'images',
		'sources',
		'sourceBytes',
		'journal'
	] as const;
	return read(connection, stores, async (transaction) => {
		const at = transaction.objectStore.bind(transaction);
		const [file, record, pages, journal] = await Promise.all([
			at('files').get(id),
			at('records').get(id),
			at('pages').index('by-file').getAll(id),
			at('journal').index('by-file').getAll(id)
		]);
		if (!file || !record) return null;
		const sourceIds = [...new Set(pages.map((page) => page.source.id))];
		const [readings, images, sources] = await Promise.all([
			Promise.all(pages.map((page) => at('readings').get(page.id))),
			Promise.all(pages.map((page) => at('images').get(page.id))),
			Promise.all(
				sourceIds.map(async (sourceId) => {
					const [source, bytes] = await Promise.all([
						at('sources').get(sourceId),
						at('sourceBytes').get(sourceId)
					]);
					return source && bytes ? { source, blob: bytes.blob } : undefined;
				})
			)
		]);
		return {
			...{ file, record, pages, journal },
			readings: readings.filter(isDefined),
			images: images.filter(isDefined),
			sources: sources.filter(isDefined)
		};
	});
}

const id = pipe(string(), regex(/^[\w-]{1,80}$/));
const whole = pipe(number(), integer(), minValue(0));
const blob = instance(Blob);
const shape = object({
	file: looseObject({
		...{ id, title: string(), batch: string(), state: string(), version: whole },
		pageIds: array(id),
		pageCounts: record(string(), unknown()),
		counts: looseObject({})
	}),
	record: looseObject({ fileId: id, version: whole, entries: record(string(), unknown()) }),
	pages: array(
		looseObject({
			...{ id, fileId: id, index: whole, state: string() },
			source: looseObject({ id, fileName: string(), pageIndex: whole })
		})
	),
	readings: array(looseObject({ pageId: id, readings: array(unknown()) })),
	images: array(looseObject({ id, blob })),
	sources: array(object({ source: looseObject({ id, fileId: id, name: string() }), blob })),
	journal: array(
		looseObject({
			...{ seq: whole, hash: string(), act: string(), at: string(), who: string() },
			...{ role: string(), old: string(), new: string(), source: string() },
			fileId: nullable(id),
			signer: optional(string()),
			sig: optional(string())
		})
	)
});

/** Every row belongs to the file or to one of its pages. */
const isOfOneFile = custom<PackedFile>((value) => {
	const packed = value as PackedFile;
	const pages = new Set<string>(packed.pages.map((page) => page.id));
	return (
		packed.record.fileId === packed.file.id &&
		packed.pages.every((page) => page.fileId === packed.file.id) &&
		packed.readings.every((reading) => pages.has(reading.pageId)) &&
		packed.images.every((image) => pages.has(image.id)) &&
		packed.journal.every((entry) => entry.fileId === packed.file.id)
	);
});

/** Null where it is not what it should be. */
export function checkPacked(value: unknown): PackedFile | null {
	return safeParse(shape, value).success && safeParse(isOfOneFile, value).success
		? (value as PackedFile)
		: null;
}
