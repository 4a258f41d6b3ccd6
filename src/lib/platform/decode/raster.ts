// JPEG, PNG, WebP and BMP by the browser's own decoder, which turns most of them upright by
// their EXIF; what it leaves (WebP) is turned here, once.
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import { swapsSides } from '../../pipeline/import/image-header.ts';
import type { DecodedPage, ImportFailure } from '../../pipeline/ports.ts';
import { turnUpright } from './orientation.ts';
import { paintToPixels, scaleTo } from './pixels.ts';
import type { SourceContent } from './protocol.ts';

export async function decodeRaster(
	file: Blob,
	{ dpi, orientation, uprightWidthPx }: Extract<SourceContent, { kind: 'image' }>,
	mostPixels: number | null
): Promise<Result<DecodedPage, ImportFailure>> {
	let bitmap: ImageBitmap;
	try {
		bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
	} catch {
		return fail('page-broken', { page: 1 });
	}
	try {
		const scale = scaleTo(bitmap.width, bitmap.height, mostPixels);
		const draw = (context: OffscreenCanvasRenderingContext2D) => context.drawImage(bitmap, 0, 0);
		const image = paintToPixels(bitmap.width, bitmap.height, draw, scale);
		const isDone = swapsSides(orientation) && bitmap.width === uprightWidthPx;
		const upright = isDone ? image : turnUpright(image, orientation);
		return ok({ image: upright, dpi: dpi === null ? null : dpi * scale });
	} finally {
		bitmap.close();
	}
}
