// One citizen (công dân) as the official formats ask for him: numbers by their length, name in three parts,
// birth with its year apart, kin found over the household's links.
import { relationOf, type Relation } from '../../../domain/codes/relations.ts';
import type { PersonFactId } from '../../../domain/facts.ts';
import { sexOf } from '../../../domain/fields/sex.ts';
import type { Household, Person } from '../../../domain/household.ts';
import { splitName, type PersonNameParts } from '../../../domain/vietnamese/names.ts';
import type { ExportRecord } from '../../export-record.ts';
import { dateParts, isoDate, type DateParts } from '../columns/date-parts.ts';

export interface Identity {
	/** Số định danh cá nhân, 12 digits, or empty. */
	readonly personalNumber: string;
	/** CMND, 9 digits, or empty. */
	readonly cardNumber: string;
}

export interface Kin extends Identity {
	readonly name: PersonNameParts;
	readonly nationality: string;
}

export interface Citizen extends Identity {
	readonly record: ExportRecord;
	readonly person: Person;
	readonly name: PersonNameParts;
	readonly birth: DateParts;
	/** `YYYY-MM-DD`, null for a partial date. */
	readonly birthDay: string | null;
	readonly father: Kin | null;
	readonly mother: Kin | null;
	readonly spouse: Kin | null;
	/** Null for a household whose head is not among its persons. */
	readonly head: Kin | null;
	/** Paper term. */
	readonly relationToHead: string;
	readonly isHead: boolean;
}

export const factOf = (person: Person, id: PersonFactId): string => person.facts[id]?.value ?? '';

/** Twelve digits are the personal number, nine the old card; anything else is neither. */
export function identityOf(text: string): Identity {
	const digits = text.replace(/[\s.]/g, '');
	return {
		personalNumber: /^\d{12}$/.test(digits) ? digits : '',
		cardNumber: /^\d{9}$/.test(digits) ? digits : ''
	};
}

function kinOf(person: Person): Kin {
	return {
		...identityOf(factOf(person, 'id-number')),
		name: splitName(factOf(person, 'name')),
		nationality: factOf(person, 'nationality')
	};
}

interface Tie {
	readonly other: Person;
	readonly relation: Relation;
	/** True: `other` is the relation of the person; false: the person is the relation of `other`. */
	readonly isOther: boolean;
}

function tiesOf(household: Household, person: Person): Tie[] {
	const byId = (id: string) => household.persons.find((each) => each.id === id);
	return household.links.flatMap((link) => {
		const relation = relationOf(link.relation);
		const isOther = link.toPersonId === person.id;
		if (!relation || (!isOther && link.personId !== person.id)) return [];
		const other = byId(isOther ? link.personId : link.toPersonId);
		return other ? [{ other, relation, isOther }] : [];
	});
}

const sexOfPerson = (person: Person) => sexOf(factOf(person, 'sex'));

/** Cha / mẹ: who is named so, or whose child the person is named. Foster and step parents are not taken. */
function parentOf(ties: readonly Tie[], sex: 'male' | 'female'): Kin | null {
	const own = /^(?:Cha|Bố|Mẹ)(?: đẻ)?$/;
	const ownChild =
		/^Con(?: đẻ| ruột| chung| trai| gái| trai cả| gái cả| út| cả)?$|^(?:Trưởng|Thứ) (?:nam|nữ)$/;
	const found = ties.find(({ other, relation, isOther }) =>
		isOther
			? relation.role === 'parent' && relation.sex === sex && own.test(relation.term)
			: relation.role === 'child' && ownChild.test(relation.term) && sexOfPerson(other) === sex
	);
	return found ? kinOf(found.other) : null;
}

export function citizenOf(record: ExportRecord, person: Person): Citizen {
	const { household } = record;
	const ties = tiesOf(household, person);
	const head = household.persons.find((each) => each.id === household.headId);
	const spouse = ties.find(({ relation }) => relation.role === 'spouse')?.other;
	const birth = factOf(person, 'birth-date');
	return {
		...identityOf(factOf(person, 'id-number')),
		record,
		person,
		name: splitName(factOf(person, 'name')),
		birth: dateParts(birth),
		birthDay: isoDate(birth),
		father: parentOf(ties, 'male'),
		mother: parentOf(ties, 'female'),
		spouse: spouse ? kinOf(spouse) : null,
		head: head ? kinOf(head) : null,
		relationToHead: factOf(person, 'relation-to-head'),
		isHead: person.id === household.headId
	};
}

/** Persons a paper is about or who move along, and the head; relatives named in passing are kin, not citizens. */
export function citizensOf(record: ExportRecord): Citizen[] {
	const { persons, headId } = record.household;
	return persons
		.filter(
			({ id, roles }) => id === headId || roles.includes('subject') || roles.includes('member')
		)
		.map((person) => citizenOf(record, person));
}
