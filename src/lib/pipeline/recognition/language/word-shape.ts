// What every Vietnamese text obeys: words are syllables, and capitals stand first or all through.
import { isSyllable } from '../../../domain/vietnamese/syllables.ts';
import type { NextCharScore } from '../ctc/beam.ts';

const letters = /^\p{L}+$/u;
const wordEnd = /[\p{L}\p{M}]+$/u;

/** Log fines: enough to choose between two likely characters, too little to overrule clear ink. */
const noSyllable = -1.6;
const oddCapital = -2;

/** The word a prefix ends in, '' after a space or a sign. */
export const lastWord = (prefix: string): string => wordEnd.exec(prefix)?.[0] ?? '';

/** Fines a word, when it ends, that no Vietnamese syllable can be, and capitals inside a small-letter word. */
export const wordShape: NextCharScore = (prefix, next) => {
	const word = lastWord(prefix);
	if (word === '') return 0;
	if (letters.test(next)) return isCapitalInside(word, next) ? oddCapital : 0;
	return word.length > 1 && !isSyllable(word) ? noSyllable : 0;
};

function isCapitalInside(word: string, next: string): boolean {
	const last = word.at(-1) ?? '';
	const isLower = last === last.toLowerCase();
	return isLower && next !== next.toLowerCase();
}
