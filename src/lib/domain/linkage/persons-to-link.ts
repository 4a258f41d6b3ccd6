// The persons of a household as linkage compares them: those its papers list, with father and mother as far as the
// papers name them. One who is only named as somebody's relative is listed elsewhere, and that is no duplicate.
import type { Person } from '../household.ts';
import type { HouseholdView, PersonView } from '../rules/household-view.ts';
import type { PersonToLink } from './link-record.ts';

/** Subject of a paper or one of those who change together. */
export const isListed = ({ roles }: Pick<Person, 'roles'>): boolean =>
	roles.some((role) => role === 'subject' || role === 'member');

const numbersOf = (person: PersonView) => [
	...new Set(
		person
			.evidence('id-number')
			.map(({ value }) => value)
			.filter((value) => value !== '')
	)
];

export function personsToLink(view: HouseholdView): PersonToLink[] {
	const parentName = (child: PersonView, sex: 'male' | 'female') =>
		view.parents.find((tie) => tie.child === child && tie.parent.sex === sex && tie.isByBirth)
			?.parent.name ?? '';
	return view.persons
		.filter(({ person, name }) => name !== '' && isListed(person))
		.map((person) => ({
			id: person.id,
			householdId: view.household.fileId,
			name: person.name,
			birth: person.value('birth-date'),
			sex: person.sex,
			homeTown: person.value('home-town'),
			idNumbers: numbersOf(person),
			father: parentName(person, 'male'),
			mother: parentName(person, 'female')
		}));
}
