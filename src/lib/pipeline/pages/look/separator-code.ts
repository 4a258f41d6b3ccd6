// The QR code of a separator sheet (tờ ngăn hồ sơ): a fixed word, and what the file after it is to be called. It holds
// a file number at most, never a person.
import decodeQR from 'qr/decode.js';
import type { GrayImage } from '../../../domain/raster.ts';
import { resize } from '../../raster/resize.ts';

const word = 'TANGTHU/1/';
/** Long side of the copy that is searched: a code of 60 mm on A4 then has modules of some six pixels. */
const lookPx = 900;

/** Text to be written as a QR code; `label` may be empty. */
export const separatorText = (label: string): string => word + label.trim();

/** What a code says the next file is called (may be empty); null where it is no separator's. */
export const separatorLabel = (text: string): string | null =>
	text.startsWith(word) ? text.slice(word.length).trim() : null;

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
