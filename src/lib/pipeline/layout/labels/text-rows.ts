// Words of a sparse reading as rows of letters, each letter knowing where on the page it stands.
import type { Mm } from '../../../domain/geometry.ts';
import { fold } from '../../../domain/vietnamese/text.ts';

/** A word as the sparse reader saw it, millimetres on the level page. */
export interface SparseWord {
	readonly text: string;
	/** 0…1. */
	readonly confidence: number;
	readonly left: Mm;
	readonly right: Mm;
	readonly top: Mm;
	readonly bottom: Mm;
	/** Left edge of every sign of `text`, where the reader tells. */
	readonly signs?: readonly Mm[];
}

/** One letter a–z of a row. */
export interface RowLetter {
	/** Index into the row's words, and of the sign in that word's text. */
	readonly word: number;
	readonly sign: number;
	readonly startsWord: boolean;
	readonly endsWord: boolean;
}

export interface TextRow {
	/** Centre of the row. */
	readonly y: Mm;
	/** From the left. */
	readonly words: readonly SparseWord[];
	/** Folded letters of all words, without marks, digits and spaces. */
	readonly text: string;
	readonly letters: readonly RowLetter[];
}

/** Centres of words of one row differ by less than this. */
const sameRowMm = 1.9;

/** Letters a–z alone: what labels are compared by. */
export const lettersOf = (text: string): string => fold(text).replace(/[^a-z]/g, '');

const centre = ({ top, bottom }: SparseWord): number => (top + bottom) / 2;

/** Rows from the top. */
export function textRows(words: readonly SparseWord[]): readonly TextRow[] {
	const groups: { y: number; words: SparseWord[] }[] = [];
	for (const word of [...words].sort((a, b) => centre(a) - centre(b))) {
		const group = groups.at(-1);
		if (group && centre(word) - group.y < sameRowMm) {
			group.words.push(word);
			group.y += (centre(word) - group.y) / group.words.length;
		} else groups.push({ y: centre(word), words: [word] });
	}
	return groups.map(({ y, words: own }) => asRow(y, own));
}

function asRow(y: Mm, own: readonly SparseWord[]): TextRow {
	const words = [...own].sort((a, b) => a.left - b.left);
	const letters: RowLetter[] = [];
	let text = '';
	words.forEach((word, index) => {
		const signs = [...word.text.normalize('NFC')];
		signs.forEach((sign, at) => {
			const letter = lettersOf(sign);
			if (letter === '') return;
			text += letter[0]!;
			letters.push({
				word: index,
				sign: at,
				startsWord: at === 0 || lettersOf(signs[at - 1]!) === '',
				endsWord: at === signs.length - 1 || lettersOf(signs[at + 1]!) === ''
			});
		});
	});
	return { y, words, text, letters };
}

const narrow = /[.,:;'"|!()[\]ijlftI1-]/;
const wide = /[mwMW]|[\p{Lu}]/u;
const widthOf = (sign: string): number => (narrow.test(sign) ? 0.55 : wide.test(sign) ? 1.35 : 1);

/** Where the sign at `index` of a word begins: as read, else by the usual widths of signs. */
export function signLeft({ text, left, right, signs }: SparseWord, index: number): Mm {
	if (signs) return signs[index] ?? right;
	const widths = [...text.normalize('NFC')].map(widthOf);
	const total = widths.reduce((sum, width) => sum + width, 0);
	const before = widths.slice(0, index).reduce((sum, width) => sum + width, 0);
	return left + ((right - left) * before) / Math.max(1, total);
}
