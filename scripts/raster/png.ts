// Decodes the 8-bit RGB and RGBA PNGs that Chromium takes of its pages (no interlace, no palette).
import { inflateSync } from 'node:zlib';

export interface RgbaImage {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8ClampedArray<ArrayBuffer>;
}

function paeth(left: number, up: number, corner: number): number {
	const guess = left + up - corner;
	const byLeft = Math.abs(guess - left);
	const byUp = Math.abs(guess - up);
	const byCorner = Math.abs(guess - corner);
	if (byLeft <= byUp && byLeft <= byCorner) return left;
	return byUp <= byCorner ? up : corner;
}

/** @throws RangeError for a PNG Chromium does not make. */
export function decodePng(bytes: Uint8Array): RgbaImage {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const parts: Uint8Array[] = [];
	let at = 8;
	let [width, height, channels] = [0, 0, 0];
	while (at < bytes.length) {
		const length = view.getUint32(at);
		const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
		if (name === 'IHDR') {
			[width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
			channels = { 2: 3, 6: 4 }[bytes[at + 17] ?? 0] ?? 0;
			if (bytes[at + 16] !== 8 || channels === 0) throw new RangeError('PNG is not 8-bit RGB(A)');
		}
		if (name === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length));
		at += length + 12;
	}
	const raw = inflateSync(Buffer.concat(parts));
	const stride = width * channels;
	const data = new Uint8ClampedArray(width * height * 4).fill(255);
	let previous = new Uint8Array(stride);
	let line = new Uint8Array(stride);
	for (let y = 0; y < height; y++) {
		const from = y * (stride + 1);
		const filter = raw[from] ?? 0;
		for (let i = 0; i < stride; i++) {
			const value = raw[from + 1 + i] ?? 0;
			const left = i >= channels ? (line[i - channels] ?? 0) : 0;
			const up = previous[i] ?? 0;
			const corner = i >= channels ? (previous[i - channels] ?? 0) : 0;
			const guess =
				filter === 0
					? 0
					: filter === 1
						? left
						: filter === 2
							? up
							: filter === 3
								? (left + up) >> 1
								: paeth(left, up, corner);
			line[i] = value + guess;
		}
		for (let x = 0; x < width; x++)
			for (let c = 0; c < channels; c++)
				data[(y * width + x) * 4 + c] = line[x * channels + c] ?? 0;
		[previous, line] = [line, previous];
	}
	return { width, height, data };
}
