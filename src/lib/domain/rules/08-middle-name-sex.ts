// Rule 8. A man called Thị or a woman called Văn is rare enough to look twice; such names exist.
import { sexWord } from '../fields/sex.ts';
import { toneKey } from '../vietnamese/text.ts';
import { finding, type Rule } from './rule.ts';

const usual = new Map([
	[toneKey('Thị'), 'female'],
	[toneKey('Văn'), 'male']
] as const);

export const middleNameSex: Rule = {
	number: '08',
	source: 'practice',
	codes: { 'middle-name-sex': 'warning' },
	*check({ persons }) {
		for (const person of persons) {
			// Only the first word after the family name: "Nguyễn Thị Văn" is a woman's name.
			const [middle = ''] = person.nameParts.middle.split(' ');
			const expected = usual.get(toneKey(middle));
			if (expected && person.sex !== null && person.sex !== expected)
				yield finding(this, 'middle-name-sex', [person], [person.key('name'), person.key('sex')], {
					middle,
					sex: sexWord[person.sex]
				});
		}
	}
};
