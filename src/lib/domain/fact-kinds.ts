// Which field kind reads which fact, and which facts stay the same for life: two papers that differ on those conflict.
import type { HouseholdFactId, PersonFactId } from './facts.ts';
import type { FieldKindId } from './fields/field-kind.ts';

export const personFactKinds: Readonly<Record<PersonFactId, FieldKindId>> = {
	name: 'person-name',
	'other-name': 'person-name',
	'birth-date': 'date',
	sex: 'sex',
	'birth-place': 'place',
	'home-town': 'place',
	ethnicity: 'ethnicity',
	religion: 'religion',
	nationality: 'nationality',
	'id-number': 'id-number',
	passport: 'passport',
	'permanent-address': 'address',
	'current-address': 'address',
	education: 'education',
	qualification: 'free-text',
	'ethnic-language': 'free-text',
	'foreign-language': 'free-text',
	occupation: 'occupation',
	phone: 'phone',
	'relation-to-head': 'relation',
	'relation-to-subject': 'relation',
	'criminal-record': 'free-text'
};

export const householdFactKinds: Readonly<Record<HouseholdFactId, FieldKindId>> = {
	'head-name': 'person-name',
	'file-number': 'file-number',
	'book-number': 'book-number',
	'register-number': 'file-number',
	'sheet-number': 'row-number',
	event: 'event',
	'document-date': 'date',
	'deposit-date': 'date',
	recipient: 'free-text',
	'head-opinion': 'free-text',
	confirmation: 'free-text'
};

/** Facts that a life does not change: differing papers are a conflict card, not a history. */
export const lifelongFacts: ReadonlySet<PersonFactId> = new Set<PersonFactId>([
	'name',
	'birth-date',
	'sex',
	'birth-place',
	'home-town',
	'ethnicity',
	'religion',
	'nationality',
	'id-number'
]);
