// TIFF's LZW: codes of 9…12 bits, widened one code early. Bounded by the size of the output, so damaged
// or hostile data ends early instead of running on.

const CLEAR = 256;
const END = 257;
const TABLE_SIZE = 4096;

/** Fills `output`; what the data does not reach stays zero. @returns bytes written. */
export function decodeLzw(input: Uint8Array, output: Uint8Array): number {
	// The first TIFF writers packed bits the other way round and widened late; their data starts so.
	const isOldStyle = input[0] === 0 && ((input[1] ?? 0) & 1) === 1;
	const prefix = new Uint16Array(TABLE_SIZE);
	const suffix = new Uint8Array(TABLE_SIZE);
	const lengths = new Uint16Array(TABLE_SIZE).fill(1, 0, 256);
	for (let i = 0; i < 256; i++) suffix[i] = i;
	const early = isOldStyle ? 0 : 1;
	let [bitBuffer, bitCount, width, next, previous] = [0, 0, 9, 258, -1];
	let [readAt, written] = [0, 0];
	while (written < output.length) {
		while (bitCount < width) {
			const byte = input[readAt++];
			if (byte === undefined) return written;
			if (isOldStyle) bitBuffer |= byte << bitCount;
			else bitBuffer = ((bitBuffer << 8) | byte) >>> 0;
			bitCount += 8;
		}
		const mask = (1 << width) - 1;
		const code = isOldStyle ? bitBuffer & mask : (bitBuffer >>> (bitCount - width)) & mask;
		bitCount -= width;
		if (isOldStyle) bitBuffer >>>= width;
		else bitBuffer &= (1 << bitCount) - 1;
		if (code === END) return written;
		if (code === CLEAR) {
			[width, next, previous] = [9, 258, -1];
			continue;
		}
		if (code > next || (code === next && previous < 0)) return written;
		const isRepeat = code === next;
		const source = isRepeat ? previous : code;
		const length = lengths[source] ?? 0;
		// The chain runs from last byte to first, so it is laid down backwards.
		let link = source;
		for (let at = written + length - 1; at >= written; at--) {
			if (at < output.length) output[at] = suffix[link] ?? 0;
			link = prefix[link] ?? 0;
		}
		const first = firstByte(source, prefix, suffix, lengths);
		written += length;
		if (isRepeat) {
			if (written < output.length) output[written] = first;
			written += 1;
		}
		if (previous >= 0 && next < TABLE_SIZE) {
			prefix[next] = previous;
			suffix[next] = first;
			lengths[next] = (lengths[previous] ?? 0) + 1;
			next += 1;
			if (next + early >= 1 << width && width < 12) width += 1;
		}
		previous = code;
	}
	return Math.min(written, output.length);
}

function firstByte(
	code: number,
	prefix: Uint16Array,
	suffix: Uint8Array,
	lengths: Uint16Array
): number {
	let link = code;
	for (let left = lengths[code] ?? 1; left > 1; left--) link = prefix[link] ?? 0;
	return suffix[link] ?? 0;
}
