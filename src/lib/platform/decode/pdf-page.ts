// One PDF page → pixels. A page that is one scan gives that scan's own dots, untouched by any resampling;
// everything else is painted by pdf.js.
import type { PDFPageProxy } from 'pdfjs-dist';
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import type { DecodedPage, ImportFailure } from '../../pipeline/ports.ts';
import type { OpenedPdf } from './pdf-document.ts';
import { loadPdfEngine } from './pdf-document.ts';
import { fullPageScan, imageDpi, paintingDpi, type PageSize } from './pdf-resolution.ts';
import { readPageContent, type PageContent, type PaintedImage } from './pdf-scan.ts';
import { collectWarnings } from './pdf-warnings.ts';
import { freeCanvas, openCanvas, paintToPixels, scaleTo } from './pixels.ts';

const POINTS_PER_INCH = 72;
/** Part of a page that may be missing (a logo, an ornament) before the page is refused. */
const MOST_LOST = 0.25;

export async function decodePdfPage(
	{ pdf }: OpenedPdf,
	pageIndex: number,
	maxPixels: number,
	mostPixels: number | null
): Promise<Result<DecodedPage, ImportFailure>> {
	const { OPS } = await loadPdfEngine();
	const warnings = collectWarnings();
	const where = { page: pageIndex + 1 };
	let page: PDFPageProxy | undefined;
	try {
		page = await pdf.getPage(pageIndex + 1);
		const list = await page.getOperatorList();
		if (warnings.imageTooLarge())
			return fail('page-too-big', { ...where, limit: Math.floor(maxPixels / 1e6) });
		const viewport = page.getViewport({ scale: 1 });
		if (!(viewport.width > 0 && viewport.height > 0)) return fail('page-broken', where);
		const content = readPageContent(list, asMatrix(viewport.transform), OPS);
		if (await isScanLost(page, content, viewport)) return fail('page-broken', where);
		const scan = fullPageScan(content, viewport);
		const direct = scan && (await takeScan(page, scan, maxPixels, mostPixels));
		if (direct) return ok(direct);
		const dpi = paintingDpi(content, viewport, Math.min(maxPixels, mostPixels ?? maxPixels));
		const painted = await paintPage(page, dpi);
		const isLost = warnings.imageLost() && isBlank(painted);
		return isLost ? fail('page-broken', where) : ok(painted);
	} catch (error) {
		if (error instanceof RangeError) return fail('decode-out-of-memory', where);
		return fail('page-broken', where);
	} finally {
		warnings.stop();
		page?.cleanup();
	}
}

type Matrix = PaintedImage['matrix'];

function asMatrix(values: readonly number[]): Matrix {
	const [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0] = values;
	return [a, b, c, d, e, f];
}

interface DecodedImage {
	readonly bitmap?: ImageBitmap | null;
}

/** Null where the picture could not be decoded. */
function findPicture(page: PDFPageProxy, objectId: string): Promise<DecodedImage | null> {
	const objects = objectId.startsWith('g_') ? page.commonObjs : page.objs;
	return new Promise((resolve) => {
		objects.get(objectId, (value: unknown) => resolve(value ?? null));
	});
}

/** A footer that can be drawn must not stand in for a scan that cannot. */
async function isScanLost(
	page: PDFPageProxy,
	{ images }: PageContent,
	{ width, height }: PageSize
): Promise<boolean> {
	let lostArea = 0;
	for (const { objectId, matrix } of images) {
		if (objectId === null || (await findPicture(page, objectId))) continue;
		lostArea += Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]);
	}
	return lostArea > width * height * MOST_LOST;
}

/** The scan's own dots, turned as the page says; null where pdf.js kept them in another shape. */
async function takeScan(
	page: PDFPageProxy,
	scan: PaintedImage,
	maxPixels: number,
	mostPixels: number | null
): Promise<DecodedPage | null> {
	const picture = await findPicture(page, scan.objectId ?? '');
	const bitmap = picture?.bitmap;
	if (!bitmap || bitmap.width * bitmap.height > maxPixels) return null;
	// A decoder may have found another size than the dictionary stated; then the page is painted.
	if (bitmap.width !== scan.widthPx || bitmap.height !== scan.heightPx) return null;
	const [a, b, c, d] = scan.matrix;
	const isSideways = Math.abs(b) > Math.abs(a);
	const width = isSideways ? bitmap.height : bitmap.width;
	const height = isSideways ? bitmap.width : bitmap.height;
	// The unit square has its origin at the bottom: a row further down the picture is a step of (-c, -d).
	const [across, down] = isSideways ? [Math.sign(-c), Math.sign(b)] : [Math.sign(a), Math.sign(-d)];
	const scale = scaleTo(width, height, mostPixels);
	const draw = (context: OffscreenCanvasRenderingContext2D) => {
		context.translate(across < 0 ? width : 0, down < 0 ? height : 0);
		if (isSideways) context.transform(0, down, across, 0, 0, 0);
		else context.transform(across, 0, 0, down, 0, 0);
		context.drawImage(bitmap, 0, 0);
	};
	const image = paintToPixels(width, height, draw, scale);
	return { image, dpi: imageDpi(scan)[0] * scale };
}

async function paintPage(page: PDFPageProxy, dpi: number): Promise<DecodedPage> {
	const viewport = page.getViewport({ scale: dpi / POINTS_PER_INCH });
	const width = Math.max(1, Math.floor(viewport.width));
	const height = Math.max(1, Math.floor(viewport.height));
	const context = openCanvas(width, height);
	await page.render({
		canvas: null,
		// pdf.js only draws on it; its types know the document's canvas alone.
		canvasContext: context as unknown as CanvasRenderingContext2D,
		viewport,
		background: '#ffffff'
	}).promise;
	const { data } = context.getImageData(0, 0, width, height);
	freeCanvas(context);
	return { image: { width, height, data }, dpi };
}

function isBlank({ image }: DecodedPage): boolean {
	const words = new Uint32Array(image.data.buffer);
	return words.every((word) => word === 0xffff_ffff);
}
