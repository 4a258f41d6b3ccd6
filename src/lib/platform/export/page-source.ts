// Gives the pages of a record, one after another: drawn for the PDF, or as they are stored. Worker only.
import type { FieldKey } from '#lib/domain/ids.ts';
import { fieldKey } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import { formById } from '#lib/forms/registry.ts';
import type { PageSource } from '#lib/pipeline/export/exporter.ts';
import type { PdfPage } from '#lib/pipeline/export/pdf/two-layer.ts';
import type { ExportRecord } from '#lib/pipeline/export-record.ts';
import { pictureOf, type PictureQuality } from './page-picture.ts';
import { pageLayers, secretFields } from '#lib/pipeline/page-picture.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';
import type { StoredPages, StoredPicture } from '#lib/pipeline/export/text/stored-pages.ts';
import type { StoredRecord } from '#lib/platform/db/schema.ts';
import type { ReadArchive } from './database-source.ts';

interface Asked {
	readonly read: ReadArchive;
	readonly quality: PictureQuality;
	readonly includeRestricted: boolean;
}

async function openRecord(read: ReadArchive, { file }: ExportRecord) {
	const { record, pages } = await read(['records', 'pages'], async (stores) => {
		const [record, pages] = await Promise.all([
			stores.objectStore('records').get(file.id),
			stores.objectStore('pages').index('by-file').getAll(file.id)
		]);
		return { record, pages };
	});
	return record ? { record, pages: pages.sort((a, b) => a.index - b.index) } : null;
}

const openPage = (read: ReadArchive, { id }: Page) =>
	read(['readings', 'images'], (stores) =>
		Promise.all([stores.objectStore('readings').get(id), stores.objectStore('images').get(id)])
	);

const formOf = ({ form }: Page) => (form ? (formById(form.formId) ?? null) : null);

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

/** The next one is made while this one is used: drawing and packing run on threads of their own. */
async function* oneAhead<T, Made>(
	items: readonly T[],
	make: (item: T) => Promise<Made>
): AsyncGenerator<Made> {
	const begin = (item: T | undefined) => {
		const made = item === undefined ? null : make(item);
		// Who stops in the middle does not hear of the one that was begun.
		made?.catch(() => undefined);
		return made;
	};
	let next = begin(items[0]);
	for (let at = 1; next; at++) {
		const current = next;
		next = begin(items[at]);
		yield await current;
	}
}

async function drawn(
	{ read, quality, includeRestricted }: Asked,
	record: StoredRecord,
	page: Page
): Promise<PdfPage> {
	const [reading, image] = await openPage(read, page);
	const form = formOf(page);
	const layers = pageLayers(page, reading ?? null, record, form, includeRestricted);
	const widthPx = page.widthPx || image?.widthPx || 2480;
	const heightPx = page.heightPx || image?.heightPx || 3508;
	const size = { widthPx, heightPx, dpi: page.dpi };
	const jpeg =
		image && layers.mayShow
			? await bytesOf(await pictureOf(image.blob, size, layers.covered, quality))
			: null;
	return { title: form?.title ?? page.source.fileName, jpeg, ...size, texts: layers.texts };
}

async function* pagesOf(asked: Asked, exported: ExportRecord): AsyncGenerator<PdfPage> {
	const opened = await openRecord(asked.read, exported);
	if (opened) yield* oneAhead(opened.pages, (page) => drawn(asked, opened.record, page));
}

/** What people and the machine said, without the fields that may not leave. */
function withoutSecrets(
	record: StoredRecord,
	pages: readonly (readonly [Page, PageReading | undefined])[],
	includeRestricted: boolean
): StoredPages {
	const { entries, rows, overrides } = record;
	const secrets = new Set(
		pages.flatMap(([page]) =>
			secretFields(page, formOf(page), includeRestricted).map(({ id }) => fieldKey(page.id, id))
		)
	);
	const isOpen = (key: FieldKey) => !secrets.has(key);
	return {
		record: {
			entries: Object.fromEntries(
				Object.entries(entries).filter(([key]) => isOpen(key as FieldKey))
			),
			...{ rows, overrides }
		},
		pages: pages.map(([page]) => page),
		readings: pages.flatMap(([, reading]) =>
			reading ? [{ ...reading, readings: reading.readings.filter(({ key }) => isOpen(key)) }] : []
		)
	};
}

/** The bytes as they lie there; only a page with a covered place is drawn anew. */
async function* picturesOf(
	{ read, includeRestricted }: Asked,
	record: StoredRecord,
	pages: readonly Page[]
): AsyncGenerator<StoredPicture> {
	for (const page of pages) {
		const [reading, image] = await openPage(read, page);
		if (!image) continue;
		const { id, widthPx, heightPx } = image;
		const size = { widthPx, heightPx, dpi: page.dpi };
		const layers = pageLayers(page, reading ?? null, record, formOf(page), includeRestricted);
		if (!layers.mayShow) continue;
		const { covered } = layers;
		const blob =
			covered.length > 0 ? await pictureOf(image.blob, size, covered, 'fine') : image.blob;
		yield { id, type: blob.type || 'image/jpeg', widthPx, heightPx, bytes: await bytesOf(blob) };
	}
}

async function storedOf(asked: Asked, exported: ExportRecord) {
	const { read, includeRestricted } = asked;
	const opened = await openRecord(read, exported);
	if (!opened) return null;
	const { record, pages } = opened;
	const readings = await read(['readings'], (stores) =>
		Promise.all(pages.map(({ id }) => stores.objectStore('readings').get(id)))
	);
	const withReadings = pages.map((page, at) => [page, readings[at]] as const);
	return {
		stored: withoutSecrets(record, withReadings, includeRestricted),
		pictures: picturesOf(asked, record, pages)
	};
}

export const databasePages = (
	read: ReadArchive,
	quality: PictureQuality,
	includeRestricted: boolean
): PageSource => {
	const asked = { read, quality, includeRestricted };
	return {
		pages: (record) => pagesOf(asked, record),
		stored: (record) => storedOf(asked, record)
	};
};
