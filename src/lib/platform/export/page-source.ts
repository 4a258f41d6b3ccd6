// Gives the pages of a record for the PDF, one after another. Worker only.
import { formById } from '#lib/forms/registry.ts';
import type { PageSource } from '#lib/pipeline/export/exporter.ts';
import type { PdfPage } from '#lib/pipeline/export/pdf/two-layer.ts';
import type { ExportRecord } from '#lib/pipeline/export-record.ts';
import { pictureOf, type PictureQuality } from './page-picture.ts';
import { pageLayers } from '#lib/pipeline/page-picture.ts';
import type { ArchiveDatabase } from '#lib/platform/db/open.ts';

async function* pagesOf(
	db: ArchiveDatabase,
	{ file }: ExportRecord,
	quality: PictureQuality,
	includeRestricted: boolean
): AsyncGenerator<PdfPage> {
	const record = await db.get('records', file.id);
	const pages = await db.getAllFromIndex('pages', 'by-file', file.id);
	if (!record) return;
	for (const page of pages.sort((a, b) => a.index - b.index)) {
		const [reading, image] = await Promise.all([
			db.get('readings', page.id),
			db.get('images', page.id)
		]);
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
	db: ArchiveDatabase,
	quality: PictureQuality,
	includeRestricted: boolean
): PageSource => ({
	pages: (record) => pagesOf(db, record, quality, includeRestricted)
});
