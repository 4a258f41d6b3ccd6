// Rule 9. A parent is older than the child: never younger (error); mother 15–55 years, father 16–75 years (else asked).
import { ageOn } from './household-view.ts';
import { finding, type Rule } from './rule.ts';

const usualAge = { female: { least: 15, most: 55 }, male: { least: 16, most: 75 } } as const;

export const parentChildAge: Rule = {
	number: '09',
	source: 'practice',
	codes: { 'parent-younger': 'error', 'parent-age-unusual': 'warning' },
	*check({ parents }) {
		for (const { parent, child, isByBirth, key } of parents) {
			if (!parent.birthDays || !child.birthDays) continue;
			const keys = [parent.key('birth-date'), child.key('birth-date'), key];
			const { least, most } = ageOn(parent.birthDays, child.birthDays);
			const years = { birth: parent.value('birth-date'), childBirth: child.value('birth-date') };
			if (child.birthDays.to < parent.birthDays.from) {
				yield finding(this, 'parent-younger', [parent, child], keys, years);
				continue;
			}
			const limit = usualAge[parent.sex ?? 'male'];
			if (isByBirth && (most < limit.least || least > limit.most))
				yield finding(this, 'parent-age-unusual', [parent, child], keys, {
					...years,
					age: most < limit.least ? most : least
				});
		}
	}
};
