// What a bad disk, a cut transfer or a hand with ill will does to a file: seeded, so that a file that breaks the app
// can be made again from its number.
import type { Random } from '../../specimens/random.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Mutation = (bytes: Bytes, random: Random) => Bytes;

const copy = (bytes: Bytes): Bytes => new Uint8Array(bytes);

/** A place in the file; half of all in its first kilobyte, where the headers are. */
function place(bytes: Bytes, random: Random): number {
	const end = random.chance(0.5) ? Math.min(bytes.length, 1024) : bytes.length;
	return random.int(0, Math.max(0, end - 1));
}

const extremes = [0, 1, 0x7f, 0x80, 0xfe, 0xff];

export const mutations: Readonly<Record<string, Mutation>> = {
	'bits flipped': (bytes, random) => {
		const out = copy(bytes);
		for (let n = random.int(1, 64); n > 0; n--) {
			const at = place(out, random);
			out[at] = (out[at] ?? 0) ^ (1 << random.int(0, 7));
		}
		return out;
	},
	'cut off': (bytes, random) => bytes.slice(0, random.int(1, Math.max(1, bytes.length - 1))),
	'a hole of zeros': (bytes, random) => {
		const out = copy(bytes);
		const at = place(out, random);
		return out.fill(0, at, at + random.int(16, 65_536));
	},
	'a piece twice': (bytes, random) => {
		const at = place(bytes, random);
		const piece = bytes.subarray(at, at + random.int(16, 8192));
		return joined(bytes.subarray(0, at), piece, piece, bytes.subarray(at + piece.length));
	},
	'a piece gone': (bytes, random) => {
		const at = place(bytes, random);
		return joined(bytes.subarray(0, at), bytes.subarray(at + random.int(1, 8192)));
	},
	'extreme numbers': (bytes, random) => {
		const out = copy(bytes);
		for (let n = random.int(1, 8); n > 0; n--) {
			const at = place(out, random);
			out.fill(extremes[random.int(0, extremes.length - 1)] ?? 0, at, at + random.int(1, 8));
		}
		return out;
	},
	'digits changed': (bytes, random) => {
		const out = copy(bytes);
		const digits = [...out.keys()].filter((at) => isDigit(out[at] ?? 0));
		for (let n = random.int(1, 24); n > 0 && digits.length > 0; n--)
			out[digits[random.int(0, digits.length - 1)] ?? 0] = 0x30 + random.int(0, 9);
		return out;
	},
	'another tail': (bytes, random) => {
		const tail = Uint8Array.from({ length: random.int(64, 4096) }, () => random.int(0, 255));
		return joined(bytes.subarray(0, place(bytes, random)), tail);
	}
};

const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;

function joined(...parts: readonly Uint8Array[]): Bytes {
	const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		out.set(part, at);
		at += part.length;
	}
	return out;
}
