// Hộ chiếu số: Vietnamese ones are one letter and seven digits (since 2022 one letter and eight); others are kept and asked.
import { issue } from '../issue.ts';
import { answer, defineKind } from './answer.ts';

export const passport = defineKind<{ readonly number: string }>('passport', (text) => {
	const value = text
		.toUpperCase()
		.normalize('NFC')
		.replace(/[\s.-]/g, '');
	if (value === '')
		return answer<{ readonly number: string }>(
			text,
			null,
			issue('passport-unusual', 'warning', { value: text })
		);
	return answer(
		value,
		{ number: value },
		!/^[A-Z]\d{7,8}$/.test(value) && issue('passport-unusual', 'warning', { value })
	);
});
