// Rule 15. Nothing happens to a person after death, nor after removal from the register; death is never before birth.
import type { RegistryEvent } from '../household.ts';
import { parseDate } from '../parse-date.ts';
import { dateBounds } from '../dates.ts';
import type { Days } from './household-view.ts';
import { finding, type Rule } from './rule.ts';

const dayOf = (event: RegistryEvent): Days | null => {
	const parsed = parseDate(event.date);
	return parsed && dateBounds(parsed.date);
};

/** Papers that may follow a removal: somebody returns. */
const mayFollow = new Set(['join', 'found', 'confirmation', 'boundary', 'book']);

export const afterTheEnd: Rule = {
	number: '15',
	source: 'Luật Cư trú 2006 Điều 22 khoản 1',
	codes: {
		'event-after-death': 'error',
		'death-before-birth': 'error',
		'event-after-removal': 'warning'
	},
	*check({ household, persons }) {
		for (const person of persons) {
			const events = household.events.filter((event) => event.personIds.includes(person.id));
			for (const end of events) {
				const isDeath = end.types.includes('death');
				const day = dayOf(end);
				if (!day || !(isDeath || end.types.includes('remove'))) continue;
				if (isDeath && person.birthDays && day.to < person.birthDays.from)
					yield finding(this, 'death-before-birth', [person], [end.key, person.key('birth-date')], {
						date: end.date,
						birth: person.value('birth-date')
					});
				for (const later of events) {
					const laterDay = dayOf(later);
					if (
						later === end ||
						!laterDay ||
						laterDay.from <= day.to ||
						later.types.includes('death')
					)
						continue;
					const code = isDeath ? 'event-after-death' : 'event-after-removal';
					if (isDeath || !later.types.some((type) => mayFollow.has(type)))
						yield finding(this, code, [person], [end.key, later.key], {
							date: end.date,
							later: later.date,
							event: later.text
						});
				}
			}
		}
	}
};
