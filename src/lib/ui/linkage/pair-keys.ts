// One key a decision on a pair; letters, because no text field has focus where pairs are decided.
import type { PairVerdict } from '#lib/domain/ruling.ts';

/** By chord: same person, different persons, unsure. */
export const pairKeys: Readonly<Record<string, PairVerdict>> = {
	S: 'same',
	D: 'different',
	U: 'unsure'
};
