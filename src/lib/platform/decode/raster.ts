// JPEG, PNG, WebP and BMP by the browser's own decoder, which also turns them upright by their EXIF.
import type { Result } from '../../domain/result.ts';
import { fail, ok } from '../../domain/result.ts';
import type { DecodedPage, ImportFailure } from '../../pipeline/ports.ts';
import { paintToPixels } from './pixels.ts';

export async function decodeRaster(
	file: Blob,
	dpi: number | null
): Promise<Result<DecodedPage, ImportFailure>> {
	let bitmap: ImageBitmap;
	try {
		bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
	} catch {
		return fail('page-broken', { page: 1 });
	}
	try {
		const image = paintToPixels(bitmap.width, bitmap.height, (context) =>
			context.drawImage(bitmap, 0, 0)
		);
		return ok({ image, dpi });
	} finally {
		bitmap.close();
	}
}
