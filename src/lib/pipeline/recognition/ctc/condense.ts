// Runs of steps that are blank beyond doubt say nothing twice: two of each run are kept, so that laying thousands of
// names over a line costs by what is written on it and not by its length.
import { BLANK, type Posteriors } from './posteriors.ts';

export interface Condensed {
	readonly posteriors: Posteriors;
	/** Step of the whole line for each kept one, and the whole number of steps at the end. */
	readonly stepOf: Int32Array;
}

const certainBlank = Math.log(0.97);
/** A letter the reader missed needs a step of its own to be paid on, and its neighbour another. */
const keptOfRun = 2;

export function condense(posteriors: Posteriors): Condensed {
	const { frames, classes, logProbs } = posteriors;
	const steps: number[] = [];
	let run = 0;
	for (let frame = 0; frame < frames; frame++) {
		run = logProbs[frame * classes + BLANK]! > certainBlank ? run + 1 : 0;
		if (run <= keptOfRun) steps.push(frame);
	}
	const kept = new Float32Array(steps.length * classes);
	steps.forEach((step, i) =>
		kept.set(logProbs.subarray(step * classes, (step + 1) * classes), i * classes)
	);
	return {
		posteriors: { ...posteriors, frames: steps.length, logProbs: kept },
		stepOf: Int32Array.from([...steps, frames])
	};
}
