// CRC-32 as ZIP wants it (ISO 3309), continued over chunks.

const table = new Uint32Array(256).map((_, index) => {
	let value = index;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

/** Checksum of `bytes` after those that gave `previous` (0 at the start). */
export function crc32(bytes: Uint8Array, previous = 0): number {
	let crc = ~previous;
	for (let index = 0; index < bytes.length; index++)
		crc = (crc >>> 8) ^ (table[(crc ^ (bytes[index] ?? 0)) & 0xff] ?? 0);
	return ~crc >>> 0;
}
