// Reading a field whose values are a closed list (ethnicity, religion, relation, sex): every entry is scored on the
// ink, and an honest "none of these" keeps its share when the ink says something else.
import { readBeam } from './beam.ts';
import { type Posteriors, logAdd } from './posteriors.ts';
import { scoreText } from './score.ts';

export interface ListEntry {
	readonly value: string;
	/** Share of this value in the archive before any ink is seen, 0…1. */
	readonly prior: number;
	/** Spellings met on paper; the value itself when absent. */
	readonly spellings?: readonly string[];
}

export interface ListChoice {
	/** Null: none of these. */
	readonly value: string | null;
	readonly probability: number;
}

/** How much less a text outside the list is expected than one inside, as log. */
const outsidePenalty = Math.log(0.02);

/** Entries by probability, best first; the probabilities of all choices and of "none" sum to 1. */
export function readClosedList(
	posteriors: Posteriors,
	entries: readonly ListEntry[]
): ListChoice[] {
	const scores: { value: string | null; score: number }[] = entries.map((entry) => ({
		value: entry.value,
		score: Math.log(Math.max(entry.prior, 1e-6)) + bestSpelling(posteriors, entry)
	}));
	const free = readBeam(posteriors, { width: 4 })[0];
	const known = new Set(entries.flatMap((entry) => variants(entry.spellings ?? [entry.value])));
	if (free && !known.has(free.text)) scores.push({ value: null, score: free.ink + outsidePenalty });
	const norm = scores.reduce((sum, { score }) => logAdd(sum, score), -Infinity);
	if (norm === -Infinity) return [{ value: null, probability: 1 }];
	return scores
		.map(({ value, score }) => ({ value, probability: Math.exp(score - norm) }))
		.sort((a, b) => b.probability - a.probability);
}

function bestSpelling(posteriors: Posteriors, entry: ListEntry): number {
	const spellings = variants(entry.spellings ?? [entry.value]);
	return Math.max(...spellings.map((spelling) => scoreText(posteriors, spelling)));
}

/** As written, lower case, upper case. */
function variants(spellings: readonly string[]): string[] {
	return [...new Set(spellings.flatMap((text) => [text, text.toLowerCase(), text.toUpperCase()]))];
}
