// Rule 1. The 12 digits of a personal number tell province of birth registration, century with sex, and year:
// fourth digit ↔ sex and century, fifth and sixth ↔ year of birth.
import { parsePersonalNumber } from '../identity.ts';
import { sexWord } from '../fields/sex.ts';
import { finding, type Rule } from './rule.ts';

export const personalNumber: Rule = {
	number: '01',
	source: 'NĐ 137/2015/NĐ-CP Điều 13; TT 59/2021/TT-BCA Điều 4',
	codes: {
		'id-number-province-unknown': 'warning',
		'id-number-sex-differs': 'error',
		'id-number-year-differs': 'error'
	},
	*check({ persons }) {
		for (const person of persons)
			for (const { key, value } of person.evidence('id-number')) {
				const found = parsePersonalNumber(value);
				if (!found) continue;
				if (found.province === null)
					yield finding(this, 'id-number-province-unknown', [person], [key], {
						value,
						code: value.slice(0, 3)
					});
				if (person.sex !== null && person.sex !== found.sex)
					yield finding(this, 'id-number-sex-differs', [person], [key, person.key('sex')], {
						value,
						digit: value[3] ?? '',
						sex: sexWord[person.sex]
					});
				const { birth } = person;
				if (
					birth?.year &&
					birth.calendar === 'solar' &&
					!birth.approximate &&
					birth.year !== found.birthYear
				)
					yield finding(this, 'id-number-year-differs', [person], [key, person.key('birth-date')], {
						value,
						inNumber: found.birthYear,
						year: birth.year
					});
			}
	}
};
