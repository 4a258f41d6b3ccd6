// One text from two engines that read the same letters. Each slips in its own way: the dotted line turns into full stops
// and swallows commas, narrow letters run words together, and capitals lose one of two stacked marks. Nothing is added that
// neither engine saw.
import type { FieldKindId } from '../../domain/fields/field-kind.ts';
import { isSyllable } from '../../domain/vietnamese/syllables.ts';

/** Kinds of running words, where signs part them; in the others every sign is a part of the value. */
const wordy: ReadonlySet<FieldKindId> = new Set([
	'address',
	'place',
	'occupation',
	'event',
	'free-text',
	'education'
]);

const isSign = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);

/** Letters and digits with what stands before each; `tail` follows the last. */
interface Spelt {
	readonly signs: readonly string[];
	readonly before: readonly string[];
	readonly tail: string;
}

function spelt(text: string): Spelt {
	const signs: string[] = [];
	const before: string[] = [];
	let gap = '';
	for (const char of text.normalize('NFC')) {
		if (!isSign(char)) {
			gap += char;
			continue;
		}
		signs.push(char);
		before.push(gap);
		gap = '';
	}
	return { signs, before, tail: gap };
}

/**
 * The first text with the signs between its letters chosen out of both; unchanged where the letters differ.
 * @param raws both texts as the engines read them: a full stop there, though tidied to a comma, weighs as a full stop
 */
export function reconciled(
	first: string,
	second: string,
	kind: FieldKindId,
	raws: readonly string[] = []
): string {
	const [a, b] = [spelt(first), spelt(second)];
	const isName = kind === 'person-name';
	if (!(isName || wordy.has(kind)) || a.signs.join('') !== b.signs.join('')) return first;
	// Names hold no stops but the line's, and those are tidied away already.
	const stops = (isName ? [] : raws).map((raw) => stopsIn(spelt(raw), a.signs.length));
	let text = '';
	a.signs.forEach((sign, i) => {
		const word = /[\p{L}\p{N}]*$/u.exec(text)?.[0] ?? '';
		const [isStop, isTheirs] = stops.map((own) => own[i] === true);
		const both = isStop && isTheirs;
		// A mark that both saw before a small letter or a number is no full stop: the comma of a dotted line.
		if (both && /\p{L}$/u.test(word) && /[\p{Ll}\d]/u.test(sign) && !isShort(word))
			text += `, ${sign}`;
		else {
			const [mine, theirs] = [a.before[i]!, b.before[i]!];
			const [x, y] = both ? [mine, theirs] : [isStop ? '. ' : mine, isTheirs ? '. ' : theirs];
			text += chosen(x, y, word, restOf(a, i)) + sign;
		}
	});
	return text + a.tail;
}

/** Before which signs a lone full stop was read; none where the raw text has other signs. */
const stopsIn = ({ signs, before }: Spelt, length: number): readonly boolean[] =>
	signs.length === length ? before.map((gap, i) => i > 0 && /^ ?\. ?$/.test(gap)) : [];

/** The word that begins at a sign, as the first engine parts it. */
function restOf({ signs, before }: Spelt, from: number): string {
	let end = from + 1;
	while (end < signs.length && before[end] === '') end += 1;
	return signs.slice(from, end).join('');
}

const unitWord = /^(?:xã|phường|trấn|huyện|quận|thị|phố|tỉnh)$/u;

function chosen(a: string, b: string, word: string, next: string): string {
	if (a === b || word === '') return a;
	const both = a + b;
	// Inside a date or a number a stroke counts, and nothing that one engine did not see.
	if (/\d$/.test(word) && /^\d/.test(next)) {
		if (both.includes('/')) return '/';
		if (a === '' || b === '') return '';
	}
	// A comma that one engine saw stood on the paper, except behind the word for a unit, whose name follows.
	if (both.includes(',')) return unitWord.test(word) ? ' ' : a.includes(',') ? a : b;
	if (/[-/()";:]/.test(both)) return a;
	if (both.includes('.')) {
		if (a !== '' && b !== '' && isShort(word)) return a.includes('.') ? a : b;
		// The dotted line: one engine took a dot for a full stop, the other saw none.
		return a.includes(' ') || b.includes(' ') || parts(word, next) ? ' ' : '';
	}
	return parts(word, next) ? ' ' : a;
}

/** `TP.`, `P.`, `Tx.`: a full stop belongs to it. */
const isShort = (word: string): boolean =>
	/\p{L}/u.test(word) && (word === word.toUpperCase() || (word.length <= 3 && !isSyllable(word)));

/** Two syllables that are none when written together. */
const parts = (word: string, next: string): boolean =>
	isSyllable(word) && isSyllable(next) && !isSyllable(word + next);

/** Letters without marks or case. */
export const plain = (text: string): string =>
	text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

const marksOf = (text: string): string =>
	[...text.normalize('NFD').replace(/[đĐ]/g, 'd\u0335')]
		.filter((char) => /\p{M}/u.test(char))
		.sort()
		.join('');

const holds = (all: string, some: string): boolean => {
	const left = [...all];
	return [...some].every((mark) => {
		const at = left.indexOf(mark);
		if (at >= 0) left.splice(at, 1);
		return at >= 0;
	});
};

const dotBelow = '\u0323';

/**
 * A name of which each engine lost other marks: word by word the reading that holds all marks of the other's and more.
 * Null where the words differ in letters, where one holds a mark in place of another, or in a dot below, which may be
 * one of the dotted line.
 */
export function withAllMarks(first: string, second: string): string | null {
	const [a, b] = [first.split(' '), second.split(' ')];
	if (a.length !== b.length) return null;
	const words: string[] = [];
	for (const [i, one] of a.entries()) {
		const other = b[i]!;
		if (plain(one) !== plain(other)) return null;
		const [own, theirs] = [marksOf(one), marksOf(other)];
		if (own.includes(dotBelow) !== theirs.includes(dotBelow)) return null;
		if (holds(own, theirs)) words.push(one);
		else if (holds(theirs, own) && isSyllable(other)) words.push(other);
		else return null;
	}
	return words.join(' ');
}
