// Rule 22. A name has Vietnamese letters, spaces, hyphen and apostrophe, at least two words; digits, foreign letters and
// impossible syllables are asked, because that is what misread ink looks like.
import { fieldRule } from './field-rule.ts';

export const names = fieldRule('22', 'TT 36/2014/TT-BCA Điều 7 khoản 2 điểm a', ['person-name'], {
	'name-strange-character': 'error',
	'name-one-word': 'error',
	'name-has-digit': 'warning',
	'name-foreign-letter': 'warning',
	'name-strange-syllable': 'warning'
});
