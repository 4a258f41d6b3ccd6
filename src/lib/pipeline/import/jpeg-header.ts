// JPEG: size from the frame header (SOF), resolution from JFIF or EXIF, orientation from EXIF.
// Segments are walked by offset, so a file with large metadata before its frame is not loaded whole.
import { HeaderBytes, readRange } from './bytes.ts';
import { readExif, type ExifFacts } from './exif.ts';
import { believableDpi, type ImageHeader } from './image-header.ts';

const MAX_SEGMENTS = 2000;
const NO_FRAME = new Set([0xc4, 0xc8, 0xcc]);

/** Null: no frame header before the picture data. */
export async function readJpegHeader(file: Blob): Promise<ImageHeader | null> {
	let exif: ExifFacts = { orientation: 1, dpi: null };
	let jfifDpi: number | null = null;
	let at = 2;
	for (let i = 0; i < MAX_SEGMENTS; i++) {
		const head = new HeaderBytes(await readRange(file, at, 32));
		const [lead, marker, length] = [head.u8(0), head.u8(1), head.u16(2)];
		if (lead !== 0xff || marker === null) return null;
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		if (length === null || length < 2 || marker === 0xd9 || marker === 0xda) return null;
		if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.has(marker)) {
			const [heightPx, widthPx] = [head.u16(5), head.u16(7)];
			if (!heightPx || !widthPx) return null;
			const dpi = believableDpi(exif.dpi ?? jfifDpi, widthPx, heightPx);
			return { widthPx, heightPx, orientation: exif.orientation, dpi };
		}
		if (marker === 0xe0 && head.ascii(4, 5) === 'JFIF\0') jfifDpi = jfifResolution(head);
		if (marker === 0xe1 && head.ascii(4, 6) === 'Exif\0\0')
			exif = readExif(await readRange(file, at + 10, length - 8));
		at += 2 + length;
	}
	return null;
}

function jfifResolution(head: HeaderBytes): number | null {
	const [unit, density] = [head.u8(11), head.u16(12)];
	if (!density) return null;
	return unit === 1 ? density : unit === 2 ? density * 2.54 : null;
}
