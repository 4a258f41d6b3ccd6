// One row a person, everything as text: ids keep their zeros, partial dates keep their gaps.
import type { PersonFactId } from '../../../domain/facts.ts';
import { isMember, memberStanding, type MemberStanding } from '../../../domain/member-status.ts';
import {
	ethnicityCode,
	nationalityCode,
	relationCode,
	religionCode,
	sexCode,
	type CodeChoice
} from '../codes.ts';
import type { AddressFactId, AddressLayerId } from '../../export-record.ts';
import { dateParts } from './date-parts.ts';
import type { Column, PersonRow } from './column.ts';
import { addressIn, placeQuestions, unitCode, unitText } from './place-columns.ts';

const fact =
	(id: PersonFactId) =>
	({ person }: PersonRow): string =>
		person.facts[id]?.value ?? '';

const household =
	(id: 'file-number' | 'book-number' | 'head-name') =>
	({ record }: PersonRow): string =>
		record.household.facts[id]?.value ?? '';

const coded =
	(id: PersonFactId, code: (text: string, codes: CodeChoice) => string) =>
	({ person }: PersonRow, codes: CodeChoice): string =>
		code(person.facts[id]?.value ?? '', codes);

const birth =
	(part: 'year' | 'month' | 'day') =>
	({ person }: PersonRow): string =>
		dateParts(person.facts['birth-date']?.value ?? '')[part];

/** An address as written, then its unit of the paper's day and of today, each with its code. */
const address = <Id extends AddressFactId>(id: Id, width: number) =>
	[
		{
			id,
			width,
			text: fact(id),
			inLayer: (row: PersonRow, layer: AddressLayerId) => addressIn(row, id, layer)
		},
		{ id: `${id}-then`, width: 36, text: (row: PersonRow) => unitText(row, id, 'then') },
		{ id: `${id}-then-code`, width: 8, text: (row: PersonRow) => unitCode(row, id, 'then') },
		{ id: `${id}-now`, width: 36, text: (row: PersonRow) => unitText(row, id, 'now') },
		{ id: `${id}-now-code`, width: 8, text: (row: PersonRow) => unitCode(row, id, 'now') }
	] as const;

/** `birth-date=illegible; religion=blank`: what an empty cell means, so that blank is not unread. */
function statuses({ person }: PersonRow): string {
	return Object.entries(person.facts)
		.filter(([, value]) => value.status !== 'read')
		.map(([id, value]) => `${id}=${value.status}`)
		.sort()
		.join('; ');
}

/** What the papers made of a member; null for who is only named on them. */
const standing = ({ record: { household }, person }: PersonRow): MemberStanding | null =>
	isMember(household, person) ? memberStanding(household, person.id) : null;

const columns = [
	{ id: 'file-id', width: 14, text: ({ record }) => record.file.id },
	{ id: 'file-number', width: 16, text: household('file-number') },
	{ id: 'book-number', width: 14, text: household('book-number') },
	{ id: 'head-name', width: 24, text: household('head-name') },
	{ id: 'person-id', width: 18, text: ({ person }) => person.id },
	{ id: 'person-number', width: 6, text: ({ number }) => String(number) },
	{ id: 'roles', width: 14, text: ({ person }) => person.roles.join(' ') },
	{ id: 'name', width: 28, text: fact('name') },
	{ id: 'other-name', width: 20, text: fact('other-name') },
	{ id: 'birth-date', width: 13, text: fact('birth-date') },
	{ id: 'birth-year', width: 7, text: birth('year') },
	{ id: 'birth-month', width: 7, text: birth('month') },
	{ id: 'birth-day', width: 7, text: birth('day') },
	{ id: 'sex', width: 8, text: fact('sex') },
	{ id: 'sex-code', width: 6, text: coded('sex', sexCode) },
	{ id: 'relation-to-head', width: 14, text: fact('relation-to-head') },
	{ id: 'relation-code', width: 6, text: coded('relation-to-head', relationCode) },
	{ id: 'relation-to-subject', width: 14, text: fact('relation-to-subject') },
	{ id: 'id-number', width: 15, text: fact('id-number') },
	{ id: 'passport', width: 12, text: fact('passport') },
	{ id: 'ethnicity', width: 10, text: fact('ethnicity') },
	{ id: 'ethnicity-code', width: 6, text: coded('ethnicity', ethnicityCode) },
	{ id: 'religion', width: 12, text: fact('religion') },
	{ id: 'religion-code', width: 6, text: coded('religion', religionCode) },
	{ id: 'nationality', width: 12, text: fact('nationality') },
	{ id: 'nationality-code', width: 6, text: coded('nationality', nationalityCode) },
	...address('birth-place', 36),
	...address('home-town', 36),
	...address('permanent-address', 44),
	...address('current-address', 44),
	{ id: 'place-questions', width: 40, text: placeQuestions },
	{ id: 'education', width: 14, text: fact('education') },
	{ id: 'qualification', width: 18, text: fact('qualification') },
	{ id: 'ethnic-language', width: 14, text: fact('ethnic-language') },
	{ id: 'foreign-language', width: 14, text: fact('foreign-language') },
	{ id: 'occupation', width: 28, text: fact('occupation') },
	{ id: 'phone', width: 13, text: fact('phone') },
	{ id: 'criminal-record', width: 24, text: fact('criminal-record') },
	{ id: 'member-status', width: 10, text: (row) => standing(row)?.status ?? '' },
	{ id: 'status-date', width: 13, text: (row) => standing(row)?.by?.date ?? '' },
	{ id: 'status-event', width: 36, text: (row) => standing(row)?.by?.text ?? '' },
	{ id: 'statuses', width: 30, text: statuses },
	{ id: 'approved-by', width: 14, text: ({ record }) => record.approvedBy },
	{ id: 'approved-at', width: 22, text: ({ record }) => record.approvedAt }
] as const satisfies readonly Column<PersonRow>[];

export type PersonColumnId = (typeof columns)[number]['id'];
export const personColumns: readonly Column<PersonRow, PersonColumnId>[] = columns;
