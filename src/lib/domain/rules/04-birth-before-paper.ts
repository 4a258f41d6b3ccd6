// Rule 4. Birth ≤ date of the paper ≤ today; nobody on a paper is older than 110.
import { longestLife } from '../dates.ts';
import { ageOn } from './household-view.ts';
import { finding, type Rule } from './rule.ts';

export const birthBeforePaper: Rule = {
	number: '04',
	source: 'TT 36/2014/TT-BCA Điều 7 khoản 2 điểm b',
	codes: {
		'birth-after-paper': 'error',
		'birth-in-future': 'error',
		'paper-in-future': 'error',
		'age-over-limit': 'warning'
	},
	*check(view) {
		for (const { key, value, pageId } of view.household.facts['document-date']?.evidence ?? []) {
			const day = view.paperDay(pageId);
			if (day && day.from > view.today)
				yield finding(this, 'paper-in-future', [], [key], { value });
		}
		for (const person of view.persons) {
			const { birthDays } = person;
			if (!birthDays) continue;
			const key = person.key('birth-date');
			const birth = person.value('birth-date');
			if (birthDays.from > view.today)
				yield finding(this, 'birth-in-future', [person], [key], { birth });
			const papers = person
				.evidence('birth-date')
				.flatMap(({ pageId }) => view.paperDay(pageId) ?? []);
			const before = papers.find((paper) => paper.to < birthDays.from);
			if (before)
				yield finding(this, 'birth-after-paper', [person], [key], { birth, paper: before.to });
			const ages = papers.map((paper) => ageOn(birthDays, paper).least);
			const age = Math.max(0, ...ages);
			if (age > longestLife)
				yield finding(this, 'age-over-limit', [person], [key], { birth, age, limit: longestLife });
		}
	}
};
