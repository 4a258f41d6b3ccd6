// Quan hệ với chủ hộ / với người có thay đổi: the paper's term is the value, the code stands beside it.
import { relationAbbreviation, relationOf, type Relation } from '../codes/relations.ts';
import { issue } from '../issue.ts';
import { sentenceCase } from '../vietnamese/text.ts';
import { answer, defineKind } from './answer.ts';

export const relation = defineKind<Relation>('relation', (text) => {
	const found = relationOf(text);
	if (found) return answer(found.term, found);
	const choices = relationAbbreviation(text);
	if (choices?.length === 1 && choices[0] !== undefined) {
		const meant = relationOf(choices[0]);
		if (meant) return answer(meant.term, meant);
	}
	if (choices)
		return answer<Relation>(
			text,
			null,
			issue('relation-ambiguous', 'warning', { value: text, choices: choices.join(', ') })
		);
	const value = sentenceCase(text);
	return answer<Relation>(value, null, issue('relation-unknown', 'warning', { value }));
});
