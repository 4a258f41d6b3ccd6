// JPEG inside TIFF: the shared tables are put in front of each strip, and an Adobe marker says which
// colours are meant, because a bare stream would be taken for YCbCr.
import type { PictureSpec } from './picture-spec.ts';

const ADOBE_RGB = [0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 0];

/** A complete JPEG stream of one strip or tile. */
export function completeJpeg(segment: Uint8Array, spec: PictureSpec): Blob {
	const body = isStart(segment) ? segment.subarray(2) : segment;
	const tables = isStart(spec.jpegTables) ? spec.jpegTables.subarray(2) : spec.jpegTables;
	const hasEnd = tables.at(-2) === 0xff && tables.at(-1) === 0xd9;
	const parts = [
		[0xff, 0xd8],
		spec.photometric === 'rgb' ? ADOBE_RGB : [],
		hasEnd ? tables.subarray(0, -2) : tables,
		body
	];
	return new Blob(
		parts.map((part) => new Uint8Array(part)),
		{ type: 'image/jpeg' }
	);
}

function isStart(bytes: Uint8Array): boolean {
	return bytes[0] === 0xff && bytes[1] === 0xd8;
}

/** Four-colour JPEG, which browsers invert at will: the components as stored, by pdf.js's decoder. */
export async function decodeCmykJpeg(
	jpeg: Blob
): Promise<{ width: number; height: number; samples: Uint8Array } | null> {
	const { JpegImage } = await import('pdfjs-dist/image_decoders/pdf.image_decoders.mjs');
	const image = new JpegImage();
	image.parse(new Uint8Array(await jpeg.arrayBuffer()));
	const { width, height } = image;
	const samples = image.getData({ width, height, isSourcePDF: true });
	return samples.length === width * height * 4 ? { width, height, samples } : null;
}
