// Rule 5. HK01 is filled in by persons of full 14 years.
import { ageOn } from './household-view.ts';
import { finding, type Rule } from './rule.ts';

const youngest = 14;

export const declarantAge: Rule = {
	number: '05',
	source: 'TT 36/2014/TT-BCA Điều 3 khoản 1',
	codes: { 'declarant-under-14': 'error' },
	*check(view) {
		for (const person of view.persons) {
			if (!person.birthDays || !person.person.roles.includes('subject')) continue;
			for (const { formId, pageId } of person.evidence('name')) {
				const paper = formId.startsWith('hk01') ? view.paperDay(pageId) : null;
				if (!paper) continue;
				const { most } = ageOn(person.birthDays, paper);
				const isDeclarant = !person
					.evidence('relation-to-subject')
					.some((item) => item.pageId === pageId);
				if (isDeclarant && most < youngest)
					yield finding(this, 'declarant-under-14', [person], [person.key('birth-date')], {
						birth: person.value('birth-date'),
						age: most
					});
			}
		}
	}
};
