// Vietnamese text at every border: NFC in, keys for matching out. Written names are never rewritten here;
// only the keys ignore case, marks and where the tone mark stands (hòa = hoà).
import { remember } from './remember.ts';

/** Eth (Ð ð), African D (Ɖ) look like Đ and come from old fonts: the only letters ever replaced. */
const lookalike = /[\u00D0\u0189\u00F0\u0256]/;
const lookalikeD = /[\u00D0\u0189]/g;
const lookalikeSmallD = /[\u00F0\u0256]/g;

/** Canonical composition, with the look-alikes of Đ put right. */
export function toNfc(text: string): string {
	const composed = text.normalize('NFC');
	if (!lookalike.test(composed)) return composed;
	return composed.replace(lookalikeD, 'Đ').replace(lookalikeSmallD, 'đ');
}

/** Control (but white space), format, private and unpaired code points: they carry no ink. */
const inkless = /(?![\t\n\v\f\r])[\p{Cc}\p{Cf}\p{Cs}\uFFFD]/gu;

/** One line as a field stores it: NFC, no inkless characters, single spaces, trimmed. */
export function cleanLine(text: string): string {
	// Twice NFC: removing a joiner may bring a letter and its mark together.
	return toNfc(toNfc(text).replace(inkless, ' ').replace(/\s+/gu, ' ').trim());
}

const marks = /\p{M}/gu;

/** Search key: lower case, no marks, đ as d, everything that is no letter or digit as one space. */
export const fold: (text: string) => string = remember(
	(text) =>
		toNfc(text)
			.toLowerCase()
			.normalize('NFD')
			.replace(marks, '')
			.replace(/đ/g, 'd')
			.replace(/[^\p{L}\p{N}]+/gu, ' ')
			.trim(),
	20_000
);

/** Huyền, sắc, ngã, hỏi, nặng as combining marks. */
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Final `y` after a single consonant sounds as `i`: Mỹ = Mĩ, Lý = Lí, Kỳ = Kì. */
const finalY = /^([bcdđghklmnpqrstvx]{1,2})y$/;

function toneKeyOfWord(word: string): string {
	const parts = word.normalize('NFD');
	const tone = parts.match(toneMarks)?.[0] ?? '';
	const base = parts.replace(toneMarks, '').normalize('NFC');
	return base.replace(finalY, '$1i') + tone;
}

/**
 * Equality key that keeps every letter and tone but not where the tone is placed, nor i/y after one
 * consonant: `Hòa` = `Hoà`, `Lý` = `Lí`, while `Hòa` ≠ `Hóa`. For comparing, never for showing.
 */
export const toneKey: (text: string) => string = remember(
	(text) =>
		cleanLine(text)
			.toLowerCase()
			.split(/[^\p{L}\p{M}\p{N}]+/u)
			.filter((word) => word !== '')
			.map(toneKeyOfWord)
			.join(' '),
	20_000
);

/** Upper case as the circular wants names written (TT 36/2014 Điều 7.2a), NFC. */
export function upperCase(text: string): string {
	return toNfc(text.toUpperCase());
}

/** Each word with a capital first letter, the rest small: how place names are shown. */
export function titleCase(text: string): string {
	return toNfc(
		text
			.toLowerCase()
			.replace(
				/(^|[^\p{L}\p{M}\p{N}'’])(\p{L})/gu,
				(_, before: string, letter: string) => before + letter.toUpperCase()
			)
	);
}

/** First letter as capital, the rest as written. */
export function sentenceCase(text: string): string {
	const [first = ''] = text;
	return toNfc(first.toUpperCase() + text.slice(first.length));
}
