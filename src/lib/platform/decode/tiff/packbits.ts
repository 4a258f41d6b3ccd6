// PackBits (Apple run lengths), bounded by input and output.

/** Fills `output`; what the data does not reach stays zero. @returns bytes written. */
export function decodePackBits(input: Uint8Array, output: Uint8Array): number {
	let [readAt, written] = [0, 0];
	while (readAt < input.length && written < output.length) {
		const control = input[readAt++] ?? 128;
		if (control < 128) {
			const literal = input.subarray(readAt, readAt + control + 1);
			output.set(literal.subarray(0, output.length - written), written);
			readAt += control + 1;
			written += literal.length;
		} else if (control > 128) {
			const end = Math.min(written + 257 - control, output.length);
			output.fill(input[readAt++] ?? 0, written, end);
			written = end;
		}
	}
	return Math.min(written, output.length);
}
