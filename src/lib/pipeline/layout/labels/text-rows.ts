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

/** Centres of neighbours in a row differ by less than this, and less across a wide gap: columns may be out of line. */
const sameRowMm = 1.9;
const farMm = 30;
const farRowMm = 1.4;

/** Letters a–z alone: what labels are compared by. */
export const lettersOf = (text: string): string => fold(text).replace(/[^a-z]/g, '');

const centre = ({ top, bottom }: SparseWord): number => (top + bottom) / 2;

/** Rows from the top. Each word follows the neighbour on its left, so that a row may rise or fall along the page. */
export function textRows(words: readonly SparseWord[]): readonly TextRow[] {
	const groups: SparseWord[][] = [];
	for (const word of [...words].sort((a, b) => a.left - b.left)) {
		let home: SparseWord[] | null = null;
		let least = Infinity;
		for (const group of groups) {
			const strain = strainBetween(group.at(-1)!, word);
			if (strain < least) [home, least] = [group, strain];
		}
		if (home) home.push(word);
		else groups.push([word]);
	}
	return groups
		.map((own) => asRow(own.reduce((sum, word) => sum + centre(word), 0) / own.length, own))
		.sort((a, b) => a.y - b.y);
}

/** How badly a word follows another in one row; Infinity where it cannot. */
function strainBetween(last: SparseWord, word: SparseWord): number {
	const off = Math.abs(centre(last) - centre(word));
	const gap = word.left - last.right;
	return off < (gap > farMm ? farRowMm : sameRowMm) ? off + Math.max(0, gap) / farMm : Infinity;
}

/** @param words from the left */
function asRow(y: Mm, words: readonly SparseWord[]): TextRow {
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
