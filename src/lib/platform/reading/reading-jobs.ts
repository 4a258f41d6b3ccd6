// What a reading worker does with one job: decode, read, and meanwhile draw the page for viewing.
// Files stay open between pages of the same file; the engine is started on the first line that needs it.
import { allForms, loadPatches } from '#lib/forms/registry.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type {
	DecodedPage,
	ImportFailure,
	LineRecogniser,
	PageRecogniser
} from '#lib/pipeline/ports.ts';
import { knownPrints, type KnownPrint } from '#lib/pipeline/layout/index.ts';
import type { SecondSource } from '#lib/pipeline/recognition/index.ts';
import { cleanPage, lookAtPage } from '#lib/pipeline/pages/index.ts';
import { crop } from '#lib/pipeline/raster/crop.ts';
import { readBox, readPage } from '#lib/pipeline/run.ts';
import { createDecoder, encodePageImage, type OpenedScan } from '../decode/index.ts';
import { startTesseract, tesseractVersion } from '../ocr/tesseract.ts';
import { startSecondSource } from '../ocr/second-source.ts';
import type { JobResult } from '../workers/serve-jobs.ts';
import type {
	LookValue,
	PageSource,
	ReadingAnswer,
	ReadingJob,
	ReadPageValue
} from './messages.ts';
import { turnImage } from './turn-image.ts';

const decoder = createDecoder();
let opened: { key: string; scan: OpenedScan } | null = null;
let prints: Promise<readonly KnownPrint[]> | null = null;
let engine: Promise<LineRecogniser & PageRecogniser> | null = null;
let second: Promise<SecondSource | null> | null = null;

export async function doReadingJob(job: ReadingJob): Promise<JobResult<ReadingAnswer>> {
	const started = performance.now();
	const decoded = await decode(job.source);
	if (!decoded.ok) return { value: { op: job.op, result: decoded } };
	const decodeMs = performance.now() - started;
	if (job.op === 'look') return { value: { op: 'look', result: ok(await look(decoded.value)) } };
	if (job.op === 'clean') {
		const cleaned = { ...decoded.value, image: cleanPage(decoded.value.image) };
		return { value: { op: 'clean', result: ok(await encodePageImage(cleaned)) } };
	}
	if (job.op === 'page')
		return { value: { op: 'page', result: await page(job, decoded.value, decodeMs) } };
	const { quad, quarterTurns, kind } = job;
	const value = await readBox(decoded.value.image, recogniser, { quad, quarterTurns, kind });
	return { value: { op: 'box', result: ok(value) } };
}

async function page(
	job: Extract<ReadingJob, { op: 'page' }>,
	decoded: DecodedPage,
	decodeMs: number
): Promise<Result<ReadPageValue, ImportFailure>> {
	prints ??= loadPrints();
	if (job.engines === 'both') second ??= startSecondSource(job.officeKey);
	const opinion = job.engines === 'both' ? await second : null;
	const wanted = (await prints).filter(
		({ form }) => job.formHint === null || form.id === job.formHint
	);
	let turns: 0 | 1 | 2 | 3 = 0;
	let drawing: Promise<Blob> | null = null;
	const draw = (): Promise<Blob> =>
		encodePageImage({ ...decoded, image: turnImage(decoded.image, turns) });
	const reading = await readPage(
		decoded.image,
		{
			prints: wanted,
			recogniser,
			sparse: recogniser,
			...(opinion ? { second: opinion } : {}),
			now: () => performance.now()
		},
		{
			pageId: job.pageId,
			dpi: decoded.dpi,
			isExpected: job.isExpected,
			onUpright: (found) => (turns = found),
			// Encoding runs on another thread while the engine's worker reads.
			onStage: (stage) => {
				if (stage === 'recognise' && job.withRendition) drawing = draw();
			}
		}
	);
	const timings = { decode: decodeMs, ...reading.timings };
	const value = { ...reading, dpi: decoded.dpi, timings };
	if (!job.withRendition) return ok(value);
	return ok({ ...value, rendition: await (drawing ?? draw()) });
}

/**
 * An A3 sheet at 250 dpi, an A4 sheet at 350. More pixels read no better (150 to 200 dpi is as good as 300) and a
 * 60-megapixel page would cost four copies of 240 MB.
 */
const mostPixels = 12_000_000;

async function decode(source: PageSource): Promise<Result<DecodedPage, ImportFailure>> {
	const key = `${source.sourceKey} ${source.isAllowed}`;
	if (opened?.key !== key) {
		await opened?.scan.close();
		opened = null;
		const scan = await decoder.open(source.file, source.name, {
			isAllowed: source.isAllowed
		});
		if (!scan.ok) return scan;
		opened = { key, scan: scan.value };
	}
	const page = await opened.scan.decode(source.pageIndex, { mostPixels });
	if (!page.ok || !source.region) return page;
	return ok({ ...page.value, image: crop(page.value.image, source.region) });
}

/** Wide enough to tell a form by its shape, small enough to keep hundreds. */
const thumbnailPx = 180;

async function look(page: DecodedPage): Promise<LookValue> {
	const size = { maxWidthPx: thumbnailPx, quality: 0.6, type: 'image/webp' } as const;
	const thumbnail = await encodePageImage(page, size);
	return { look: lookAtPage(page.image, page.dpi).look, thumbnail };
}

async function loadPrints(): Promise<readonly KnownPrint[]> {
	const perForm = await Promise.all(
		allForms().map(async (form) => {
			const patches = await loadPatches(form.id);
			return patches ? knownPrints(form, patches) : [];
		})
	);
	return perForm.flat();
}

/** Starts Tesseract on first use. */
const recogniser: LineRecogniser & PageRecogniser = {
	id: 'tesseract',
	version: tesseractVersion,
	async recognise(lines, options) {
		if (lines.length === 0) return [];
		engine ??= startTesseract(enginePaths());
		return (await engine).recognise(lines, options);
	},
	async recognisePage(sheet, options) {
		engine ??= startTesseract(enginePaths());
		return (await engine).recognisePage(sheet, options);
	}
};

function enginePaths() {
	const at = (path: string): string => new URL(path, globalThis.location.origin).href;
	return {
		worker: at('/engines/tesseract/worker.min.js'),
		cores: at('/engines/tesseract/core'),
		models: at('/engines/tesseract/lang')
	};
}
