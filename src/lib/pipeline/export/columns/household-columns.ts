// One row a household file: its numbers, its head, how many persons, who approved it.
import type { HouseholdFactId } from '../../../domain/facts.ts';
import { isMember, memberStatus } from '../../../domain/member-status.ts';
import type { AddressLayerId, ExportRecord } from '../../export-record.ts';
import type { Column } from './column.ts';
import { addressIn, unitCode, unitText } from './place-columns.ts';

const fact =
	(id: HouseholdFactId) =>
	({ household }: ExportRecord): string =>
		household.facts[id]?.value ?? '';

/** Nơi thường trú of the head, which is that of the household. */
const headRow = (record: ExportRecord) => ({
	record,
	person: record.household.persons.find(({ id }) => id === record.household.headId)
});
const home = 'permanent-address';

const columns = [
	{ id: 'file-id', width: 14, text: ({ file }) => file.id },
	{ id: 'title', width: 24, text: ({ file }) => file.title },
	{ id: 'batch', width: 14, text: ({ file }) => file.batch },
	{ id: 'file-number', width: 16, text: fact('file-number') },
	{ id: 'book-number', width: 14, text: fact('book-number') },
	{ id: 'register-number', width: 14, text: fact('register-number') },
	{ id: 'sheet-number', width: 10, text: fact('sheet-number') },
	{ id: 'head-name', width: 28, text: fact('head-name') },
	{ id: 'head-person-id', width: 18, text: ({ household }) => household.headId ?? '' },
	{
		id: home,
		width: 44,
		text: (record) => addressIn(headRow(record), home, 'written'),
		inLayer: (record: ExportRecord, layer: AddressLayerId) =>
			addressIn(headRow(record), home, layer)
	},
	{ id: `${home}-then`, width: 36, text: (record) => unitText(headRow(record), home, 'then') },
	{ id: `${home}-then-code`, width: 8, text: (record) => unitCode(headRow(record), home, 'then') },
	{ id: `${home}-now`, width: 36, text: (record) => unitText(headRow(record), home, 'now') },
	{ id: `${home}-now-code`, width: 8, text: (record) => unitCode(headRow(record), home, 'now') },
	{ id: 'person-count', width: 8, text: ({ household }) => String(household.persons.length) },
	{ id: 'present-count', width: 8, text: presentCount },
	{ id: 'page-count', width: 8, text: ({ file }) => String(file.pageIds.length) },
	{ id: 'event', width: 36, text: fact('event') },
	{ id: 'document-date', width: 13, text: fact('document-date') },
	{ id: 'deposit-date', width: 13, text: fact('deposit-date') },
	{ id: 'recipient', width: 28, text: fact('recipient') },
	{ id: 'head-opinion', width: 28, text: fact('head-opinion') },
	{ id: 'confirmation', width: 28, text: fact('confirmation') },
	{ id: 'forms', width: 16, text: formVersions },
	{ id: 'record-version', width: 8, text: ({ file }) => String(file.version) },
	{ id: 'approved-by', width: 14, text: ({ approvedBy }) => approvedBy },
	{ id: 'approved-at', width: 22, text: ({ approvedAt }) => approvedAt }
] as const satisfies readonly Column<ExportRecord>[];

/** Members whom no paper has let go: neither split off, moved, removed nor dead. */
function presentCount({ household }: ExportRecord): string {
	const present = household.persons.filter(
		(person) => isMember(household, person) && memberStatus(household, person.id) === 'present'
	);
	return String(present.length);
}

/** `hk01@1 hk02@1 hk02@2`. */
function formVersions({ formVersions: versions }: ExportRecord): string {
	return Object.keys(versions)
		.sort()
		.flatMap((form) => (versions[form] ?? []).map((version) => `${form}@${version}`))
		.join(' ');
}

export type HouseholdColumnId = (typeof columns)[number]['id'];
export const householdColumns: readonly Column<ExportRecord, HouseholdColumnId>[] = columns;
