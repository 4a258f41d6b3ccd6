// Rule 16. "Quan hệ với người có thay đổi" is not "quan hệ với chủ hộ": the second is derived from the first where the
// subject's own relation is known: told where one answer is possible, asked where several are; never filled in. A
// stated one that cannot be true is asked.
import { composeRelations } from '../kinship.ts';
import { relationOf } from '../codes/relations.ts';
import { finding, type Rule } from './rule.ts';

export const relationToHead: Rule = {
	number: '16',
	source: 'TT 36/2014/TT-BCA Điều 9 khoản 1, Điều 15 khoản 3',
	codes: {
		'relation-to-head-derived': 'info',
		'relation-to-head-open': 'warning',
		'relation-to-head-contradicts': 'warning'
	},
	*check(view) {
		for (const { personId, toPersonId, relation, key } of view.household.links) {
			const [person, subject] = [view.byId(personId), view.byId(toPersonId)];
			const isToSubject = person?.evidence('relation-to-subject').some((item) => item.key === key);
			if (!person || !subject || !isToSubject || person === view.head) continue;
			const toSubject = relationOf(relation);
			const subjectToHead = subject === view.head ? relationOf('Chủ hộ') : subject.relation;
			if (!toSubject || !subjectToHead) continue;
			const derived = composeRelations(subjectToHead, toSubject, subject.sex, person.sex);
			if (derived.length === 0) continue;
			const stated = person.relation;
			const params = { relation, subject: subject.name, choices: derived.join(', ') };
			if (!stated && person.isMember)
				yield finding(
					this,
					derived.length === 1 ? 'relation-to-head-derived' : 'relation-to-head-open',
					[person],
					[key],
					params
				);
			const roles = derived.map((term) => relationOf(term)?.role);
			if (stated && !roles.includes(stated.role))
				yield finding(
					this,
					'relation-to-head-contradicts',
					[person],
					[key, person.key('relation-to-head')],
					{ ...params, stated: stated.term }
				);
		}
	}
};
