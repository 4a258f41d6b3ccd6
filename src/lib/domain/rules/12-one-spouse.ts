// Rule 12. One wife or husband of the head at a time.
import { finding, type Rule } from './rule.ts';

export const oneSpouse: Rule = {
	number: '12',
	source: 'Luật Hôn nhân và gia đình 2014 Điều 2 khoản 1',
	codes: { 'spouse-several': 'warning' },
	*check({ persons, household }) {
		const found = persons.filter((person) => person.relation?.role === 'spouse');
		const hasLeft = (id: string) =>
			household.events.some(
				({ types, personIds }) =>
					personIds.includes(id) &&
					types.some((type) => type === 'death' || type === 'leave' || type === 'remove')
			);
		const active = found.filter((person) => !hasLeft(person.id));
		if (active.length > 1)
			yield finding(
				this,
				'spouse-several',
				active,
				active.map((person) => person.key('relation-to-head')),
				{
					names: active.map((person) => person.name).join(', ')
				}
			);
	}
};
