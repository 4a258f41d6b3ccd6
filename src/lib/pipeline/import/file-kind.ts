// What a file is, by its first bytes alone: names and MIME types are claims, and are not looked at.
import { HeaderBytes } from './bytes.ts';

export type FileKind = 'pdf' | 'tiff' | 'jpeg' | 'png' | 'webp' | 'bmp';

/** How many bytes `detectFileKind` may need; the PDF header may follow up to 1024 bytes of junk. */
export const KIND_PROBE_BYTES = 1024 + 8;

const BMP_INFO_SIZES = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

/** Null: none of the kinds that can be taken in. */
export function detectFileKind(head: Uint8Array): FileKind | null {
	const bytes = new HeaderBytes(head);
	if (bytes.u8(0) === 0xff && bytes.u8(1) === 0xd8 && bytes.u8(2) === 0xff) return 'jpeg';
	if (bytes.u32(0) === 0x89504e47 && bytes.u32(4) === 0x0d0a1a0a) return 'png';
	const four = bytes.ascii(0, 4);
	if (['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(four)) return 'tiff';
	if (four === 'RIFF' && bytes.ascii(8, 4) === 'WEBP') return 'webp';
	if (isBmp(new HeaderBytes(head, true))) return 'bmp';
	return bytes.ascii(0, KIND_PROBE_BYTES).includes('%PDF-') ? 'pdf' : null;
}

function isBmp(bytes: HeaderBytes): boolean {
	const infoSize = bytes.u32(14);
	return bytes.ascii(0, 2) === 'BM' && infoSize !== null && BMP_INFO_SIZES.has(infoSize);
}
