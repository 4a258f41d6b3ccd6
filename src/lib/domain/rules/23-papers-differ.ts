// Rule 23. Two papers give the same person another name, birth, number or origin: a conflict card, with the paper that
// the circular ranks first as the suggestion.
import type { PersonFactId } from '../facts.ts';
import { finding, type Rule } from './rule.ts';

export const papersDiffer: Rule = {
	number: '23',
	source: 'TT 36/2014/TT-BCA Điều 7 khoản 2 (giấy khai sinh, rồi sổ hộ khẩu, rồi CMND)',
	codes: {
		'papers-differ': 'warning',
		'head-names-differ': 'warning',
		'file-numbers-differ': 'warning'
	},
	*check({ persons, household }) {
		for (const person of persons)
			for (const [id, fact] of Object.entries(person.person.facts)) {
				if (fact.status !== 'conflict') continue;
				const values = [
					...new Set(fact.evidence.map((item) => item.value).filter((value) => value !== ''))
				];
				yield finding(
					this,
					'papers-differ',
					[person],
					fact.evidence.map((item) => item.key),
					{
						fact: id as PersonFactId,
						values: values.join(' / '),
						suggestion: fact.value
					}
				);
			}
		for (const [id, code] of [
			['head-name', 'head-names-differ'],
			['file-number', 'file-numbers-differ']
		] as const) {
			const fact = household.facts[id];
			if (fact?.status === 'conflict')
				yield finding(
					this,
					code,
					[],
					fact.evidence.map((item) => item.key),
					{
						values: [...new Set(fact.evidence.map((item) => item.value))].join(' / '),
						suggestion: fact.value
					}
				);
		}
	}
};
