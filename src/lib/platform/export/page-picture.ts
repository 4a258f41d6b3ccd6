// Draws one page for a PDF or for paper: shrunk, restricted places covered in the pixels themselves, packed as JPEG
// near a target size.
import type { Px, Quad } from '#lib/domain/geometry.ts';
import type { Page } from '#lib/domain/page.ts';

/** `small` aims at 100 kB an A4 page (CV 1437/BTP-CNTT), `fine` keeps 300 dpi. */
export type PictureQuality = 'small' | 'fine';

interface Aim {
	/** NĐ 30/2020 Phụ lục I asks for 200 dpi at least. */
	readonly dpi: number;
	readonly bytes: number;
	/** JPEG quality tried first. */
	readonly quality: number;
	/** Qualities for what is too big then, best first, each with the share of the bytes it leaves (measured on specimens). */
	readonly smaller: readonly { readonly quality: number; readonly leaves: number }[];
}

const aims: Readonly<Record<PictureQuality, Aim>> = {
	small: {
		...{ dpi: 200, bytes: 110_000, quality: 0.5 },
		smaller: [
			{ quality: 0.35, leaves: 0.9 },
			{ quality: 0.22, leaves: 0.72 },
			// Letters stay whole; only the paper's grain is lost.
			{ quality: 0.1, leaves: 0.55 }
		]
	},
	fine: { dpi: 300, bytes: 1_500_000, quality: 0.8, smaller: [] }
};

/** Colour of a covered place: neither paper nor ink. */
const cover = '#b8b8b8';

/** Assumed where a scan does not state its resolution. */
const usualDpi = 300;

export async function pictureOf(
	blob: Blob,
	{ widthPx, heightPx, dpi }: Pick<Page, 'widthPx' | 'heightPx' | 'dpi'>,
	covered: readonly Quad<Px>[],
	quality: PictureQuality
): Promise<Blob> {
	const aim = aims[quality];
	const shrink = Math.min(1, aim.dpi / (dpi ?? usualDpi));
	const width = Math.max(1, Math.round(widthPx * shrink));
	const height = Math.max(1, Math.round(heightPx * shrink));
	const canvas = new OffscreenCanvas(width, height);
	const context = canvas.getContext('2d', { alpha: false });
	if (!context) throw new Error('no canvas');
	const bitmap = await createImageBitmap(blob);
	context.imageSmoothingQuality = 'high';
	context.drawImage(bitmap, 0, 0, width, height);
	bitmap.close();
	context.fillStyle = cover;
	for (const quad of covered) {
		context.beginPath();
		for (const { x, y } of quad) context.lineTo(x * shrink, y * shrink);
		context.fill();
	}
	const packed = (tried: number) => canvas.convertToBlob({ type: 'image/jpeg', quality: tried });
	const first = await packed(aim.quality);
	if (first.size <= aim.bytes) return first;
	// Packing costs more than drawing: the second try is chosen, not felt for.
	const fits = aim.smaller.find(({ leaves }) => first.size * leaves <= aim.bytes);
	const next = fits ?? aim.smaller.at(-1);
	return next ? packed(next.quality) : first;
}
