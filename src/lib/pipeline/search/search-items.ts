// What of one household file can be found: its title, its numbers, its persons with their birth years, its places.
// Restricted facts are never among them.
import type { HouseholdFactId, PersonFactId } from '../../domain/facts.ts';
import type { FactValue, Household } from '../../domain/household.ts';
import type { FieldKey } from '../../domain/ids.ts';
import { fold } from '../../domain/vietnamese/text.ts';
import { dateParts } from '../export/columns/date-parts.ts';

export type SearchKind = 'title' | 'number' | 'person' | 'place';

export interface SearchItem {
	readonly kind: SearchKind;
	/** As the record has it. */
	readonly text: string;
	/** Found and shown with the text: a birth year. */
	readonly note: string;
}

const numbers: readonly HouseholdFactId[] = ['file-number', 'book-number', 'register-number'];
const personNumbers: readonly PersonFactId[] = ['id-number', 'passport', 'phone'];
const names: readonly PersonFactId[] = ['name', 'other-name'];
const places: readonly PersonFactId[] = [
	'permanent-address',
	'current-address',
	'home-town',
	'birth-place'
];

/** Longest text of one item: what a clerk looks for stands at its beginning. */
const textLimit = 200;

/** One line of text without the marks that part items and lines. */
// eslint-disable-next-line no-control-regex -- the marks are control characters
const oneLine = (text: string) => text.replace(/[\u0000-\u001f]+/g, ' ').slice(0, textLimit);

export function searchItems(title: string, household: Household): readonly SearchItem[] {
	const items = new Map<string, SearchItem>();
	const add = (kind: SearchKind, text: string | undefined, note = '') => {
		if (text === undefined || fold(text) === '') return;
		const item = { kind, text: oneLine(text), note };
		const key = `${kind}|${fold(text)}|${note}`;
		if (!items.has(key)) items.set(key, item);
	};
	add('title', title);
	for (const id of numbers) add('number', household.facts[id]?.value);
	add('person', household.persons.length === 0 ? household.facts['head-name']?.value : undefined);
	for (const { facts } of household.persons) {
		const { year } = dateParts(facts['birth-date']?.value ?? '');
		for (const id of names) add('person', facts[id]?.value, year);
		for (const id of personNumbers) add('number', facts[id]?.value);
	}
	for (const { facts } of household.persons)
		for (const id of places) add('place', facts[id]?.value);
	return [...items.values()];
}

/** Where in the file an item stands: the field a person opens; null for the title. */
export function keyOfItem({ kind, text }: SearchItem, household: Household): FieldKey | null {
	if (kind === 'title') return null;
	const wanted = fold(text);
	const facts: FactValue[] = [
		...household.persons.flatMap((person) => Object.values(person.facts)),
		...Object.values(household.facts)
	];
	const found = facts.find((fact) => fold(oneLine(fact.value)) === wanted);
	return (
		(found?.evidence.find(({ value }) => fold(oneLine(value)) === wanted) ?? found?.evidence[0])
			?.key ?? null
	);
}
