// form.json checked at the edge: an office's own template passes the same gate as the forms in this folder.
// Shape by valibot, then the rules no shape can say (ids unique, boxes on the paper, every field placed).
import * as v from 'valibot';
import type { Mm, Rect } from '../domain/geometry.ts';
import type { FormDefinition, Print } from './form-schema.ts';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'kebab-case without dots'));
const text = v.pipe(v.string(), v.minLength(1));
const mm = v.pipe(v.number(), v.finite());
const size = v.pipe(v.number(), v.finite(), v.gtValue(0));
const box = v.strictObject({ x: mm, y: mm, width: size, height: size });

const kinds = [
	'person-name',
	'date',
	'month-range',
	'sex',
	'ethnicity',
	'religion',
	'nationality',
	'relation',
	'id-number',
	'passport',
	'address',
	'place',
	'phone',
	'email',
	'occupation',
	'education',
	'event',
	'book-number',
	'file-number',
	'row-number',
	'free-text'
] as const;

const personFacts = [
	'name',
	'other-name',
	'birth-date',
	'sex',
	'birth-place',
	'home-town',
	'ethnicity',
	'religion',
	'nationality',
	'id-number',
	'passport',
	'permanent-address',
	'current-address',
	'education',
	'qualification',
	'ethnic-language',
	'foreign-language',
	'occupation',
	'phone',
	'relation-to-head',
	'relation-to-subject',
	'criminal-record'
] as const;

const householdFacts = [
	'head-name',
	'file-number',
	'book-number',
	'register-number',
	'sheet-number',
	'event',
	'document-date',
	'deposit-date',
	'recipient',
	'head-opinion',
	'confirmation'
] as const;

const fact = v.variant('of', [
	v.strictObject({ of: v.literal('household'), is: v.picklist(householdFacts) }),
	v.strictObject({
		of: v.picklist(['subject', 'reporter', 'member', 'relative']),
		is: v.picklist(personFacts)
	})
]);

const column = {
	id,
	kind: v.picklist(kinds),
	label: text,
	synonyms: v.optional(v.array(text)),
	fact: v.optional(fact),
	optional: v.optional(v.boolean()),
	guess: v.optional(v.boolean())
};

const print = v.strictObject({
	id,
	edition: text,
	side: id,
	anchors: v.array(
		v.strictObject({
			text,
			box,
			sizeMm: size,
			bold: v.optional(v.boolean()),
			italic: v.optional(v.boolean()),
			field: v.optional(id)
		})
	),
	fields: v.record(id, v.pipe(v.array(box), v.minLength(1))),
	tables: v.record(
		id,
		v.strictObject({
			box,
			headerHeightMm: size,
			rowHeightMm: size,
			columns: v.record(id, v.tuple([mm, mm]))
		})
	),
	guess: v.optional(v.boolean())
});

/** Shape of form.json. */
export const formShape = v.strictObject({
	id,
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	code: text,
	title: text,
	source: text,
	paper: v.strictObject({ widthMm: size, heightMm: size }),
	fields: v.array(
		v.strictObject({
			...column,
			side: id,
			lines: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
			restricted: v.optional(v.boolean()),
			choices: v.optional(v.pipe(v.array(text), v.minLength(2)))
		})
	),
	tables: v.array(
		v.strictObject({
			id,
			side: id,
			label: text,
			columns: v.pipe(v.array(v.strictObject(column)), v.minLength(1))
		})
	),
	prints: v.array(print)
});

function repeated(ids: readonly string[]): readonly string[] {
	return ids.filter((each, index) => ids.indexOf(each) !== index);
}

function outside(paper: FormDefinition['paper'], rect: Rect<Mm>): boolean {
	return (
		rect.x < 0 ||
		rect.y < 0 ||
		rect.x + rect.width > paper.widthMm + 0.1 ||
		rect.y + rect.height > paper.heightMm + 0.1
	);
}

function printProblems(form: FormDefinition, print: Print): string[] {
	const problems: string[] = [];
	const at = `${print.id}/${print.side}`;
	const fields = form.fields.filter(({ side }) => side === print.side);
	const tables = form.tables.filter(({ side }) => side === print.side);
	for (const field of fields) {
		const boxes = print.fields[field.id];
		if (!boxes && !field.optional) problems.push(`${at}: no box for field ${field.id}`);
		if (boxes && boxes.length > (field.lines ?? 1))
			problems.push(`${at}: ${field.id} has more boxes than lines`);
	}
	for (const [name, boxes] of Object.entries(print.fields)) {
		if (!fields.some((field) => field.id === name))
			problems.push(`${at}: unknown field ${name} on this side`);
		if (boxes.some((rect) => outside(form.paper, rect)))
			problems.push(`${at}: ${name} lies outside the paper`);
	}
	for (const table of tables) {
		const placed = print.tables[table.id];
		for (const { id: columnId, optional } of table.columns)
			if (!placed?.columns[columnId] && !optional)
				problems.push(`${at}: no rules for column ${table.id}.${columnId}`);
	}
	for (const [name, placed] of Object.entries(print.tables)) {
		const table = tables.find((candidate) => candidate.id === name);
		if (!table) problems.push(`${at}: unknown table ${name} on this side`);
		if (outside(form.paper, placed.box)) problems.push(`${at}: ${name} lies outside the paper`);
		for (const [columnId, [left, right]] of Object.entries(placed.columns)) {
			if (!table?.columns.some((each) => each.id === columnId))
				problems.push(`${at}: unknown column ${name}.${columnId}`);
			if (left >= right) problems.push(`${at}: column ${name}.${columnId} has no width`);
		}
	}
	for (const { field } of print.anchors)
		if (field !== undefined && !print.fields[field])
			problems.push(`${at}: anchor of unknown field ${field}`);
	for (const anchor of print.anchors)
		if (outside(form.paper, anchor.box))
			problems.push(`${at}: anchor "${anchor.text}" lies outside the paper`);
	return problems;
}

/** What is wrong with a form whose shape holds; empty when nothing is. */
export function formProblems(form: FormDefinition): readonly string[] {
	const ids = [...form.fields.map((field) => field.id), ...form.tables.map((table) => table.id)];
	const problems = repeated(ids).map((each) => `id ${each} is used twice`);
	for (const table of form.tables)
		for (const each of repeated(table.columns.map((one) => one.id)))
			problems.push(`column ${table.id}.${each} is used twice`);
	for (const each of repeated(form.prints.map((one) => `${one.id}/${one.side}`)))
		problems.push(`print ${each} is given twice`);
	for (const one of form.prints) problems.push(...printProblems(form, one));
	return problems;
}

/** The form, or why it is none. */
export function parseForm(
	data: unknown
): { readonly form: FormDefinition } | { readonly problems: readonly string[] } {
	const parsed = v.safeParse(formShape, data);
	if (!parsed.success)
		return {
			problems: parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'form'}: ${issue.message}`)
		};
	const form = parsed.output as FormDefinition;
	const problems = formProblems(form);
	return problems.length > 0 ? { problems } : { form };
}
