// Sổ hộ khẩu số: nine digits, the first two the province's (TT 36/2014 Điều 15.1b). Older books have other numbers.
import { issue } from '../issue.ts';
import { answer, defineKind } from './answer.ts';

export const bookNumber = defineKind<{ readonly number: string }>('book-number', (text) => {
	const value = text
		.replace(/^(?:(?:số|no|nº)\s*[:.]?\s*)+/iu, '')
		.replace(/(?<=\d)[\s.-](?=\d)/g, '');
	if (value === '')
		return answer<{ readonly number: string }>(
			text,
			null,
			issue('book-number-length', 'error', { value: text, length: 0 })
		);
	if (/^\d{9}$/.test(value)) return answer(value, { number: value });
	return answer<{ readonly number: string }>(
		value,
		null,
		issue('book-number-length', 'error', { value, length: value.length })
	);
});
