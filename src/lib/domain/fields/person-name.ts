// Họ và tên: UPPERCASE with all marks as written (TT 36/2014 Điều 7.2a), never "corrected"; doubts are only said.
import { issue } from '../issue.ts';
import { splitName, type PersonNameParts } from '../vietnamese/names.ts';
import { isSyllable } from '../vietnamese/syllables.ts';
import { upperCase } from '../vietnamese/text.ts';
import { answer, defineKind } from './answer.ts';

const nameCharacters = /^[\p{Script=Latin}\p{M}\s'’.-]+$/u;

/** Letters of foreign and highland names: allowed, but a question on a Kinh household's paper. */
const unusualLetter = /[FJWZ]/;

export const personName = defineKind<PersonNameParts>('person-name', (text) => {
	const value = upperCase(text);
	const words = value.split(' ');
	const hasDigit = /\p{N}/u.test(value);
	const strange = words.find((word) => /^\p{L}+$/u.test(word) && !isSyllable(word));
	return answer(
		value,
		splitName(value),
		hasDigit && issue('name-has-digit', 'warning', { value }),
		!nameCharacters.test(value.replace(/\p{N}/gu, '')) &&
			issue('name-strange-character', 'error', { value }),
		words.length < 2 && issue('name-one-word', 'error', { value }),
		unusualLetter.test(value)
			? issue('name-foreign-letter', 'warning', { value })
			: strange !== undefined && issue('name-strange-syllable', 'warning', { value, word: strange })
	);
});
