// WebP: size from VP8, VP8L or VP8X; EXIF is looked for behind the picture in the extended layout.
import { HeaderBytes, readRange } from './bytes.ts';
import { readExif, type ExifFacts } from './exif.ts';
import { believableDpi, type ImageHeader } from './image-header.ts';

const MAX_CHUNKS = 200;
const MAX_EXIF_BYTES = 65_536;

/** Null: no chunk that states a size. */
export async function readWebpHeader(file: Blob): Promise<ImageHeader | null> {
	const head = new HeaderBytes(await readRange(file, 12, 18), true);
	const size = canvasSize(head);
	if (!size) return null;
	const exif: ExifFacts =
		head.ascii(0, 4) === 'VP8X' ? await findExif(file) : { orientation: 1, dpi: null };
	const dpi = believableDpi(exif.dpi, size.widthPx, size.heightPx);
	return { ...size, orientation: exif.orientation, dpi };
}

function canvasSize(head: HeaderBytes): { widthPx: number; heightPx: number } | null {
	const name = head.ascii(0, 4);
	if (name === 'VP8X') {
		const [width, widthTop, height] = [head.u16(12), head.u8(14), head.u16(15)];
		const heightTop = head.u8(17);
		if (width === null || widthTop === null || height === null || heightTop === null) return null;
		return { widthPx: width + widthTop * 65_536 + 1, heightPx: height + heightTop * 65_536 + 1 };
	}
	if (name === 'VP8L') {
		const bits = head.u32(9);
		if (head.u8(8) !== 0x2f || bits === null) return null;
		return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1 };
	}
	if (name === 'VP8 ') {
		const [width, height] = [head.u16(14), head.u16(16)];
		if (width === null || height === null) return null;
		const size = { widthPx: width & 0x3fff, heightPx: height & 0x3fff };
		return size.widthPx && size.heightPx ? size : null;
	}
	return null;
}

async function findExif(file: Blob): Promise<ExifFacts> {
	let at = 12;
	for (let i = 0; i < MAX_CHUNKS; i++) {
		const head = new HeaderBytes(await readRange(file, at, 8), true);
		const length = head.u32(4);
		if (length === null) break;
		if (head.ascii(0, 4) === 'EXIF') {
			const block = await readRange(file, at + 8, Math.min(length, MAX_EXIF_BYTES));
			const isPrefixed = new HeaderBytes(block).ascii(0, 6) === 'Exif\0\0';
			return readExif(isPrefixed ? block.subarray(6) : block);
		}
		at += 8 + length + (length % 2);
	}
	return { orientation: 1, dpi: null };
}
