// Finds the QR code of a separator sheet on a page.
import decodeQR from 'qr/decode.js';
import { separatorLabel } from '../../../domain/separator.ts';
import type { GrayImage } from '../../../domain/raster.ts';
import { resize } from '../../raster/resize.ts';

/** Long side of the copy that is searched: a code of 60 mm on A4 then has modules of some six pixels. */
const lookPx = 900;

/** Label of the separator sheet that this page is; null where it is none. */
export function findSeparator(page: GrayImage): string | null {
	const scale = Math.min(1, lookPx / Math.max(page.width, page.height));
	const small = resize(
		page,
		Math.max(1, Math.round(page.width * scale)),
		Math.max(1, Math.round(page.height * scale))
	);
	const { width, height } = small;
	const data = new Uint8ClampedArray(width * height * 4);
	for (let i = 0, to = 0; i < small.data.length; i += 1, to += 4) {
		data[to] = data[to + 1] = data[to + 2] = small.data[i]!;
		data[to + 3] = 255;
	}
	try {
		return separatorLabel(decodeQR({ width, height, data }));
	} catch {
		// The decoder says "no code here" by throwing; most pages have none.
		return null;
	}
}
