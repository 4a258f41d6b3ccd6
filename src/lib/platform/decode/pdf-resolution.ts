// At how many dots per inch a PDF page becomes pixels: a scan at its own resolution, so that not one
// dot is invented or lost; drawn pages at 300; never more pixels than the limit allows.
import type { PageContent, PaintedImage } from './pdf-scan.ts';

export const DRAWN_PAGE_DPI = 300;
const POINTS_PER_INCH = 72;
const MIN_SCAN_DPI = 40;
const MAX_SCAN_DPI = 600;
const EDGE_TOLERANCE = 0.02;
const SQUARE_TOLERANCE = 0.04;

export interface PageSize {
	/** Points (1/72 inch), upright. */
	readonly width: number;
	readonly height: number;
}

/** The one picture that is the whole page, or null. */
export function fullPageScan(content: PageContent, page: PageSize): PaintedImage | null {
	const [image, ...others] = content.images;
	if (!image || others.length > 0 || content.hasDrawing || content.hasEffects) return null;
	if (image.isMask || image.objectId === null) return null;
	const [a, b, c, d] = image.matrix;
	const isUpright = Math.abs(b) + Math.abs(c) < 1e-3 * (Math.abs(a) + Math.abs(d));
	const isSideways = Math.abs(a) + Math.abs(d) < 1e-3 * (Math.abs(b) + Math.abs(c));
	if (!isUpright && !isSideways) return null;
	const [x, y] = imageDpi(image);
	const isSquare = Math.abs(x - y) <= SQUARE_TOLERANCE * Math.max(x, y);
	return isSquare && x >= MIN_SCAN_DPI && covers(image.matrix, page) ? image : null;
}

/** Dots per inch along the picture's own width and height. */
export function imageDpi({ matrix, widthPx, heightPx }: PaintedImage): readonly [number, number] {
	const width = Math.hypot(matrix[0], matrix[1]);
	const height = Math.hypot(matrix[2], matrix[3]);
	return [(widthPx * POINTS_PER_INCH) / width, (heightPx * POINTS_PER_INCH) / height];
}

function covers([a, b, c, d, e, f]: PaintedImage['matrix'], page: PageSize): boolean {
	const xs = [e, e + a + c];
	const ys = [f, f + b + d];
	const slackX = page.width * EDGE_TOLERANCE;
	const slackY = page.height * EDGE_TOLERANCE;
	return (
		Math.abs(Math.min(...xs)) <= slackX &&
		Math.abs(Math.min(...ys)) <= slackY &&
		Math.abs(Math.max(...xs) - page.width) <= slackX &&
		Math.abs(Math.max(...ys) - page.height) <= slackY
	);
}

/** Resolution to paint a page at that is no plain scan. */
export function paintingDpi(content: PageContent, page: PageSize, maxPixels: number): number {
	const pageArea = page.width * page.height;
	let scannedArea = 0;
	let finest = 0;
	for (const image of content.images) {
		const [a, b, c, d] = image.matrix;
		const area = Math.abs(a * d - b * c);
		scannedArea += area;
		if (area >= pageArea * 0.02) finest = Math.max(finest, ...imageDpi(image));
	}
	const isScan = scannedArea >= pageArea / 2 && Number.isFinite(finest) && finest >= MIN_SCAN_DPI;
	const wanted = isScan ? Math.min(finest, MAX_SCAN_DPI) : DRAWN_PAGE_DPI;
	const dpi = isScan && content.hasDrawing ? Math.max(wanted, DRAWN_PAGE_DPI) : wanted;
	const cap = POINTS_PER_INCH * Math.sqrt(maxPixels / pageArea);
	return Math.min(dpi, cap * 0.999);
}
