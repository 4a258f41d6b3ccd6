// Draws the pages of a record for the PDF: shrunk, restricted places covered in the pixels themselves, packed as
// JPEG near a target size. Worker only (OffscreenCanvas).
import { formById } from '#lib/forms/registry.ts';
import type { Page } from '#lib/domain/page.ts';
import type { Px, Quad } from '#lib/domain/geometry.ts';
import type { PageSource } from '#lib/pipeline/export/exporter.ts';
import type { PdfPage } from '#lib/pipeline/export/pdf/two-layer.ts';
import type { ExportRecord } from '#lib/pipeline/export-record.ts';
import { pageLayers } from '#lib/pipeline/page-picture.ts';
import type { ArchiveDatabase } from '#lib/platform/db/open.ts';

/** `small` aims at 100 kB an A4 page (CV 1437/BTP-CNTT), `fine` keeps 300 dpi. */
export type PictureQuality = 'small' | 'fine';

interface Aim {
	/** NĐ 30/2020 Phụ lục I asks for 200 dpi at least. */
	readonly dpi: number;
	readonly bytes: number;
	/** JPEG qualities tried, best first. */
	readonly qualities: readonly number[];
}

const aims: Readonly<Record<PictureQuality, Aim>> = {
	small: { dpi: 200, bytes: 110_000, qualities: [0.5, 0.35, 0.22] },
	fine: { dpi: 300, bytes: 1_500_000, qualities: [0.8] }
};

/** Colour of a covered place: neither paper nor ink. */
const cover = '#b8b8b8';

/** Assumed where a scan does not state its resolution. */
const usualDpi = 300;

async function pictureOf(
	blob: Blob,
	{ widthPx, heightPx, dpi }: Pick<Page, 'widthPx' | 'heightPx' | 'dpi'>,
	covered: readonly Quad<Px>[],
	aim: Aim
): Promise<Uint8Array> {
	const shrink = Math.min(1, aim.dpi / (dpi ?? usualDpi));
	const width = Math.max(1, Math.round(widthPx * shrink));
	const height = Math.max(1, Math.round(heightPx * shrink));
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d', { alpha: false });
	if (!context) throw new Error('no canvas');
	const bitmap = await createImageBitmap(blob);
	context.imageSmoothingQuality = 'high';
	context.drawImage(bitmap, 0, 0, width, height);
	bitmap.close();
	context.fillStyle = cover;
	for (const quad of covered) {
		context.beginPath();
		for (const { x, y } of quad) context.lineTo(x * shrink, y * shrink);
		context.fill();
	}
	let packed = new Blob();
	for (const quality of aim.qualities) {
		packed = await canvas.convertToBlob({ type: 'image/jpeg', quality });
		if (packed.size <= aim.bytes) break;
	}
	return new Uint8Array(await packed.arrayBuffer());
}

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
				? await pictureOf(image.blob, size, layers.covered, aims[quality])
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
