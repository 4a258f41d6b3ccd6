// Số điện thoại: digits with the leading 0; old eleven-digit mobile numbers stay as the paper has them.
import { issue } from '../issue.ts';
import { answer, defineKind } from './answer.ts';

export const phone = defineKind<{ readonly number: string }>('phone', (text) => {
	const digits = text.replace(/[\s.\-–()/]/g, '').replace(/^\+?84(?=\d{8,10}$)/, '0');
	if (!/^\d+$/.test(digits))
		return answer<{ readonly number: string }>(
			text,
			null,
			issue('phone-unreadable', 'warning', { value: text })
		);
	const usual = /^0\d{9,10}$/.test(digits);
	return answer(
		digits,
		{ number: digits },
		!usual && issue('phone-length', 'warning', { value: digits, length: digits.length })
	);
});
