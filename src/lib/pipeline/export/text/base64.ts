// Bytes as base64 (RFC 4648) and back, in pieces: the pure core has no btoa, and a picture must not become one long text
// beside its bytes.
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const padding = '='.charCodeAt(0);
const letters = Uint8Array.from(alphabet, (letter) => letter.charCodeAt(0));
const values = new Int8Array(128).fill(-1);
letters.forEach((letter, value) => (values[letter] = value));

/** Divisible by three, so that only the last piece is padded. */
const pieceBytes = 48 * 1024;
const decoder = new TextDecoder('utf-8');

function encodePiece(bytes: Uint8Array): string {
	const text = new Uint8Array(4 * Math.ceil(bytes.length / 3)).fill(padding);
	let to = 0;
	for (let at = 0; at < bytes.length; at += 3) {
		const [a = 0, b = 0, c = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
		const left = bytes.length - at;
		text[to] = letters[a >> 2] ?? 0;
		text[to + 1] = letters[((a & 3) << 4) | (b >> 4)] ?? 0;
		if (left > 1) text[to + 2] = letters[((b & 15) << 2) | (c >> 6)] ?? 0;
		if (left > 2) text[to + 3] = letters[c & 63] ?? 0;
		to += 4;
	}
	return decoder.decode(text);
}

export function* base64Pieces(bytes: Uint8Array): Generator<string> {
	for (let at = 0; at < bytes.length; at += pieceBytes)
		yield encodePiece(bytes.subarray(at, at + pieceBytes));
}

/** Null for what is no base64. */
export function base64Bytes(text: string): Uint8Array<ArrayBuffer> | null {
	const end = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
	if (text.length % 4 !== 0) return null;
	const bytes = new Uint8Array((text.length / 4) * 3 - end);
	let [held, bits, to] = [0, 0, 0];
	for (let at = 0; at < text.length - end; at++) {
		const value = values[text.charCodeAt(at)] ?? -1;
		if (value < 0) return null;
		held = ((held << 6) | value) & 0xffff;
		bits += 6;
		if (bits < 8) continue;
		bits -= 8;
		bytes[to++] = (held >> bits) & 0xff;
	}
	return bytes;
}
