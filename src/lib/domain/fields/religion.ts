// Tôn giáo: name of the official list beside its code; Lương / Giáo are kept as written and asked.
import type { CodedTerm } from '../codes/code-list.ts';
import { noReligion, religions, villageNotation } from '../codes/religions.ts';
import { issue } from '../issue.ts';
import { answer, defineKind } from './answer.ts';

export const religion = defineKind<CodedTerm>('religion', (text) => {
	const notation = villageNotation(text);
	if (notation) {
		const choice = notation === 'catholic' ? (religions.byCode('02')?.name ?? '') : noReligion.name;
		return answer<CodedTerm>(
			text,
			null,
			issue('religion-village-notation', 'warning', { value: text, choice })
		);
	}
	const found = religions.find(text);
	return found
		? answer(found.name, found)
		: answer<CodedTerm>(text, null, issue('religion-unknown', 'error', { value: text }));
});
