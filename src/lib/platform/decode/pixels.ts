// Between the browser's pictures and plain pixels. Work goes in bands, so that a 60-megapixel page
// is never held a third time in a canvas; transparency becomes white paper.
import type { ColorImage } from '../../domain/raster.ts';

const BAND_PIXELS = 4_000_000;

/** Pixels of a picture of the given size; `draw` paints it with its top left corner at (0, 0). */
export function paintToPixels(
	width: number,
	height: number,
	draw: (context: OffscreenCanvasRenderingContext2D) => void
): ColorImage {
	const data = new Uint8ClampedArray(width * height * 4);
	const bandRows = Math.max(1, Math.min(height, Math.floor(BAND_PIXELS / width)));
	const context = openCanvas(width, bandRows);
	for (let top = 0; top < height; top += bandRows) {
		const rows = Math.min(bandRows, height - top);
		context.setTransform(1, 0, 0, 1, 0, 0);
		context.fillStyle = '#fff';
		context.fillRect(0, 0, width, rows);
		context.translate(0, -top);
		draw(context);
		data.set(context.getImageData(0, 0, width, rows).data, top * width * 4);
	}
	return { width, height, data };
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
	if (width >= image.width) return full.canvas.convertToBlob({ type, quality });
	const height = Math.max(1, Math.round((image.height * width) / image.width));
	const small = openCanvas(Math.max(1, Math.round(width)), height);
	small.imageSmoothingQuality = 'high';
	small.drawImage(full.canvas, 0, 0, small.canvas.width, small.canvas.height);
	return small.canvas.convertToBlob({ type, quality });
}
