// Rule 14. The same name and birth year twice in one household: most often one person listed again.
import type { PersonView } from './household-view.ts';
import { finding, type Rule } from './rule.ts';

export const memberTwice: Rule = {
	number: '14',
	source: 'practice',
	codes: { 'member-twice': 'warning' },
	*check({ persons }) {
		const seen = new Map<string, PersonView>();
		for (const person of persons) {
			if (person.nameKey === '' || !person.birth?.year) continue;
			const key = `${person.nameKey}|${person.birth.year}`;
			const other = seen.get(key);
			if (other)
				yield finding(
					this,
					'member-twice',
					[other, person],
					[other.key('name'), person.key('name')],
					{ year: person.birth.year }
				);
			else seen.set(key, person);
		}
	}
};
