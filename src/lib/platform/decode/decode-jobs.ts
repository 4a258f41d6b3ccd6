// What the decode worker does with one job. Keeps the last opened PDF, because pages come one after another.
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { checkPageCount } from '../../pipeline/import/limits.ts';
import type { DecodedPage, ImportFailure, PagePlan } from '../../pipeline/ports.ts';
import { crop } from '../../pipeline/raster/crop.ts';
import { shrinkColor } from '../../pipeline/raster/shrink-color.ts';
import type { JobResult } from '../workers/serve-jobs.ts';
import { openPdf, type OpenedPdf } from './pdf-document.ts';
import { decodePdfPage } from './pdf-page.ts';
import { encodePixels, scaleTo } from './pixels.ts';
import type { DecodeAnswer, DecodeJob, RenditionOptions, SourceRef } from './protocol.ts';
import { decodeRaster } from './raster.ts';
import { decodeTiffPage } from './tiff/index.ts';

const VIEWING_DPI = 300;
const DEFAULT_QUALITY = 0.85;

export async function doDecodeJob(job: DecodeJob): Promise<JobResult<DecodeAnswer>> {
	if (job.op === 'list-pages') {
		return { value: { op: job.op, result: await listPages(job.source) } };
	}
	const most = job.op === 'decode' ? job.mostPixels : null;
	const page = await decodePage(job.source, job.pageIndex, most);
	if (job.op === 'render') {
		const result = page.ok ? ok(await encodePage(page.value, job.options)) : page;
		return { value: { op: job.op, result } };
	}
	const transfer = page.ok ? [page.value.image.data.buffer] : [];
	return { value: { op: job.op, result: page }, transfer };
}

/** Encodes a decoded page for viewing: at most 300 dpi and at most `maxWidthPx` wide. */
export function encodePage(page: DecodedPage, options: RenditionOptions): Promise<Blob> {
	const { maxWidthPx = Infinity, quality = DEFAULT_QUALITY, type = 'image/jpeg' } = options;
	const { dpi } = page;
	const image = crop(page.image, options.region);
	const atViewingDpi = dpi && dpi > VIEWING_DPI ? (image.width * VIEWING_DPI) / dpi : image.width;
	const width = Math.min(image.width, Math.max(1, Math.round(atViewingDpi)), maxWidthPx);
	return encodePixels(image, width, type, quality);
}

async function decodePage(
	source: SourceRef,
	pageIndex: number,
	mostPixels: number | null
): Promise<Result<DecodedPage, ImportFailure>> {
	const { content, limits } = source;
	if (content.kind === 'image') return decodeRaster(source.file, content, mostPixels);
	if (content.kind === 'tiff') {
		const { file, enginesUrl } = source;
		const wasmUrl = `${enginesUrl}pdf/wasm/`;
		const page = await decodeTiffPage(file, content.pages[pageIndex], pageIndex, limits, wasmUrl);
		return page.ok ? ok(shrunk(page.value, mostPixels)) : page;
	}
	const opened = await findPdf(source);
	if (!opened.ok) return opened;
	return decodePdfPage(opened.value, pageIndex, limits.pixelsPerPage, mostPixels);
}

/** A TIFF is unpacked whole before it can be made smaller. */
function shrunk(page: DecodedPage, mostPixels: number | null): DecodedPage {
	const { image, dpi } = page;
	const scale = scaleTo(image.width, image.height, mostPixels);
	if (scale === 1) return page;
	const small = shrinkColor(image, scale);
	return { image: small, dpi: dpi === null ? null : dpi * scale };
}

async function listPages(source: SourceRef): Promise<Result<readonly PagePlan[], ImportFailure>> {
	const opened = await findPdf(source);
	if (!opened.ok) return opened;
	const count = opened.value.pdf.numPages;
	const allowed = checkPageCount(count, source.limits);
	if (!allowed.ok) return allowed;
	const pages = Array.from({ length: count }, (_, pageIndex) => ({
		...{ pageIndex, widthPx: 0, heightPx: 0, dpi: null }
	}));
	return ok(pages);
}

let current: { readonly key: string; readonly opened: OpenedPdf } | undefined;

async function findPdf(source: SourceRef): Promise<Result<OpenedPdf, ImportFailure>> {
	if (current?.key === source.sourceKey) return ok(current.opened);
	const previous = current;
	current = undefined;
	await previous?.opened.close();
	const opened = await openPdf(source);
	if (opened.ok) current = { key: source.sourceKey, opened: opened.value };
	return opened;
}
