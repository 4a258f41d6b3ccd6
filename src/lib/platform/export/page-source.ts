// Gives the pages of a record for the PDF, one after another. Worker only.
import { formById } from '#lib/forms/registry.ts';
import type { PageSource } from '#lib/pipeline/export/exporter.ts';
import type { PdfPage } from '#lib/pipeline/export/pdf/two-layer.ts';
import type { ExportRecord } from '#lib/pipeline/export-record.ts';
import { pictureOf, type PictureQuality } from './page-picture.ts';
import { pageLayers } from '#lib/pipeline/page-picture.ts';
import type { ReadArchive } from './database-source.ts';

async function* pagesOf(
	read: ReadArchive,
	{ file }: ExportRecord,
	quality: PictureQuality,
	includeRestricted: boolean
): AsyncGenerator<PdfPage> {
	const { record, pages } = await read(['records', 'pages'], async (stores) => {
		const [record, pages] = await Promise.all([
			stores.objectStore('records').get(file.id),
			stores.objectStore('pages').index('by-file').getAll(file.id)
		]);
		return { record, pages };
	});
	if (!record) return;
	for (const page of pages.sort((a, b) => a.index - b.index)) {
		const [reading, image] = await read(['readings', 'images'], (stores) =>
			Promise.all([
				stores.objectStore('readings').get(page.id),
				stores.objectStore('images').get(page.id)
			])
		);
		const form = page.form ? (formById(page.form.formId) ?? null) : null;
		const layers = pageLayers(page, reading ?? null, record, form, includeRestricted);
		const widthPx = page.widthPx || image?.widthPx || 2480;
		const heightPx = page.heightPx || image?.heightPx || 3508;
		const size = { widthPx, heightPx, dpi: page.dpi };
		const jpeg =
			image && layers.mayShow
				? new Uint8Array(
						await (await pictureOf(image.blob, size, layers.covered, quality)).arrayBuffer()
					)
				: null;
		yield { title: form?.title ?? page.source.fileName, jpeg, ...size, texts: layers.texts };
	}
}

export const databasePages = (
	read: ReadArchive,
	quality: PictureQuality,
	includeRestricted: boolean
): PageSource => ({
	pages: (record) => pagesOf(read, record, quality, includeRestricted)
});
