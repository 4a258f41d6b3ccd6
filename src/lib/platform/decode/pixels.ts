// Between the browser's pictures and plain pixels. A very large page goes in bands, so that its 240 MB
// are never held a third time in a canvas; transparency becomes white paper.
import type { ColorImage } from '../../domain/raster.ts';

/** An A4 page at 300 dpi still goes in one piece, without a copy. */
const WHOLE_PIXELS = 9_000_000;
const BAND_PIXELS = 4_000_000;

/** How far a page is scaled down so that it has no more than `most` pixels; 1 where it has not. */
export const scaleTo = (width: number, height: number, most: number | null): number =>
	most === null || width * height <= most ? 1 : Math.sqrt(most / (width * height));

/**
 * Pixels of a picture of the given size; `draw` paints it with its top left corner at (0, 0).
 * @param scale 1 or less: the pixels come scaled down
 */
export function paintToPixels(
	fullWidth: number,
	fullHeight: number,
	draw: (context: OffscreenCanvasRenderingContext2D) => void,
	scale = 1
): ColorImage {
	const width = Math.max(1, Math.floor(fullWidth * scale));
	const height = Math.max(1, Math.floor(fullHeight * scale));
	const isWhole = width * height <= WHOLE_PIXELS;
	const bandRows = isWhole ? height : Math.max(1, Math.floor(BAND_PIXELS / width));
	const context = openCanvas(width, bandRows);
	const paintBand = (top: number, rows: number) => {
		context.setTransform(1, 0, 0, 1, 0, 0);
		context.fillStyle = '#fff';
		context.fillRect(0, 0, width, rows);
		context.translate(0, -top);
		context.scale(width / fullWidth, height / fullHeight);
		context.imageSmoothingQuality = 'high';
		draw(context);
		return context.getImageData(0, 0, width, rows).data;
	};
	try {
		if (bandRows === height) return { width, height, data: paintBand(0, height) };
		const data = new Uint8ClampedArray(width * height * 4);
		for (let top = 0; top < height; top += bandRows)
			data.set(paintBand(top, Math.min(bandRows, height - top)), top * width * 4);
		return { width, height, data };
	} finally {
		freeCanvas(context);
	}
}

/** Gives the memory back now; the collector may take a few hundred megabytes to notice. */
export function freeCanvas({ canvas }: OffscreenCanvasRenderingContext2D): void {
	canvas.width = canvas.height = 0;
}

export function openCanvas(width: number, height: number): OffscreenCanvasRenderingContext2D {
	const context = new OffscreenCanvas(width, height).getContext('2d', {
		alpha: false,
		willReadFrequently: true
	});
	if (!context) throw new RangeError(`No canvas of ${width}×${height} pixels`);
	return context;
}

/** Encodes pixels as they would be stored for viewing, scaled down to at most `width` pixels. */
export async function encodePixels(
	image: ColorImage,
	width: number,
	type: string,
	quality: number
): Promise<Blob> {
	const full = openCanvas(image.width, image.height);
	full.putImageData(new ImageData(image.data, image.width, image.height), 0, 0);
	const isSmaller = width < image.width;
	const target = isSmaller ? scaledDown(full, width) : full;
	try {
		return await target.canvas.convertToBlob({ type, quality });
	} finally {
		freeCanvas(full);
		freeCanvas(target);
	}
}

function scaledDown(full: OffscreenCanvasRenderingContext2D, width: number) {
	const { canvas } = full;
	const height = Math.max(1, Math.round((canvas.height * width) / canvas.width));
	const small = openCanvas(Math.max(1, Math.round(width)), height);
	small.imageSmoothingQuality = 'high';
	small.drawImage(canvas, 0, 0, small.canvas.width, height);
	return small;
}
