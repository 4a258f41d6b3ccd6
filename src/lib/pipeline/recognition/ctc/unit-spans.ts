// Where each name of an address stands on the line, found again from its start once the best address is known.
import type { Lattice } from './lattice.ts';
import type { Placed } from './place-names.ts';

export interface UnitSpan {
	readonly code: string;
	/** The spelling that fits the ink, in small letters. */
	readonly name: string;
	/** First step of the name, and the first after it. */
	readonly from: number;
	readonly to: number;
}

/** Where each name of the best alignment stands, found again from its start. */
export function traceSpans(lattice: Lattice, placed: Placed): UnitSpan[] {
	const spans: UnitSpan[] = [];
	let start = placed.start;
	for (let unit: Placed | null = placed; unit; unit = unit.outer) {
		const { name, end } = bestEnd(lattice, unit, start);
		spans.push({ code: unit.node.code, name, from: start, to: end });
		start = end;
		const from: Float32Array | undefined = unit.outer?.from;
		while (from && start < lattice.frames && from[start] !== unit.after[start]) start++;
	}
	return spans;
}

/** The spelling and end that make the unit's name, begun at `start`, score best with what follows. */
function bestEnd(lattice: Lattice, { node, after }: Placed, start: number) {
	let found = { name: node.names[0] ?? '', end: start, score: -Infinity };
	for (const name of node.names) {
		const ends = nameEnds(lattice, name, start);
		ends?.forEach((score, t) => {
			const whole = score + (after[t + 1] ?? -Infinity);
			if (whole > found.score) found = { name, end: t + 1, score: whole };
		});
	}
	return found;
}

/** For each step, the best score of the whole name from `start` to that step; null when it cannot be written. */
function nameEnds(lattice: Lattice, name: string, start: number): Float32Array | null {
	const { frames, symbols, logProbs, symbolOf } = lattice;
	const word = [...name].map((char) => symbolOf.get(char));
	let chars = new Float32Array(word.length).fill(-Infinity);
	let blanks = new Float32Array(word.length).fill(-Infinity);
	const ends = new Float32Array(frames).fill(-Infinity);
	for (let t = start; t < frames; t++) {
		const nextChars = new Float32Array(word.length).fill(-Infinity);
		const nextBlanks = new Float32Array(word.length).fill(-Infinity);
		for (let i = 0; i < word.length; i++) {
			const symbol = word[i];
			if (symbol === undefined) return null;
			const entered = i === 0 ? (t === start ? 0 : -Infinity) : (chars[i - 1] ?? -Infinity);
			const skipped = symbol === word[i - 1] ? -Infinity : entered;
			const waited = i === 0 ? -Infinity : (blanks[i - 1] ?? -Infinity);
			const best = Math.max(chars[i] ?? -Infinity, skipped, waited);
			nextChars[i] = best + (logProbs[t * symbols + symbol] ?? -Infinity);
			const stay = Math.max(blanks[i] ?? -Infinity, chars[i] ?? -Infinity);
			nextBlanks[i] = stay + (logProbs[t * symbols] ?? -Infinity);
		}
		chars = nextChars;
		blanks = nextBlanks;
		ends[t] = chars[word.length - 1] ?? -Infinity;
	}
	return ends;
}
