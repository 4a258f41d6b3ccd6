// Opens a PDF with pdf.js inside this worker: parser and painter share the thread, so ending the worker
// ends both. Bytes are fetched from the Blob by range; no scripting, no forms engine, no eval.
import type * as pdfjs from 'pdfjs-dist';
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import type { ImportFailure } from '../../pipeline/ports.ts';
import type { SourceRef } from './protocol.ts';

export interface OpenedPdf {
	readonly pdf: pdfjs.PDFDocumentProxy;
	close(): Promise<void>;
}

const RANGE_BYTES = 262_144;
const BYTES_PER_PIXEL = 4;
/**
 * Larger pictures are unpacked at half their sides, which leaves 350 dpi on A4 and 250 on A3, more than reading takes:
 * whole, one of 60 megapixels holds 200 MB more. The file itself is kept as it came.
 */
const WHOLE_PIXELS = 48_000_000;
const VERBOSITY_WARNINGS = 1;

export type PdfEngine = typeof pdfjs;

let engine: Promise<PdfEngine> | undefined;

/** Loaded on the first PDF, so that images never wait for it. */
export function loadPdfEngine(): Promise<PdfEngine> {
	engine ??= import('pdfjs-dist/build/pdf.worker.mjs').then(() => import('pdfjs-dist'));
	return engine;
}

export async function openPdf(source: SourceRef): Promise<Result<OpenedPdf, ImportFailure>> {
	const { getDocument, PDFDataRangeTransport } = await loadPdfEngine();
	const { file, enginesUrl, limits } = source;
	let isUnreadable = false;
	class BlobRanges extends PDFDataRangeTransport {
		override requestDataRange(begin: number, end: number): void {
			file
				.slice(begin, end)
				.arrayBuffer()
				.then(
					(bytes) => this.onDataRange(begin, new Uint8Array(bytes)),
					() => {
						isUnreadable = true;
						void task.destroy();
					}
				);
		}
	}
	const first = new Uint8Array(await file.slice(0, RANGE_BYTES).arrayBuffer());
	// A file that fits the first read needs no ranges; pdf.js would wait for more of a very short one.
	const bytes =
		file.size <= RANGE_BYTES ? { data: first } : { range: new BlobRanges(file.size, first) };
	const assets = `${enginesUrl}pdf/`;
	const task = getDocument({
		...bytes,
		rangeChunkSize: RANGE_BYTES,
		disableAutoFetch: true,
		disableStream: true,
		cMapUrl: `${assets}cmaps/`,
		standardFontDataUrl: `${assets}standard_fonts/`,
		iccUrl: `${assets}iccs/`,
		wasmUrl: `${assets}wasm/`,
		useWorkerFetch: true,
		useSystemFonts: false,
		disableFontFace: true,
		enableXfa: false,
		isOffscreenCanvasSupported: true,
		maxImageSize: limits.pixelsPerPage,
		canvasMaxAreaInBytes: Math.min(limits.pixelsPerPage, WHOLE_PIXELS) * BYTES_PER_PIXEL,
		verbosity: VERBOSITY_WARNINGS,
		CanvasFactory: OffscreenCanvasFactory,
		FilterFactory: NoFilters
	});
	try {
		const pdf = await task.promise;
		return ok({ pdf, close: () => task.destroy() });
	} catch (error) {
		await task.destroy();
		if (isUnreadable) return fail('file-unreadable');
		if (error instanceof Error && error.name === 'PasswordException') return fail('file-encrypted');
		if (error instanceof RangeError) return fail('decode-out-of-memory');
		return fail('file-broken');
	}
}

/** pdf.js's own factory makes `<canvas>` elements, which a worker has not. */
class OffscreenCanvasFactory {
	create(width: number, height: number) {
		const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height));
		return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) };
	}

	getNoAlphaContext(canvas: OffscreenCanvas) {
		return canvas.getContext('2d', { alpha: false, willReadFrequently: true });
	}

	reset(held: { canvas: OffscreenCanvas }, width: number, height: number): void {
		held.canvas.width = Math.max(1, width);
		held.canvas.height = Math.max(1, height);
	}

	destroy(held: { canvas: OffscreenCanvas | null; context: unknown }): void {
		if (held.canvas) held.canvas.width = held.canvas.height = 0;
		held.canvas = null;
		held.context = null;
	}
}

/** Filters are SVG in the document; without one, a page is drawn without them. */
class NoFilters {
	addFilter = () => 'none';
	addHCMFilter = () => 'none';
	addAlphaFilter = () => 'none';
	addLuminosityFilter = () => 'none';
	addKnockoutFilter = () => 'none';
	addHighlightHCMFilter = () => 'none';
	addSelectionHCMFilter = () => 'none';
	addSelectionFilter = () => 'none';
	createSelectionStyle = () => null;
	destroy = () => undefined;
}
