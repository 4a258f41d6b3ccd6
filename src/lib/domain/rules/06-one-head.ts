// Rule 6. A household has exactly one head at a time; a head under 18 is asked.
import { ageOn } from './household-view.ts';
import { finding, type Rule } from './rule.ts';

const fullAge = 18;

export const oneHead: Rule = {
	number: '06',
	source: 'Luật Cư trú 2006 Điều 25; TT 36/2014/TT-BCA Điều 15',
	codes: {
		'head-missing': 'error',
		'head-several': 'error',
		'head-not-listed': 'info',
		'head-under-18': 'warning'
	},
	*check(view) {
		const { persons, head, household, lastPaper } = view;
		if (persons.length === 0) return;
		const claims = persons.filter((person) => person.relation?.role === 'head');
		const named = household.facts['head-name']?.value ?? '';
		const mayChange = household.events.some(({ types }) =>
			types.some((type) => type === 'head-change' || type === 'death' || type === 'split')
		);
		if (claims.length > 1 && !mayChange)
			yield finding(
				this,
				'head-several',
				claims,
				claims.map((person) => person.key('relation-to-head')),
				{
					count: claims.length,
					names: claims.map((person) => person.name).join(', ')
				}
			);
		if (!head && claims.length === 0 && named === '')
			yield finding(this, 'head-missing', [], [], {});
		if (!head && claims.length === 0 && named !== '')
			yield finding(this, 'head-not-listed', [], [household.facts['head-name']?.evidence[0]?.key], {
				head: named
			});
		if (head?.birthDays && lastPaper) {
			const { most } = ageOn(head.birthDays, lastPaper);
			if (most >= 0 && most < fullAge)
				yield finding(this, 'head-under-18', [head], [head.key('birth-date')], { age: most });
		}
	}
};
