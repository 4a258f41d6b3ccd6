// Laying the names of units on a line: Viterbi from the last letter to the first, before whatever follows.
import type { Lattice } from './lattice.ts';
import { BLANK } from './posteriors.ts';

/** One unit with its spellings, and the units inside it. */
export interface PlaceNode {
	readonly code: string;
	/** Lower-case spellings as they may stand on paper, the plain name first. */
	readonly names: readonly string[];
	readonly children: readonly PlaceNode[];
}

export interface Placed {
	readonly node: PlaceNode;
	/** The unit around it, null where none is written. */
	readonly outer: Placed | null;
	/** Best score of what follows the name. */
	readonly after: Float32Array;
	readonly path: readonly string[];
	/** Best score of the line from step t on, with this unit's name beginning at t. */
	readonly from: Float32Array;
	readonly best: number;
	readonly start: number;
}

/** Every node laid before `after`, best first. */
export function place(
	lattice: Lattice,
	before: Float32Array,
	nodes: readonly PlaceNode[],
	outer: Placed | null,
	after: Float32Array,
	path: readonly string[] = outer?.path ?? []
): Placed[] {
	return nodes
		.map((node) => {
			const from = layNames(lattice, node.names, after);
			let best = -Infinity;
			let start = 0;
			for (let t = 0; t < lattice.frames; t++) {
				const score = before[t]! + from[t]!;
				if (score > best) {
					best = score;
					start = t;
				}
			}
			return { node, outer, after, path: [...path, node.code], from, best, start };
		})
		.sort((a, b) => b.best - a.best);
}

/** Best over the spellings of `name from t on, then after`. */
function layNames(lattice: Lattice, names: readonly string[], after: Float32Array): Float32Array {
	const result = new Float32Array(lattice.frames + 1).fill(-Infinity);
	for (const name of names) {
		const from = layName(lattice, name, after);
		if (from)
			for (let t = 0; t < lattice.frames; t++) {
				const value = from[t]!;
				if (value > result[t]!) result[t] = value;
			}
	}
	return result;
}

/** Viterbi from the last letter to the first; null when the reader cannot write the name. */
function layName(lattice: Lattice, name: string, after: Float32Array): Float32Array | null {
	const { frames, columns, symbolOf } = lattice;
	const word = [...name].map((char) => symbolOf.get(char));
	if (word.length === 0 || word.includes(undefined)) return null;
	const blanks = columns[BLANK]!;
	let next = after;
	// Letters take turns on two rows; `after` is the caller's.
	const rows = [new Float32Array(frames + 1), new Float32Array(frames + 1)] as const;
	for (let i = word.length - 1; i >= 0; i--) {
		const letters = columns[word[i]!]!;
		const isLast = i === word.length - 1;
		const isRepeat = word[i] === word[i + 1];
		const here = rows[i & 1]!;
		let charAfter = -Infinity;
		let blankAfter = -Infinity;
		here[frames] = -Infinity;
		for (let t = frames - 1; t >= 0; t--) {
			const following = next[t + 1]!;
			// After the last letter the gap pays for blanks; between equal letters one must stand.
			let best = charAfter;
			if (!isLast && blankAfter > best) best = blankAfter;
			if (!isRepeat && following > best) best = following;
			charAfter = letters[t]! + best;
			blankAfter = blanks[t]! + (following > blankAfter ? following : blankAfter);
			here[t] = charAfter;
		}
		next = here;
	}
	return next;
}
