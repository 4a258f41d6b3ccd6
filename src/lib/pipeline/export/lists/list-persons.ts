// The persons of a list, each cell read by the field kind of its fact. Old encodings are converted where they are
// certain; numbers that lost their zeros and dates that became serial numbers are put right and flagged.
import { readField } from '../../../domain/fields/registry.ts';
import { personFactKinds } from '../../../domain/fact-kinds.ts';
import type { PersonFactId } from '../../../domain/facts.ts';
import { issue, type Issue } from '../../../domain/issue.ts';
import {
	convertLegacy,
	detectLegacyEncoding,
	type LegacyEncoding
} from '../../../domain/vietnamese/legacy-encodings.ts';
import type { ExportLabels } from '../labels.ts';
import type { ListRows } from './list-table.ts';
import { headRowOf } from './head-row.ts';
import { matchColumns, type MatchedColumn } from './match-columns.ts';

export interface ListedFact {
	/** As in the list, after conversion from an old encoding. */
	readonly raw: string;
	readonly value: string;
	readonly issues: readonly Issue[];
}

export interface ListedPerson {
	/** Row of the list, from 2: the head is row 1. */
	readonly row: number;
	readonly facts: Readonly<Partial<Record<PersonFactId, ListedFact>>>;
}

export interface PersonList {
	readonly columns: readonly MatchedColumn[];
	readonly encoding: LegacyEncoding | null;
	readonly persons: readonly ListedPerson[];
}

/** Excel's day 1 is 1900-01-01, and it believes in 1900-02-29 (day 60). */
const serialEpochMs = Date.UTC(1899, 11, 30);
const dayMs = 86_400_000;
/** 1900-03-01 … 2100: below it the wrong leap day makes a serial doubtful, and small numbers are no dates. */
const serialFrom = 61;
const serialTo = 73_050;

/** `DD/MM/YYYY` of a serial day number; null for any other text. A bare year is no serial. */
export function serialDate(text: string): string | null {
	if (!/^\d{4,5}$/.test(text)) return null;
	const days = Number(text);
	if (days < serialFrom || days > serialTo || (days >= 1840 && days <= 2099)) return null;
	const date = new Date(serialEpochMs + days * dayMs);
	const two = (part: number) => String(part).padStart(2, '0');
	return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
}

/** Digits that are one to three zeros short of 9 or 12: what Excel does to numbers. Null where none are missing. */
export function restoreZeros(text: string): string | null {
	if (!/^\d+$/.test(text) || text.length === 9 || text.length >= 12) return null;
	if (text.length >= 7 && text.length < 9) return text.padStart(9, '0');
	return text.length >= 10 ? text.padStart(12, '0') : null;
}

function readCell(fact: PersonFactId, raw: string): ListedFact {
	const kind = personFactKinds[fact];
	const found: Issue[] = [];
	let text = raw;
	const serial = kind === 'date' ? serialDate(raw) : null;
	if (serial !== null) {
		text = serial;
		found.push(issue('list-date-was-serial', 'warning', { raw, value: serial }));
	}
	const restored = kind === 'id-number' ? restoreZeros(raw.replace(/[\s.]/g, '')) : null;
	if (restored !== null) {
		text = restored;
		found.push(issue('list-zeros-lost', 'warning', { raw, value: restored }));
	}
	const { value, issues } = readField(kind, text);
	return { raw, value, issues: [...found, ...issues] };
}

function encodingOf(body: ListRows): LegacyEncoding | null {
	return detectLegacyEncoding(body.slice(0, 300).flat().join(' '));
}

/**
 * Rows without a name and without a number say nothing of anybody and are left out.
 * `chosen`: what a person has said each column is, in the place of what was found.
 */
export function listPersons(
	rows: ListRows,
	labels: ExportLabels,
	chosen?: readonly (PersonFactId | null)[]
): PersonList {
	const encoding = encodingOf(rows);
	const whole =
		encoding === null ? rows : rows.map((row) => row.map((cell) => convertLegacy(cell, encoding)));
	const head = headRowOf(whole, labels);
	const converted = whole.slice(head);
	const found = matchColumns(converted, labels);
	const columns = chosen
		? found.map((column, at): MatchedColumn => ({
				...column,
				fact: chosen[at] ?? null,
				by: chosen[at] === column.fact ? column.by : null
			}))
		: found;
	const persons = converted.slice(1).flatMap((row, index) => {
		const facts: Partial<Record<PersonFactId, ListedFact>> = {};
		columns.forEach(({ fact }, column) => {
			const raw = (row[column] ?? '').trim();
			if (fact !== null && raw !== '') facts[fact] = readCell(fact, raw);
		});
		return facts.name || facts['id-number'] ? [{ row: head + index + 2, facts }] : [];
	});
	return { columns, encoding, persons };
}
