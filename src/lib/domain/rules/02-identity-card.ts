// Rule 2. A CMND has 9 digits; the same number on two persons is asked (numbers were issued twice), and one person's
// number outside 16x is asked where the person was born in Hà Nam. A card number alone never makes two people one.
import { fold } from '../vietnamese/text.ts';
import { localCmndPrefix } from '../identity.ts';
import type { PersonView } from './household-view.ts';
import { finding, type Rule } from './rule.ts';

/** Cards of other provinces are ordinary for those who moved; only a birth in Hà Nam makes them worth a look. */
const bornHere = /\bha nam\b(?! ninh)/;

export const identityCard: Rule = {
	number: '02',
	source: 'NĐ 05/1999/NĐ-CP (9 digits); practice (prefixes)',
	codes: { 'cmnd-twice': 'warning', 'cmnd-prefix': 'info' },
	*check({ persons }) {
		const holders = new Map<string, PersonView>();
		for (const person of persons)
			for (const { key, value } of person.evidence('id-number')) {
				if (!/^\d{9}$/.test(value)) continue;
				const holder = holders.get(value);
				if (holder && holder !== person)
					yield finding(this, 'cmnd-twice', [holder, person], [holder.key('id-number'), key], {
						value
					});
				holders.set(value, person);
				if (!value.startsWith(localCmndPrefix) && bornHere.test(fold(person.value('birth-place'))))
					yield finding(this, 'cmnd-prefix', [person], [key], { value });
			}
	}
};
