// PNG: size from IHDR, resolution from pHYs, orientation from eXIf; stops at the picture data.
import { HeaderBytes, readRange } from './bytes.ts';
import { readExif, type ExifFacts } from './exif.ts';
import { believableDpi, type ImageHeader } from './image-header.ts';

const MAX_CHUNKS = 200;
const MAX_EXIF_BYTES = 65_536;
const METRES_PER_INCH = 0.0254;

/** Null: the first chunk is no IHDR with a size. */
export async function readPngHeader(file: Blob): Promise<ImageHeader | null> {
	const first = new HeaderBytes(await readRange(file, 8, 25));
	const [widthPx, heightPx] = [first.u32(8), first.u32(12)];
	if (first.ascii(4, 4) !== 'IHDR' || !widthPx || !heightPx) return null;
	let exif: ExifFacts = { orientation: 1, dpi: null };
	let statedDpi: number | null = null;
	let at = 8;
	for (let i = 0; i < MAX_CHUNKS; i++) {
		const head = new HeaderBytes(await readRange(file, at, 17));
		const [length, name] = [head.u32(0), head.ascii(4, 4)];
		if (length === null || name === 'IDAT' || name === 'IEND') break;
		const perMetre = head.u32(8);
		if (name === 'pHYs' && perMetre && head.u8(16) === 1) statedDpi = perMetre * METRES_PER_INCH;
		if (name === 'eXIf')
			exif = readExif(await readRange(file, at + 8, Math.min(length, MAX_EXIF_BYTES)));
		at += 12 + length;
	}
	const dpi = believableDpi(statedDpi ?? exif.dpi, widthPx, heightPx);
	return { widthPx, heightPx, orientation: exif.orientation, dpi };
}
