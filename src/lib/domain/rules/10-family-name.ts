// Rule 10. A child by birth bears the father's family name, or the mother's; anything else is asked.
import { toneKey } from '../vietnamese/text.ts';
import { finding, type Rule } from './rule.ts';

export const familyName: Rule = {
	number: '10',
	source: 'Bộ luật Dân sự 2015 Điều 26 khoản 2',
	codes: { 'family-name-differs': 'warning' },
	*check({ parents }) {
		for (const { parent: father, child, isByBirth, key } of parents) {
			if (father.sex !== 'male' || !isByBirth) continue;
			const family = toneKey(child.nameParts.family);
			const fathers = toneKey(father.nameParts.family);
			if (family === '' || fathers === '' || family === fathers) continue;
			const mothers = parents.filter((tie) => tie.child === child && tie.parent !== father);
			if (mothers.some((tie) => toneKey(tie.parent.nameParts.family) === family)) continue;
			yield finding(
				this,
				'family-name-differs',
				[child, father],
				[child.key('name'), father.key('name'), key],
				{
					family: child.nameParts.family,
					parentFamily: father.nameParts.family
				}
			);
		}
	}
};
