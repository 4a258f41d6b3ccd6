// What a CTC line reader says of one line: for every time step the log-probability of every character.
// Class 0 is the blank; class i + 1 is `chars[i]`.

export interface Posteriors {
	/** Time steps. */
	readonly frames: number;
	/** Characters plus the blank. */
	readonly classes: number;
	/** Row-major [frames × classes], natural log, each row sums to 1 after exp. */
	readonly logProbs: Float32Array;
	readonly chars: readonly string[];
	/** Pixels of the line image that one time step covers. */
	readonly framePx: number;
	/** Pixels of padding before the first column of ink. */
	readonly leftPx: number;
}

export const BLANK = 0;

/** Log-probabilities of raw network output; `logits` is row-major [frames × classes]. */
export function logSoftmax(logits: Float32Array, frames: number, classes: number): Float32Array {
	const out = new Float32Array(frames * classes);
	for (let frame = 0; frame < frames; frame++) {
		const start = frame * classes;
		let max = -Infinity;
		for (let i = 0; i < classes; i++) max = Math.max(max, logits[start + i] ?? -Infinity);
		let sum = 0;
		for (let i = 0; i < classes; i++) sum += Math.exp((logits[start + i] ?? -Infinity) - max);
		const norm = max + Math.log(sum);
		for (let i = 0; i < classes; i++) out[start + i] = (logits[start + i] ?? -Infinity) - norm;
	}
	return out;
}

/** log(exp(a) + exp(b)) without overflow. */
export function logAdd(a: number, b: number): number {
	if (a === -Infinity) return b;
	if (b === -Infinity) return a;
	return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}

/** Class of each character of a text; null when the reader cannot write it. */
export function encode(text: string, chars: readonly string[]): number[] | null {
	const classes: number[] = [];
	for (const char of text) {
		const index = chars.indexOf(char);
		if (index < 0) return null;
		classes.push(index + 1);
	}
	return classes;
}
