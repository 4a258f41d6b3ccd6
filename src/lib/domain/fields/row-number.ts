// TT / tờ số: a small whole number, leading zeros dropped.
import { issue } from '../issue.ts';
import { answer, defineKind } from './answer.ts';

export const rowNumber = defineKind<number>('row-number', (text) => {
	const match = /^(?:số\s*[:.]?\s*)?0*(\d{1,6})\s*[.)]?$/iu.exec(text);
	const number = match?.[1];
	if (number === undefined)
		return answer<number>(text, null, issue('row-number-unreadable', 'warning', { value: text }));
	return answer(String(Number(number)), Number(number));
});
