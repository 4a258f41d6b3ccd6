// Cuts a field's box out of a page picture, turned straight, as a grey JPEG: what the line reader is trained on.
import type { Px, Quad } from '#lib/domain/geometry.ts';
import type { Bytes } from '#lib/platform/crypto/envelope.ts';
import type { StoredImage } from '#lib/platform/db/schema.ts';

export interface PagePicture {
	readonly bitmap: ImageBitmap;
	/** Pixels of the picture to one pixel that boxes refer to. */
	readonly ratio: number;
}

/** Null where the picture does not open. */
export async function openPicture({ blob, widthPx }: StoredImage): Promise<PagePicture | null> {
	try {
		const bitmap = await createImageBitmap(blob);
		return { bitmap, ratio: widthPx > 0 ? bitmap.width / widthPx : 1 };
	} catch {
		return null;
	}
}

const leastSide = 6;
const mostWidth = 6000;
const mostHeight = 1200;
const quality = 0.92;

/** Null where the box is no field: too small, or larger than a page can hold. */
export async function cutCrop(picture: PagePicture, quad: Quad<Px>): Promise<Bytes | null> {
	const { bitmap, ratio } = picture;
	const [a, b, , d] = quad;
	const length = Math.hypot(b.x - a.x, b.y - a.y);
	const width = Math.round(length * ratio);
	const height = Math.round(Math.hypot(d.x - a.x, d.y - a.y) * ratio);
	if (!(width >= leastSide && height >= leastSide && width <= mostWidth && height <= mostHeight))
		return null;
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d', { alpha: false });
	if (!context) return null;
	const cos = (b.x - a.x) / length;
	const sin = (b.y - a.y) / length;
	context.fillStyle = '#fff';
	context.fillRect(0, 0, width, height);
	context.filter = 'grayscale(1)';
	context.imageSmoothingQuality = 'high';
	context.setTransform(
		cos,
		-sin,
		sin,
		cos,
		-(a.x * cos + a.y * sin) * ratio,
		(a.x * sin - a.y * cos) * ratio
	);
	context.drawImage(bitmap, 0, 0);
	const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
	return new Uint8Array(await blob.arrayBuffer());
}
