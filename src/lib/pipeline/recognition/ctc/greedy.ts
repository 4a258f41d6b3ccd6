// The best path: the most likely class at each step, repeats merged, blanks dropped.
import { BLANK, type Posteriors } from './posteriors.ts';

export interface GreedyChar {
	readonly text: string;
	/** Probability of this character where it was emitted, 0…1. */
	readonly confidence: number;
	/** First and last step of the run. */
	readonly from: number;
	readonly to: number;
	/** Other characters likely at the same steps, best first. */
	readonly alternatives: readonly { readonly text: string; readonly probability: number }[];
}

/** Most alternatives kept for a character; more never help a clerk. */
const maxAlternatives = 4;
const minAlternative = 0.02;

export interface GreedyReading {
	readonly text: string;
	readonly chars: readonly GreedyChar[];
	/** Mean of the characters' confidence, 0…1; 0 for an empty reading. */
	readonly confidence: number;
}

/** Greedy reading with per-character confidence, place and alternatives. */
export function readGreedy(posteriors: Posteriors): GreedyReading {
	const runs = bestRuns(posteriors);
	const chars = runs.map((run) => describeRun(posteriors, run));
	const sum = chars.reduce((total, char) => total + char.confidence, 0);
	return {
		text: chars.map((char) => char.text).join(''),
		chars,
		confidence: chars.length === 0 ? 0 : sum / chars.length
	};
}

interface Run {
	readonly label: number;
	readonly from: number;
	to: number;
}

function bestRuns({ frames, classes, logProbs }: Posteriors): Run[] {
	const runs: Run[] = [];
	let last = BLANK;
	for (let frame = 0; frame < frames; frame++) {
		const label = bestClass(logProbs, frame * classes, classes);
		if (label !== BLANK && label !== last) runs.push({ label, from: frame, to: frame });
		else if (label !== BLANK) {
			const run = runs.at(-1);
			if (run) run.to = frame;
		}
		last = label;
	}
	return runs;
}

function bestClass(logProbs: Float32Array, start: number, classes: number): number {
	let best = 0;
	let bestValue = -Infinity;
	for (let i = 0; i < classes; i++) {
		const value = logProbs[start + i] ?? -Infinity;
		if (value > bestValue) {
			bestValue = value;
			best = i;
		}
	}
	return best;
}

/** A character is as sure as its strongest step: CTC spikes, and its flanks are blank by design. */
function describeRun({ classes, logProbs, chars }: Posteriors, run: Run): GreedyChar {
	const strongest = new Float64Array(classes);
	for (let frame = run.from; frame <= run.to; frame++)
		for (let i = 1; i < classes; i++) {
			const p = Math.exp(logProbs[frame * classes + i] ?? -Infinity);
			if (p > (strongest[i] ?? 0)) strongest[i] = p;
		}
	const alternatives = [...strongest.keys()]
		.filter((i) => i !== BLANK && i !== run.label && (strongest[i] ?? 0) >= minAlternative)
		.sort((a, b) => (strongest[b] ?? 0) - (strongest[a] ?? 0))
		.slice(0, maxAlternatives)
		.map((i) => ({ text: chars[i - 1] ?? '', probability: strongest[i] ?? 0 }));
	return {
		text: chars[run.label - 1] ?? '',
		confidence: strongest[run.label] ?? 0,
		from: run.from,
		to: run.to,
		alternatives
	};
}
