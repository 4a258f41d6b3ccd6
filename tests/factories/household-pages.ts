// Small household files for tests: a made-up form whose fields carry their facts in their ids, and pages of it.
import type { Fact } from '#lib/domain/facts.ts';
import { readField } from '#lib/domain/fields/registry.ts';
import {
	cellKey,
	fieldKey,
	type PageId,
	type RegistryFileId,
	type RowId
} from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import type { CurrentValue } from '#lib/domain/record.ts';
import { householdFactKinds, personFactKinds } from '#lib/domain/fact-kinds.ts';
import type { ColumnDefinition, FieldDefinition, FormDefinition } from '#lib/forms/form-schema.ts';
import type { PageValues } from '#lib/pipeline/record/mentions.ts';

export const fileId = 'file-1' as RegistryFileId;

const kindOf = (fact: Fact) =>
	fact.of === 'household' ? householdFactKinds[fact.is] : personFactKinds[fact.is];
const fieldOf = (fact: Fact): FieldDefinition => ({
	id: `${fact.of}-${fact.is}`,
	kind: kindOf(fact),
	side: 'front',
	label: fact.is,
	fact
});

const personFacts = Object.keys(personFactKinds) as (keyof typeof personFactKinds)[];
const householdFacts = Object.keys(householdFactKinds) as (keyof typeof householdFactKinds)[];

/** A form that asks everything of subject, reporter and household, with a member and a relative table. */
export function testForm(id: string): FormDefinition {
	const columns = (of: 'member' | 'relative'): ColumnDefinition[] =>
		personFacts.map((is) => ({ ...fieldOf({ of, is }), id: is }));
	return {
		id,
		version: 1,
		code: id.toUpperCase(),
		title: id,
		source: 'test',
		paper: { widthMm: 210, heightMm: 297 },
		fields: [
			...personFacts.map((is) => fieldOf({ of: 'subject', is })),
			...personFacts.map((is) => fieldOf({ of: 'reporter', is })),
			...householdFacts.map((is) => fieldOf({ of: 'household', is }))
		],
		tables: [
			{ id: 'members', side: 'front', label: 'members', columns: columns('member') },
			{ id: 'relatives', side: 'front', label: 'relatives', columns: columns('relative') }
		],
		prints: []
	};
}

export const formOf = (id: string): FormDefinition | null =>
	id.startsWith('none') ? null : testForm(id);

type Facts = Readonly<Record<string, string>>;

export interface PaperSketch {
	readonly form?: string;
	readonly subject?: Facts;
	readonly reporter?: Facts;
	readonly household?: Facts;
	readonly members?: readonly Facts[];
	readonly relatives?: readonly Facts[];
}

function current(pageId: PageId, key: CurrentValue['key'], fact: Fact, raw: string): CurrentValue {
	const { value } = readField(kindOf(fact), raw);
	return {
		key,
		pageId,
		raw,
		value,
		status: raw === '' ? 'blank' : 'read',
		source: 'ocr',
		confidence: 0.9,
		reading: null,
		entry: null
	};
}

/** A page as the record stage gets it. Facts are written as a paper would: `{ name: 'Nguyễn Văn A' }`. */
export function paper(index: number, sketch: PaperSketch): PageValues {
	const pageId = `p${index}` as PageId;
	const values: CurrentValue[] = [];
	for (const of of ['subject', 'reporter', 'household'] as const)
		for (const [is, raw] of Object.entries(sketch[of] ?? {}))
			values.push(current(pageId, fieldKey(pageId, `${of}-${is}`), { of, is } as Fact, raw));
	const tables = { members: 'member', relatives: 'relative' } as const;
	for (const table of ['members', 'relatives'] as const)
		for (const [row, facts] of (sketch[table] ?? []).entries())
			for (const [is, raw] of Object.entries(facts)) {
				const key = cellKey(pageId, table, `r${row + 1}` as RowId, is);
				values.push(current(pageId, key, { of: tables[table], is } as Fact, raw));
			}
	return { page: page(pageId, index, sketch.form ?? 'hk02'), values };
}

function page(id: PageId, index: number, formId: string): Page {
	return {
		id,
		fileId,
		index,
		source: { id: 'source' as Page['source']['id'], fileName: 'a.pdf', pageIndex: index },
		widthPx: 100,
		heightPx: 100,
		dpi: 300,
		state: 'read',
		form: {
			formId,
			formVersion: 1,
			side: 'front',
			print: null,
			probability: 1,
			residualPx: 0,
			by: 'machine'
		},
		nature: 'form'
	};
}

export const papers = (...sketches: readonly PaperSketch[]): PageValues[] =>
	sketches.map((sketch, index) => paper(index, sketch));
