// Hồ sơ hộ khẩu số, sổ đăng ký thường trú số: what each office wrote; no national pattern before 2021, so few doubts.
import { issue } from '../issue.ts';
import { answer, defineKind } from './answer.ts';

export const fileNumber = defineKind<{ readonly number: string }>('file-number', (text) => {
	const value = text.replace(/^(?:số\s*[:.]?\s*)+/iu, '').replace(/\s*([/.-])\s*/g, '$1') || text;
	return answer(
		value,
		{ number: value },
		!/\d/.test(value) && issue('file-number-no-digit', 'warning', { value })
	);
});
