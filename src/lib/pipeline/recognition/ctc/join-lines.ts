// Several written lines of one field as one: an address that runs over two dotted lines is decoded as a whole.
import { BLANK, type Posteriors } from './posteriors.ts';

const certain = Math.log(0.98);

/** Posteriors of the lines one after another, a space between; null for none. */
export function joinLines(lines: readonly Posteriors[]): Posteriors | null {
	const [first, ...others] = lines;
	if (!first || others.length === 0) return first ?? null;
	const gap = spaceBetween(first);
	const parts = [first.logProbs, ...others.flatMap((line) => [gap, line.logProbs])];
	const logProbs = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		logProbs.set(part, at);
		at += part.length;
	}
	return { ...first, frames: logProbs.length / first.classes, logProbs };
}

/** Three steps: blank, space, blank. */
function spaceBetween({ classes, chars }: Posteriors): Float32Array {
	const rest = Math.log(0.02 / (classes - 1));
	const gap = new Float32Array(3 * classes).fill(rest);
	gap[BLANK] = certain;
	gap[classes + chars.indexOf(' ') + 1] = certain;
	gap[2 * classes + BLANK] = certain;
	return gap;
}
