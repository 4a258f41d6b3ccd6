// Setting a value right in its cell: only the words that are wrong are typed, and they go where they resemble what
// stands most. Where two places would do, nothing is guessed: then the whole value is typed.

/** Words, and all that stands between them: blanks, commas, strokes. */
const parts = (text: string) => text.normalize('NFC').split(/([\s,/.-]+)/);

/** What may be typed alone: a syllable, a day, a year. Never empty. */
export const wordsOf = (text: string): readonly string[] => {
	const words = parts(text).filter((_, at) => at % 2 === 0 && _ !== '');
	return words.length === 0 ? [''] : words;
};

/** Letters without marks, so that a wrong tone is nearer than a wrong letter. */
const bare = (text: string) =>
	text.toLocaleLowerCase('vi').replaceAll('đ', 'd').normalize('NFD').replace(/\p{M}/gu, '');

/** Levenshtein distance over whole characters. */
function distance(one: string, other: string): number {
	const [a, b] = [[...one], [...other]];
	let row = b.map((_, at) => at + 1);
	a.forEach((letter, i) => {
		let left = i + 1;
		const next = b.map((against, j) => {
			const diagonal = j === 0 ? i : (row[j - 1] ?? 0);
			left = Math.min((row[j] ?? 0) + 1, left + 1, diagonal + (letter === against ? 0 : 1));
			return left;
		});
		row = next;
	});
	return row.at(-1) ?? a.length;
}

/** A wrong letter weighs more than a wrong mark. */
const unlike = (one: string, other: string) =>
	2 * distance(bare(one), bare(other)) +
	distance(one.toLocaleLowerCase('vi'), other.toLocaleLowerCase('vi'));

/** The case of what is replaced. */
const casedAs = (typed: string, model: string) =>
	model !== model.toLocaleLowerCase('vi') && model === model.toLocaleUpperCase('vi')
		? typed.toLocaleUpperCase('vi')
		: typed;

/**
 * The value with the typed words put in. As many words as it has, or more, replace all of it; `null` where the place is
 * not clear, or where what was typed is already there: somebody who types a word wants it changed.
 */
export function mended(stands: string, typed: string): string | null {
	const said = typed.normalize('NFC').trim();
	const inner = parts(said);
	const pieces = parts(stands);
	if (said === '' || wordsOf(said).length >= wordsOf(stands).length) return said;
	const places: { readonly at: number; readonly cost: number }[] = [];
	for (let at = 0; at + inner.length <= pieces.length; at += 2)
		places.push({ at, cost: unlike(pieces.slice(at, at + inner.length).join(''), said) });
	places.sort((a, b) => a.cost - b.cost);
	const [best, second] = places;
	if (!best || best.cost === 0 || best.cost === second?.cost) return null;
	const old = pieces.slice(best.at, best.at + inner.length).join('');
	return [
		...pieces.slice(0, best.at),
		casedAs(said, old),
		...pieces.slice(best.at + inner.length)
	].join('');
}
