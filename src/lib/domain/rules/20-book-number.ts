// Rule 20. A household book has nine digits, the first two the province's. That a number is used once only is checked
// over the whole archive (archive/20-numbers-once.ts).
import { fieldRule } from './field-rule.ts';

export const bookNumberDigits = fieldRule(
	'20',
	'TT 36/2014/TT-BCA Điều 15 khoản 1 điểm b',
	['book-number', 'file-number'],
	{
		'book-number-length': 'error',
		'file-number-no-digit': 'warning'
	}
);
