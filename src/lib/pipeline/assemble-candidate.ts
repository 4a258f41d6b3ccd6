// A household file as the export looks at it: assembled from its pages, with the blanks of the paper kept.
// The household drops a blank, since it says nothing of a person; whoever asks "is it complete?" must know it.
import type { FactValue, Household, Person } from '../domain/household.ts';
import type { Page } from '../domain/page.ts';
import type { CurrentValue, FileRecord } from '../domain/record.ts';
import type { RegistryFile } from '../domain/registry-file.ts';
import type { ExportCandidate } from './export-record.ts';
import type { PageReading } from './page-reading.ts';
import { assembleHousehold } from './record/assemble.ts';
import { currentValues } from './record/current-values.ts';
import { factOf, type FormOf, type PageValues } from './record/mentions.ts';

export interface CandidateParts {
	readonly file: RegistryFile;
	/** In the order of the file. */
	readonly pages: readonly Page[];
	readonly readings: ReadonlyMap<Page['id'], PageReading>;
	readonly record: FileRecord;
}

/** Where a page speaks of one person: all facts of one mention share it. */
const mentionId = (pageId: string, of: string, row: string) => `${pageId}|${of}|${row}`;

interface Stated {
	readonly current: CurrentValue;
	readonly formId: string;
	readonly fact: NonNullable<ReturnType<typeof factOf>>['fact'];
	readonly row: string;
}

function statedFacts(pages: readonly PageValues[], formOf: FormOf): Stated[] {
	return pages.flatMap(({ page, values }) => {
		const form = page.form && formOf(page.form.formId);
		if (!form) return [];
		return values.flatMap((current) => {
			const found = factOf(form, current.key);
			return found ? [{ current, formId: form.id, ...found }] : [];
		});
	});
}

function blankFact({ current, formId }: Stated): FactValue {
	const { key, pageId, raw, value, status, source, confidence } = current;
	const said = { raw, value, status, source, confidence };
	return { ...said, evidence: [{ key, pageId, formId, ...said }] };
}

/** Adds facts that the paper leaves blank to the person or household it leaves them blank for. */
function withBlanks(household: Household, stated: readonly Stated[]): Household {
	const mentions = new Map<string, string>();
	for (const { current, fact, row } of stated) {
		const person = household.persons.find((each) =>
			Object.values(each.facts).some((value) =>
				value.evidence.some((evidence) => evidence.key === current.key)
			)
		);
		if (person) mentions.set(mentionId(current.pageId, fact.of, row), person.id);
	}
	const blanks = new Map<string, Person['facts']>();
	let facts = household.facts;
	for (const each of stated) {
		const { current, fact, row } = each;
		if (current.status !== 'blank') continue;
		if (fact.of === 'household') {
			facts = { [fact.is]: blankFact(each), ...facts };
			continue;
		}
		const id = mentions.get(mentionId(current.pageId, fact.of, row));
		if (id !== undefined) blanks.set(id, { ...blanks.get(id), [fact.is]: blankFact(each) });
	}
	const persons = household.persons.map((person) => ({
		...person,
		facts: { ...blanks.get(person.id), ...person.facts }
	}));
	return { ...household, facts, persons };
}

function formVersionsOf(pages: readonly Page[]): Record<string, number[]> {
	const versions = new Map<string, Set<number>>();
	for (const { form } of pages)
		if (form)
			versions.set(form.formId, (versions.get(form.formId) ?? new Set()).add(form.formVersion));
	return Object.fromEntries(
		[...versions].map(([form, found]) => [form, [...found].sort((a, b) => a - b)])
	);
}

/** Pure: the same parts give the same candidate. */
export function assembleCandidate(
	{ file, pages, readings, record }: CandidateParts,
	formOf: FormOf,
	appVersion: string
): ExportCandidate {
	const valued = pages
		.filter(({ nature }) => nature === 'form')
		.map((page) => ({
			page,
			values: currentValues(page.id, readings.get(page.id)?.readings ?? [], record)
		}));
	const household = assembleHousehold(file.id, valued, formOf);
	return {
		file,
		household: withBlanks(household, statedFacts(valued, formOf)),
		formVersions: formVersionsOf(pages),
		appVersion
	};
}
