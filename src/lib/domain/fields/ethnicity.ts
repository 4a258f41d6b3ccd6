// Dân tộc: the name of the 1979 list beside its code; old names (Mèo, Mán, Thổ) are asked, never replaced.
import type { CodedTerm } from '../codes/code-list.ts';
import { ethnicities, oldEthnicity } from '../codes/ethnicities.ts';
import { issue } from '../issue.ts';
import { answer, defineKind } from './answer.ts';

export const ethnicity = defineKind<CodedTerm>('ethnicity', (text) => {
	const old = oldEthnicity(text);
	if (old) {
		const choices = old.map((code) => ethnicities.byCode(code)?.name ?? code).join(', ');
		return answer<CodedTerm>(
			text,
			null,
			issue('ethnicity-old-name', 'warning', { value: text, choices: choices || '?' })
		);
	}
	const found = ethnicities.find(text);
	return found
		? answer(found.name, found)
		: answer<CodedTerm>(text, null, issue('ethnicity-unknown', 'error', { value: text }));
});
