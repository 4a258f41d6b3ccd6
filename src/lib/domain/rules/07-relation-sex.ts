// Rule 7. The relation says a sex: vợ, mẹ, chị, con gái, con dâu are women; chồng, cha, anh, con trai, con rể are men.
import { relationOf } from '../codes/relations.ts';
import { sexWord } from '../fields/sex.ts';
import { finding, type Rule } from './rule.ts';

export const relationSex: Rule = {
	number: '07',
	source: 'TT 36/2014/TT-BCA Điều 15 khoản 3',
	codes: { 'relation-sex-differs': 'error' },
	*check({ persons }) {
		for (const person of persons) {
			if (person.sex === null) continue;
			for (const fact of ['relation-to-head', 'relation-to-subject'] as const)
				for (const { key, value } of person.evidence(fact)) {
					const said = relationOf(value)?.sex;
					if (said && said !== person.sex)
						yield finding(this, 'relation-sex-differs', [person], [key, person.key('sex')], {
							relation: value,
							sex: sexWord[person.sex]
						});
				}
		}
	}
};
