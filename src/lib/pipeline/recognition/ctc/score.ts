// How likely a given text is under the posteriors: the CTC forward algorithm, summed over all alignments.
import { BLANK, encode, logAdd, type Posteriors } from './posteriors.ts';

/**
 * Natural log of P(text | line); -Infinity when the text cannot be written in the steps there are,
 * or holds a character the reader does not know.
 */
export function scoreText(posteriors: Posteriors, text: string): number {
	const labels = encode(text, posteriors.chars);
	return labels === null ? -Infinity : scoreLabels(posteriors, labels);
}

/** The same for class numbers. */
export function scoreLabels(posteriors: Posteriors, labels: readonly number[]): number {
	const { frames, classes, logProbs } = posteriors;
	const states = 2 * labels.length + 1;
	let previous = new Float64Array(states).fill(-Infinity);
	let current = new Float64Array(states).fill(-Infinity);
	if (frames === 0) return labels.length === 0 ? 0 : -Infinity;
	previous[0] = logProbs[BLANK] ?? -Infinity;
	if (labels[0] !== undefined) previous[1] = logProbs[labels[0]] ?? -Infinity;
	for (let frame = 1; frame < frames; frame++) {
		const row = frame * classes;
		for (let state = 0; state < states; state++) {
			const label = state % 2 === 0 ? BLANK : (labels[(state - 1) / 2] ?? BLANK);
			let sum = previous[state] ?? -Infinity;
			if (state > 0) sum = logAdd(sum, previous[state - 1] ?? -Infinity);
			const canSkip = state > 2 && state % 2 === 1 && label !== labels[(state - 3) / 2];
			if (canSkip) sum = logAdd(sum, previous[state - 2] ?? -Infinity);
			current[state] = sum + (logProbs[row + label] ?? -Infinity);
		}
		[previous, current] = [current, previous];
	}
	const atBlank = previous[states - 1] ?? -Infinity;
	return states === 1 ? atBlank : logAdd(atBlank, previous[states - 2] ?? -Infinity);
}
