// Rule 11. Husband and wife: of two sexes, at most 30 years apart, she full 18, he full 20 on the paper's day.
import { ageOn, type PersonView } from './household-view.ts';
import { finding, type Rule } from './rule.ts';

const widestGap = 30;
const marriageAge = { female: 18, male: 20 } as const;

export const spouses: Rule = {
	number: '11',
	source: 'Luật Hôn nhân và gia đình 2014 Điều 8',
	codes: {
		'spouses-same-sex': 'warning',
		'spouses-far-apart': 'warning',
		'spouse-too-young': 'warning'
	},
	*check(view) {
		for (const { first, second, key } of view.spouses) {
			const both = [first, second];
			if (first.sex !== null && first.sex === second.sex)
				yield finding(this, 'spouses-same-sex', both, [first.key('sex'), second.key('sex'), key]);
			if (first.birthDays && second.birthDays) {
				const gap = Math.max(
					ageOn(first.birthDays, second.birthDays).least,
					ageOn(second.birthDays, first.birthDays).least
				);
				if (gap > widestGap)
					yield finding(
						this,
						'spouses-far-apart',
						both,
						[first.key('birth-date'), second.key('birth-date'), key],
						{ years: gap }
					);
			}
			for (const person of both) {
				const age = ageOnLastPaper(person, view.lastPaper);
				const least = marriageAge[person.sex ?? 'female'];
				if (age !== null && age < least)
					yield finding(this, 'spouse-too-young', [person], [person.key('birth-date'), key], {
						age,
						least
					});
			}
		}
	}
};

function ageOnLastPaper(
	person: PersonView,
	paper: { from: number; to: number } | null
): number | null {
	if (!person.birthDays || !paper) return null;
	const { most } = ageOn(person.birthDays, paper);
	return most >= 0 ? most : null;
}
