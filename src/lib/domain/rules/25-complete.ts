// Rule 25. What the population database must have of every member. Name and birth year are indispensable; the rest is
// asked where a paper has the place for it and left it blank, and only told where no paper asks it.
import type { PersonFactId } from '../facts.ts';
import { finding, type Rule } from './rule.ts';

const indispensable: readonly PersonFactId[] = ['name', 'birth-date'];
const required: readonly PersonFactId[] = [
	'sex',
	'home-town',
	'ethnicity',
	'nationality',
	'permanent-address',
	'relation-to-head'
];

export const complete: Rule = {
	number: '25',
	source: 'Luật Căn cước 2023 Điều 9; NĐ 62/2021/NĐ-CP Điều 9',
	codes: {
		'fact-indispensable': 'error',
		'fact-missing': 'warning',
		'fact-not-on-papers': 'info',
		'birth-without-year': 'error'
	},
	*check({ persons, head }) {
		// A household has one residence: who is newly entered has none of his own yet.
		const isResidenceKnown = persons.some((person) => person.value('permanent-address') !== '');
		for (const person of persons) {
			if (!person.isMember) continue;
			const anyKey = Object.values(person.person.facts)[0]?.evidence[0]?.key;
			const isStated = (fact: PersonFactId) =>
				person.value(fact) !== '' ||
				(fact === 'relation-to-head' && person === head) ||
				(fact === 'permanent-address' && isResidenceKnown);
			for (const fact of indispensable)
				if (!isStated(fact))
					yield finding(this, 'fact-indispensable', [person], [person.key(fact) ?? anyKey], {
						fact
					});
			if (person.birth && person.birth.year === null && person.birth.years.length === 0)
				yield finding(this, 'birth-without-year', [person], [person.key('birth-date')], {
					birth: person.value('birth-date')
				});
			for (const fact of required)
				if (!isStated(fact))
					yield finding(
						this,
						person.fact(fact) ? 'fact-missing' : 'fact-not-on-papers',
						[person],
						[person.key(fact) ?? anyKey],
						{ fact }
					);
		}
	}
};
