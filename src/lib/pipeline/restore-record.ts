// An exported record back to what the archive stores: pages, readings of the machine, entries of people. Whether the
// result is the same is not believed but proved: `isRestored` assembles it again and compares byte by byte.
import type { Evidence, Household } from '../domain/household.ts';
import { dittoResolved } from '../domain/fields/ditto-resolved.ts';
import { parseFieldKey, type FieldKey, type PageId, type SourceId } from '../domain/ids.ts';
import type { Page, PageForm } from '../domain/page.ts';
import type { Reading } from '../domain/reading.ts';
import type { FieldEntry } from '../domain/record.ts';
import type { FormDefinition } from '../forms/form-schema.ts';
import { assembleCandidate, type CandidateParts } from './assemble-candidate.ts';
import { canonicalJson } from './export/text/canonical-json.ts';
import type { StoredPages } from './export/text/stored-pages.ts';
import type { ExportRecord } from './export-record.ts';
import type { PageReading } from './page-reading.ts';
import { factOf, type FormOf } from './record/mentions.ts';

/** Every place that states something, each once: persons in their order, names first, which tell mentions apart best. */
function statedIn({ facts, persons }: Household): ReadonlyMap<FieldKey, Evidence> {
	const found = new Map<FieldKey, Evidence>();
	const all = [
		...persons.flatMap((person) => [person.facts.name, ...Object.values(person.facts)]),
		...Object.values(facts)
	];
	for (const fact of all)
		for (const one of fact?.evidence ?? []) if (!found.has(one.key)) found.set(one.key, one);
	return found;
}

/** Whose field it is on its page: the subject, the reporter, one row of a table. */
function mentionOf(form: FormDefinition, key: FieldKey): string {
	const found = factOf(form, key);
	return found ? `${found.fact.of}|${found.row}` : '';
}

/**
 * Mention by mention as they were met, inside each as the form has its fields. A person without a name is known by the
 * field that was met first, which therefore goes before the others.
 */
function inPageOrder(
	stated: readonly Evidence[],
	form: FormDefinition | null,
	personIds: ReadonlySet<string>
): readonly Evidence[] {
	if (!form) return stated;
	const mentions = [...new Set(stated.map(({ key }) => mentionOf(form, key)))];
	const fieldRank = (key: FieldKey) => {
		const place = parseFieldKey(key);
		if (!place?.cell) return form.fields.findIndex(({ id }) => id === place?.fieldId);
		const table = form.tables.find(({ id }) => id === place.cell?.tableId);
		return table?.columns.findIndex(({ id }) => id === place.cell?.columnId) ?? 0;
	};
	const placed = stated.map((evidence) => {
		const { key } = evidence;
		const isId = factOf(form, key)?.fact.is !== 'name' && personIds.has(key);
		return {
			evidence,
			order: [mentions.indexOf(mentionOf(form, key)), isId ? -1 : fieldRank(key)]
		};
	});
	placed.sort((a, b) => a.order.reduce((sum, one, at) => sum || one - (b.order[at] ?? 0), 0));
	return placed.map(({ evidence }) => evidence);
}

function formOfPage(
	{ formVersions }: ExportRecord,
	formId: string,
	form: FormDefinition | null,
	first: FieldKey | undefined
): PageForm {
	const place = first === undefined ? null : parseFieldKey(first);
	const field = form?.fields.find(({ id }) => id === place?.fieldId);
	const table = form?.tables.find(({ id }) => id === place?.cell?.tableId);
	return {
		formId,
		formVersion: formVersions[formId]?.at(-1) ?? form?.version ?? 1,
		side: field?.side ?? table?.side ?? form?.fields[0]?.side ?? 'front',
		print: null,
		probability: 1,
		residualPx: null,
		by: 'person'
	};
}

/** A person's word: readings are never wholly sure and entries are never anything between. */
const isEntry = ({ source, confidence }: Evidence) =>
	source !== 'ocr' && (confidence === 1 || confidence === 0);

function entryOf(evidence: Evidence, { approvedBy, approvedAt }: ExportRecord): FieldEntry {
	const { raw, value, status, source, confidence } = evidence;
	const said = { raw, value, status, source, confirmed: confidence === 1 };
	return { ...said, by: approvedBy, at: approvedAt };
}

/** What the machine read; where a person spoke the package does not say it, and nothing is invented. */
function saidBy(evidence: Evidence): Pick<Reading, 'raw' | 'value' | 'status' | 'confidence'> {
	const { raw, value, status, confidence } = evidence;
	return isEntry(evidence)
		? { raw: '', value: '', status: 'not-keyed', confidence: 0 }
		: { raw, value, status, confidence };
}

/** Without a box: the picture of the page does not come back with the record. */
function readingOf(evidence: Evidence, form: FormDefinition | null): Reading {
	const { key } = evidence;
	const place = parseFieldKey(key);
	const cell = place?.cell;
	const field = cell
		? form?.tables
				.find(({ id }) => id === cell.tableId)
				?.columns.find(({ id }) => id === cell.columnId)
		: form?.fields.find(({ id }) => id === place?.fieldId);
	const corner = { x: 0, y: 0 } as Reading['box'][number];
	return {
		key,
		fieldId: place?.fieldId ?? '',
		...(cell && { cell }),
		label: field?.label ?? '',
		kind: field?.kind ?? 'free-text',
		...saidBy(evidence),
		alternatives: [],
		symbols: [],
		box: [corner, corner, corner, corner],
		issues:
			!isEntry(evidence) && evidence.source === 'inherited' ? [dittoResolved(evidence.raw)] : [],
		engines: []
	};
}

function pageReading(page: Page, readings: readonly Reading[]): PageReading {
	const { id: pageId, form } = page;
	const size = { widthPx: 0, heightPx: 0, quarterTurns: 0, skewDegrees: 0 } as const;
	return { pageId, ...size, form, readings, tables: [], issues: [], timings: {}, engines: [] };
}

export function restoreRecord(exported: ExportRecord, formOf: FormOf): CandidateParts {
	const { file, household } = exported;
	const stated = [...statedIn(household).values()];
	// Forms that say nothing still count among the versions met: they stand on the pages that say nothing.
	const silent = Object.keys(exported.formVersions).filter(
		(formId) => !stated.some((evidence) => evidence.formId === formId)
	);
	const personIds = new Set(household.persons.map(({ id }) => id));
	const entries: Record<FieldKey, FieldEntry> = {};
	const readings = new Map<PageId, PageReading>();
	const pages = file.pageIds.map((id, index): Page => {
		const onPage = stated.filter(({ pageId }) => pageId === id);
		const formId = onPage[0]?.formId ?? silent.shift();
		const form = formId === undefined ? null : formOf(formId);
		const own = inPageOrder(onPage, form, personIds);
		const page: Page = {
			id,
			fileId: file.id,
			index,
			source: { id: '' as SourceId, fileName: file.title, pageIndex: index },
			widthPx: 0,
			heightPx: 0,
			dpi: null,
			state: 'read',
			form: formId === undefined ? null : formOfPage(exported, formId, form, own[0]?.key),
			nature: formId === undefined ? 'other' : 'form'
		};
		readings.set(
			id,
			pageReading(
				page,
				own.map((evidence) => readingOf(evidence, form))
			)
		);
		for (const evidence of own)
			if (isEntry(evidence)) entries[evidence.key] = entryOf(evidence, exported);
		return page;
	});
	const { id: fileId, version } = file;
	return { file, pages, readings, record: { fileId, version, entries, rows: {}, overrides: {} } };
}

/** The file as the archive it comes from stored it; what is still to be proved, too. */
export function restoreStored(
	{ file }: ExportRecord,
	{ record, pages, readings }: StoredPages<PageReading>
): CandidateParts {
	return {
		file,
		pages,
		readings: new Map(readings.map((reading) => [reading.pageId, reading])),
		record: { ...record, fileId: file.id, version: file.version }
	};
}

/** Whether what was restored says exactly what was exported. */
export function isRestored(exported: ExportRecord, parts: CandidateParts, formOf: FormOf): boolean {
	const { file, household, formVersions } = assembleCandidate(parts, formOf, exported.appVersion);
	const said = { file: exported.file, household: exported.household };
	return (
		canonicalJson({ file, household, formVersions }) ===
		canonicalJson({ ...said, formVersions: exported.formVersions })
	);
}
