// One compressed strip or tile → raw bytes. Fax codes (CCITT) go through pdf.js's WebAssembly decoder,
// which is bounded and a hundred times faster than a bit-by-bit one; JPEG has a file of its own.
import { unzlibSync } from 'fflate';
import { decodeLzw } from './lzw.ts';
import { decodePackBits } from './packbits.ts';
import type { PictureSpec } from './picture-spec.ts';

export interface SegmentSize {
	readonly width: number;
	readonly rows: number;
	/** Raw bytes expected. */
	readonly bytes: number;
}

/** Null: cannot be decoded, or of a compression that is not supported. */
export async function decompress(
	input: Uint8Array,
	spec: PictureSpec,
	size: SegmentSize,
	wasmUrl: string
): Promise<Uint8Array | null> {
	const { compression } = spec;
	const bytes = spec.isBitReversed ? input.map(reverseBits) : input;
	if (bytes.length === 0) return null;
	if (compression === 1) return bytes.length >= size.bytes ? bytes.slice(0, size.bytes) : null;
	if (compression >= 2 && compression <= 4) return decodeFax(bytes, spec, size, wasmUrl);
	if (compression === 5) return filled(size, (output) => decodeLzw(bytes, output));
	if (compression === 32773) return filled(size, (output) => decodePackBits(bytes, output));
	if (compression === 8 || compression === 32946) return inflate(bytes, size);
	return null;
}

/** Output short by more than a few rows is no picture. */
const LEAST_FILLED = 0.9;

function filled(size: SegmentSize, decode: (output: Uint8Array) => number): Uint8Array | null {
	const output = new Uint8Array(size.bytes);
	return decode(output) >= size.bytes * LEAST_FILLED ? output : null;
}

/** The output's size is fixed beforehand, so a bomb cannot grow; it ends in an error instead. */
function inflate(input: Uint8Array, size: SegmentSize): Uint8Array | null {
	const output = new Uint8Array(size.bytes);
	try {
		unzlibSync(input, { out: output });
		return output;
	} catch {
		return null;
	}
}

function reverseBits(byte: number): number {
	let reversed = 0;
	for (let bit = 0; bit < 8; bit++) reversed |= ((byte >> bit) & 1) << (7 - bit);
	return reversed;
}

async function decodeFax(
	bytes: Uint8Array,
	{ compression, faxOptions }: PictureSpec,
	{ width, rows, bytes: wanted }: SegmentSize,
	wasmUrl: string
): Promise<Uint8Array | null> {
	const { Jbig2Image } = await import('pdfjs-dist/image_decoders/pdf.image_decoders.mjs');
	Jbig2Image.setOptions({ useWasm: true, useWorkerFetch: true, wasmUrl });
	const is2d = compression === 3 && (faxOptions & 1) === 1;
	const raw: Uint8Array = await Jbig2Image.instance.decode(bytes, width, rows, null, {
		K: compression === 4 ? -1 : is2d ? 1 : 0,
		EndOfLine: compression === 3,
		EncodedByteAlign: compression === 2,
		BlackIs1: true,
		Columns: width,
		Rows: rows
	});
	return raw.length >= wanted ? raw.slice(0, wanted) : null;
}
