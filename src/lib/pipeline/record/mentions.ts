// Every place where a page speaks of somebody: the subject, the reporter, or one row of a table.
import type { FactSubject, HouseholdFactId, PersonFactId } from '../../domain/facts.ts';
import type { Evidence } from '../../domain/household.ts';
import { parseFieldKey, type PageId } from '../../domain/ids.ts';
import type { Page } from '../../domain/page.ts';
import type { CurrentValue } from '../../domain/record.ts';
import type { FormDefinition } from '../../forms/form-schema.ts';
import type { Fact } from '../../domain/facts.ts';

/** One page of the file with its values. */
export interface PageValues {
	readonly page: Page;
	readonly values: readonly CurrentValue[];
}

export type FormOf = (formId: string) => FormDefinition | null;

/** One person as one page mentions him; a fact with an empty value has its place on the page and was left blank. */
export interface Mention {
	readonly pageId: PageId;
	readonly of: Exclude<FactSubject, 'household'>;
	/** `tableId.rowId`, empty for a header. */
	readonly row: string;
	readonly facts: Partial<Record<PersonFactId, Evidence>>;
}

export interface HouseholdMention {
	readonly pageId: PageId;
	readonly is: HouseholdFactId;
	readonly evidence: Evidence;
}

/** The fact a field states on its form, and its row; null for a field that states none. */
export function factOf(
	form: FormDefinition,
	key: CurrentValue['key']
): { fact: Fact; row: string } | null {
	const place = parseFieldKey(key);
	if (!place) return null;
	const { cell } = place;
	const fact = cell
		? form.tables
				.find((table) => table.id === cell.tableId)
				?.columns.find((column) => column.id === cell.columnId)?.fact
		: form.fields.find((field) => field.id === place.fieldId)?.fact;
	return fact ? { fact, row: cell ? `${cell.tableId}.${cell.rowId}` : '' } : null;
}

function evidenceOf(current: CurrentValue, formId: string): Evidence {
	const { key, pageId, raw, value, status, source, confidence } = current;
	return { key, pageId, formId, raw, value, status, source, confidence };
}

/** Something was read or a person said what is there. */
const saysSomething = ({ value, status }: Pick<CurrentValue, 'value' | 'status'>) =>
	value !== '' || status === 'illegible' || status === 'struck-out';

/** Collects mentions in the order of pages and fields; pages of no known form say nothing. */
export function collectMentions(
	pages: readonly PageValues[],
	formOf: FormOf
): { readonly persons: Mention[]; readonly household: HouseholdMention[] } {
	const persons = new Map<string, Mention>();
	const household: HouseholdMention[] = [];
	for (const { page, values } of pages) {
		const form = page.form && formOf(page.form.formId);
		if (!form || page.nature === 'other' || page.nature === 'blank') continue;
		for (const current of values) {
			const found = factOf(form, current.key);
			if (!found) continue;
			const { fact, row } = found;
			const evidence = evidenceOf(current, form.id);
			if (fact.of === 'household') {
				if (!saysSomething(current)) continue;
				household.push({ pageId: page.id, is: fact.is, evidence });
				continue;
			}
			const id = `${page.id}|${fact.of}|${row}`;
			const mention = persons.get(id) ?? { pageId: page.id, of: fact.of, row, facts: {} };
			mention.facts[fact.is] ??= evidence;
			persons.set(id, mention);
		}
	}
	return { persons: [...persons.values()].filter(isSomebody), household };
}

/** A row with a relation or a sex alone is a slip of the ruler, not a person. */
function isSomebody({ facts }: Mention): boolean {
	return [facts.name, facts['birth-date'], facts['id-number']].some(
		(evidence) => evidence !== undefined && saysSomething(evidence)
	);
}
