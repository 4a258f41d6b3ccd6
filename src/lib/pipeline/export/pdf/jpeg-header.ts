// Size and channels of a JPEG, read from its frame header: PDF takes the file as it is but must be told both.

export interface JpegHeader {
	readonly width: number;
	readonly height: number;
	/** 1 grey, 3 colour. */
	readonly channels: number;
}

/** Null for bytes that are no baseline or progressive JPEG. */
export function readJpegHeader(bytes: Uint8Array): JpegHeader | null {
	const u16 = (at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
	if (u16(0) !== 0xffd8) return null;
	for (let at = 2; at + 9 < bytes.length; at += 2 + u16(at + 2)) {
		const marker = bytes[at + 1] ?? 0;
		if (bytes[at] !== 0xff || u16(at + 2) < 2) return null;
		if (marker >= 0xc0 && marker <= 0xc2)
			return { height: u16(at + 5), width: u16(at + 7), channels: bytes[at + 9] ?? 0 };
	}
	return null;
}
