// Raw segment bytes → one byte a sample: predictors undone, any depth from 1 to 64 bits brought to 8.
import type { PictureSpec } from './picture-spec.ts';

type Depth = Pick<PictureSpec, 'bits' | 'format' | 'littleEndian' | 'predictor'>;

/** Undoes horizontal differencing (2) and floating-point prediction (3) in place. */
export function undoPredictor(
	bytes: Uint8Array,
	rowBytes: number,
	samplesPerPixel: number,
	depth: Depth
): void {
	if (depth.predictor === 2) undoDifferences(bytes, rowBytes, samplesPerPixel, depth);
	if (depth.predictor === 3) undoFloatPrediction(bytes, rowBytes, samplesPerPixel, depth);
}

function undoDifferences(bytes: Uint8Array, rowBytes: number, samples: number, depth: Depth) {
	const size = depth.bits / 8;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const little = depth.littleEndian;
	for (let row = 0; row + rowBytes <= bytes.length; row += rowBytes) {
		const end = row + rowBytes;
		if (size === 1)
			for (let i = row + samples; i < end; i++)
				bytes[i] = (bytes[i] ?? 0) + (bytes[i - samples] ?? 0);
		if (size === 2)
			for (let i = row + samples * 2; i + 1 < end; i += 2)
				view.setUint16(
					i,
					view.getUint16(i, little) + view.getUint16(i - samples * 2, little),
					little
				);
		if (size === 4)
			for (let i = row + samples * 4; i + 3 < end; i += 4)
				view.setUint32(
					i,
					view.getUint32(i, little) + view.getUint32(i - samples * 4, little),
					little
				);
	}
}

/** Bytes of a row lie sorted by significance, each plane differenced; the result is big-endian. */
function undoFloatPrediction(bytes: Uint8Array, rowBytes: number, samples: number, depth: Depth) {
	const size = depth.bits / 8;
	if (!Number.isInteger(size) || size < 2) return;
	const count = rowBytes / size;
	const sorted = new Uint8Array(rowBytes);
	for (let row = 0; row + rowBytes <= bytes.length; row += rowBytes) {
		for (let i = row + samples; i < row + rowBytes; i++)
			bytes[i] = (bytes[i] ?? 0) + (bytes[i - samples] ?? 0);
		sorted.set(bytes.subarray(row, row + rowBytes));
		for (let i = 0; i < count; i++)
			for (let b = 0; b < size; b++) {
				const place = depth.littleEndian ? size - 1 - b : b;
				bytes[row + i * size + place] = sorted[b * count + i] ?? 0;
			}
	}
}

/**
 * One byte a sample, rows without padding. `isIndex` keeps palette numbers as they are;
 * otherwise the range of the depth is brought to 0…255.
 */
export function toEightBits(
	bytes: Uint8Array,
	rowBytes: number,
	samplesPerRow: number,
	rows: number,
	depth: Depth,
	isIndex: boolean
): Uint8Array {
	const { bits } = depth;
	if (bits === 8 && rowBytes === samplesPerRow)
		return depth.format === 'signed' ? bytes.map((value) => value ^ 0x80) : bytes;
	const output = new Uint8Array(samplesPerRow * rows);
	if (bits === 1 && !isIndex) {
		spreadBits(bytes, rowBytes, samplesPerRow, rows, output);
		return output;
	}
	const read = bits % 8 === 0 ? wholeByteReader(bytes, depth) : packedReader(bytes, bits, isIndex);
	for (let row = 0; row < rows; row++)
		for (let i = 0; i < samplesPerRow; i++)
			output[row * samplesPerRow + i] = read(row * rowBytes, i);
	return output;
}

/** The plain loop for fax pages, which are most pages. */
function spreadBits(
	bytes: Uint8Array,
	rowBytes: number,
	samplesPerRow: number,
	rows: number,
	output: Uint8Array
): void {
	let out = 0;
	for (let row = 0; row < rows; row++)
		for (let i = 0, at = row * rowBytes; i < samplesPerRow; i++)
			output[out++] = -(((bytes[at + (i >> 3)] ?? 0) >> (7 - (i & 7))) & 1);
}

type SampleReader = (rowAt: number, index: number) => number;

/** Depths that are no whole bytes: 1, 2, 4 of fax and old scanners, 10, 12, 14 of cameras. */
function packedReader(bytes: Uint8Array, bits: number, isIndex: boolean): SampleReader {
	const top = 2 ** bits - 1;
	const scale = isIndex ? 1 : 255 / top;
	return (rowAt, index) => {
		let value = 0;
		const start = index * bits;
		for (let bit = start; bit < start + bits;) {
			const inByte = Math.min(8 - (bit & 7), start + bits - bit);
			const byte = bytes[rowAt + (bit >> 3)] ?? 0;
			value = value * 2 ** inByte + ((byte >> (8 - (bit & 7) - inByte)) & (2 ** inByte - 1));
			bit += inByte;
		}
		return Math.round(value * scale);
	};
}

function wholeByteReader(bytes: Uint8Array, depth: Depth): SampleReader {
	const size = depth.bits / 8;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const isIn = (at: number) => at + size <= bytes.length;
	if (depth.format === 'float') {
		const read = floatReader(view, size, depth.littleEndian);
		return (rowAt, i) => {
			const at = rowAt + i * size;
			return isIn(at) ? Math.round(Math.min(1, Math.max(0, read(at))) * 255) : 0;
		};
	}
	const sign = depth.format === 'signed' ? 0x80 : 0;
	// The most significant byte of an integer is its 8-bit value.
	const top = depth.littleEndian ? size - 1 : 0;
	return (rowAt, i) => (bytes[rowAt + i * size + top] ?? 0) ^ sign;
}

function floatReader(view: DataView, size: number, little: boolean): (at: number) => number {
	if (size === 2) return (at) => halfToNumber(view.getUint16(at, little));
	if (size === 4) return (at) => view.getFloat32(at, little);
	if (size === 8) return (at) => view.getFloat64(at, little);
	return () => 0;
}

function halfToNumber(half: number): number {
	const exponent = (half >> 10) & 31;
	const fraction = half & 1023;
	const size = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
	return half & 0x8000 ? -size : size;
}
