// CCITT Group 4 (ITU-T T.6), encoding only: what office scanners write for black-and-white pages.

const whiteShort =
	'00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 ' +
	'110100 110101 101010 101011 0100111 0001100 0001000 0010111 0000011 0000100 0101000 ' +
	'0101011 0010011 0100100 0011000 00000010 00000011 00011010 00011011 00010010 00010011 ' +
	'00010100 00010101 00010110 00010111 00101000 00101001 00101010 00101011 00101100 ' +
	'00101101 00000100 00000101 00001010 00001011 01010010 01010011 01010100 01010101 ' +
	'00100100 00100101 01011000 01011001 01011010 01011011 01001010 01001011 00110010 ' +
	'00110011 00110100';
const whiteLong =
	'11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 ' +
	'011001100 011001101 011010010 011010011 011010100 011010101 011010110 011010111 ' +
	'011011000 011011001 011011010 011011011 010011000 010011001 010011010 011000 010011011';
const blackShort =
	'0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 ' +
	'00000111 000011000 0000010111 0000011000 0000001000 00001100111 00001101000 00001101100 ' +
	'00000110111 00000101000 00000010111 00000011000 000011001010 000011001011 000011001100 ' +
	'000011001101 000001101000 000001101001 000001101010 000001101011 000011010010 ' +
	'000011010011 000011010100 000011010101 000011010110 000011010111 000001101100 ' +
	'000001101101 000011011010 000011011011 000001010100 000001010101 000001010110 ' +
	'000001010111 000001100100 000001100101 000001010010 000001010011 000000100100 ' +
	'000000110111 000000111000 000000100111 000000101000 000001011000 000001011001 ' +
	'000000101011 000000101100 000001011010 000001100110 000001100111';
const blackLong =
	'0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101 ' +
	'0000001101100 0000001101101 0000001001010 0000001001011 0000001001100 0000001001101 ' +
	'0000001110010 0000001110011 0000001110100 0000001110101 0000001110110 0000001110111 ' +
	'0000001010010 0000001010011 0000001010100 0000001010101 0000001011010 0000001011011 ' +
	'0000001100100 0000001100101';
/** Runs of 1792 and more, either colour. */
const veryLong =
	'00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101 ' +
	'000000010110 000000010111 000000011100 000000011101 000000011110 000000011111';

const runCodes = [
	[whiteShort.split(' '), `${whiteLong} ${veryLong}`.split(' ')],
	[blackShort.split(' '), `${blackLong} ${veryLong}`.split(' ')]
] as const;

const vertical: Readonly<Record<string, string>> = {
	'0': '1',
	'1': '011',
	'2': '000011',
	'3': '0000011',
	'-1': '010',
	'-2': '000010',
	'-3': '0000010'
};

class BitWriter {
	private bytes = new Uint8Array(1 << 16);
	private length = 0;
	private held = 0;
	private bits = 0;

	write(code: string): void {
		for (let i = 0; i < code.length; i++) {
			this.held = (this.held << 1) | (code.charCodeAt(i) & 1);
			if (++this.bits < 8) continue;
			if (this.length === this.bytes.length) {
				const grown = new Uint8Array(this.bytes.length * 2);
				grown.set(this.bytes);
				this.bytes = grown;
			}
			this.bytes[this.length++] = this.held;
			this.held = this.bits = 0;
		}
	}

	finish(): Uint8Array<ArrayBuffer> {
		while (this.bits !== 0) this.write('0');
		return this.bytes.slice(0, this.length);
	}
}

function writeRun(out: BitWriter, run: number, color: 0 | 1): void {
	const [short, long] = runCodes[color];
	let rest = run;
	while (rest >= 2560) {
		out.write(long[39] ?? '');
		rest -= 2560;
	}
	if (rest >= 64) {
		out.write(long[(rest >> 6) - 1] ?? '');
		rest &= 63;
	}
	out.write(short[rest] ?? '');
}

/** Where each row changes colour, first change to black, closed by the width twice. */
function changes(bits: Uint8Array, row: number, stride: number, width: number): number[] {
	const found: number[] = [];
	let color = 0;
	for (let x = 0; x < width; x++) {
		const byte = bits[row * stride + (x >> 3)] ?? 0;
		// Whole bytes of one colour are the rule on a page.
		if ((x & 7) === 0 && byte === (color ? 255 : 0) && x + 8 <= width) {
			x += 7;
			continue;
		}
		const bit = (byte >> (7 - (x & 7))) & 1;
		if (bit !== color) {
			found.push(x);
			color = bit;
		}
	}
	return [...found, width, width, width];
}

/**
 * @param bits eight pixels a byte, 1 = black, rows padded to whole bytes
 */
export function encodeG4(bits: Uint8Array, width: number, height: number): Uint8Array<ArrayBuffer> {
	const out = new BitWriter();
	const stride = (width + 7) >> 3;
	let above: number[] = [width, width, width];
	for (let row = 0; row < height; row++) {
		const here = changes(bits, row, stride, width);
		let a0 = -1;
		let color: 0 | 1 = 0;
		let at = 0;
		let ref = 0;
		while (a0 < width) {
			while (
				at < here.length - 1 &&
				((here[at] ?? width) <= a0 || (at & 1) !== color) &&
				(here[at] ?? width) < width
			)
				at++;
			const a1 = here[at] ?? width;
			ref = Math.max(0, ref - 2);
			while ((above[ref] ?? width) < width && ((above[ref] ?? width) <= a0 || (ref & 1) !== color))
				ref++;
			const b1 = above[ref] ?? width;
			const b2 = above[ref + 1] ?? width;
			if (b2 < a1) {
				out.write('0001');
				a0 = b2;
				continue;
			}
			const code = vertical[String(a1 - b1)];
			if (code !== undefined) {
				out.write(code);
				a0 = a1;
				color = color === 0 ? 1 : 0;
				at = Math.max(0, at - 1);
				continue;
			}
			const a2 = here[at + 1] ?? width;
			out.write('001');
			writeRun(out, a1 - Math.max(0, a0), color);
			writeRun(out, a2 - a1, color === 0 ? 1 : 0);
			a0 = a2;
		}
		above = here;
	}
	out.write('000000000001000000000001');
	return out.finish();
}
