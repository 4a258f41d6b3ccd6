// Quốc tịch: "Việt Nam" or another, with its alpha-2 code (TT 36/2014 Điều 7.2g).
import type { CodedTerm } from '../codes/code-list.ts';
import { nationalities } from '../codes/nationalities.ts';
import { issue } from '../issue.ts';
import { answer, defineKind } from './answer.ts';

export const nationality = defineKind<CodedTerm>('nationality', (text) => {
	const found = nationalities.find(text);
	return found
		? answer(found.name, found)
		: answer<CodedTerm>(text, null, issue('nationality-unknown', 'error', { value: text }));
});
