// Marks that a name has lost between the paper and both engines: the lists of names know the syllable with a mark more
// alone. A dot below that the dotted line swallowed is put back where nothing else fits (MANH, MẠNH); where another mark
// may have been lost (THUY, HAI) the name stays as it was read, for a person to look at.
import { commonMiddles, nameLexicon } from '../../domain/names/name-lexicon.ts';
import { titleCase, upperCase } from '../../domain/vietnamese/text.ts';

const dotBelow = '\u0323';

const lower = (syllable: string): string => syllable.normalize('NFC').toLowerCase();
const lettersOf = (syllable: string): string => syllable.normalize('NFD').replace(/\p{M}/gu, '');
/** Wherever they stand: hoà and hòa are one syllable. */
const marksOf = (syllable: string): readonly string[] =>
	(syllable.normalize('NFD').match(/\p{M}/gu) ?? []).sort();

/** Known syllables of names by their letters, in small letters. */
let byLetters: ReadonlyMap<string, readonly string[]> | null = null;

function namesLike(syllable: string): readonly string[] {
	byLetters ??= lexiconByLetters();
	return byLetters.get(lettersOf(syllable)) ?? [];
}

function lexiconByLetters(): ReadonlyMap<string, readonly string[]> {
	const { surnames, male, female } = nameLexicon;
	const all = [surnames, male, female, commonMiddles].flatMap((names) => Object.keys(names));
	const map = new Map<string, string[]>();
	for (const name of new Set(all.map(lower))) {
		const like = map.get(lettersOf(name)) ?? [];
		map.set(lettersOf(name), [...like, name]);
	}
	return map;
}

/** The syllables that this one may have been, with more marks; none where it is a name as it stands. */
function meantBy(syllable: string): readonly string[] {
	const read = lower(syllable);
	const like = namesLike(read);
	const own = marksOf(read);
	if (like.some((name) => marksOf(name).join('') === own.join(''))) return [];
	return like.filter((name) => own.every((mark) => marksOf(name).includes(mark)));
}

function withDot(syllable: string): string {
	const meant = meantBy(syllable);
	const [only] = meant;
	const isDot = only && marksOf(only).length === marksOf(lower(syllable)).length + 1;
	if (!isDot || !marksOf(only).includes(dotBelow) || meant.some((one) => !isSame(one, only)))
		return syllable;
	return inCaseOf(only, syllable);
}

const isSame = (a: string, b: string): boolean => marksOf(a).join('') === marksOf(b).join('');

/** The name with the dots that its middle and given names can only have. */
export const withLostDots = (name: string): string =>
	name
		.split(' ')
		.map((syllable, i) => (i > 0 ? withDot(syllable) : syllable))
		.join(' ');

/** Whether a middle or given name is on no list, but would be with another mark. */
export const lacksMark = (name: string): boolean =>
	name.split(' ').some((syllable, i) => i > 0 && meantBy(syllable).length > 0);

function inCaseOf(meant: string, syllable: string): string {
	if (syllable === upperCase(syllable)) return upperCase(meant);
	return syllable === titleCase(syllable) ? titleCase(meant) : meant;
}
