// The corpus: lawful Vietnamese syllables of every initial, rhyme and tone, drawn by chance that can be replayed.
import { initials, isSyllable, rhymes } from '../../../src/lib/domain/vietnamese/syllables.ts';
import { drawn, seeded } from '../../../src/lib/pipeline/review/seeded.ts';
import { type Placement, retoned } from './engine.ts';

const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
/** Every so many syllables begins with a capital, as names do. */
const capitalEvery = 3;

/** Spelling keeps c, g, ng apart from k, gh, ngh by the vowel that follows. */
const isSpelt = (initial: string, rhyme: string) => {
	const isFront = /^[eêiy]/.test(rhyme);
	if (initial === 'qu') return /^[aăâeêiơy]/.test(rhyme);
	if (initial === 'gi') return !rhyme.startsWith('i');
	if (/^(?:k|gh|ngh)$/.test(initial)) return isFront;
	return !/^(?:c|g|ng)$/.test(initial) || !isFront || (initial === 'g' && rhyme.startsWith('i'));
};

/** Syllables without tone, as they are spelt; rhymes only loanwords have are left out. */
function* untoned(): Generator<string> {
	for (const initial of [...initials.split('|'), ''])
		for (const rhyme of rhymes)
			if (!rhyme.includes('ôô') && isSpelt(initial, rhyme)) yield initial + rhyme;
}

function everySyllable(placement: Placement): readonly string[] {
	const bases = [...new Set(untoned())];
	const toned = bases.flatMap((base) => tones.map((tone) => retoned(base, tone, placement)));
	return [...new Set(toned.filter(isSyllable))];
}

/** `count` syllables, tones where one school writes them; the same for both schools otherwise. */
export function corpus(count: number, placement: Placement): readonly string[] {
	const syllables = drawn(everySyllable(placement), count, seeded('syllables'));
	return syllables.map((syllable, at) =>
		at % capitalEvery === 0 ? syllable.charAt(0).toUpperCase() + syllable.slice(1) : syllable
	);
}
