// How likely a name goes on: surname first, then syllables of middle and given names by their frequency.
// The weight is small: it settles Đặng or Đăng on smudged ink, and never turns a clear rare name into a common one.
import { commonMiddles, nameLexicon } from '../../../domain/names/name-lexicon.ts';
import type { NextCharScore } from '../ctc/beam.ts';
import { charTrie, type CharTrie } from './char-trie.ts';
import { lastWord, wordShape } from './word-shape.ts';

/** Share of the lexicon's log gain that counts. */
const weight = 0.35;
/** A syllable that the lists do not know, once, where it leaves them. */
const unknownSyllable = -1;

let tries: { surname: CharTrie; given: CharTrie } | null = null;

function lexicon() {
	tries ??= {
		surname: charTrie(Object.entries(nameLexicon.surnames)),
		given: charTrie([
			...Object.entries(nameLexicon.male),
			...Object.entries(nameLexicon.female),
			...Object.entries(commonMiddles)
		])
	};
	return tries;
}

const letter = /^\p{L}$/u;

export const nameLanguage: NextCharScore = (prefix, next) => {
	const word = lastWord(prefix);
	const isFirst = word === prefix;
	const trie = isFirst ? lexicon().surname : lexicon().given;
	const isEnd = !letter.test(next);
	if (isEnd && word === '') return 0;
	const gain = trie.gain(word, isEnd ? '' : next);
	const before = word === '' ? null : trie.gain(word.slice(0, -1), word.at(-1) ?? '');
	const hasLeft = gain === null && before !== null;
	const known = gain === null ? (hasLeft ? unknownSyllable : 0) : weight * gain;
	return known + wordShape(prefix, next);
};
