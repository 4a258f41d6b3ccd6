// The fields a page has, in the order they are keyed: the form's header fields, then its tables row by row.
// They come from the form's data, not from the readings, so that a page can be keyed before it is read.
import type { Fact } from '#lib/domain/facts.ts';
import type { FieldKindId } from '#lib/domain/fields/field-kind.ts';
import {
	cellKey,
	type FieldKey,
	fieldKey,
	type PageId,
	parseFieldKey,
	type RowId
} from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import type { FileRecord } from '#lib/domain/record.ts';
import type { FormDefinition, TableDefinition } from '#lib/forms/form-schema.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';

export interface FieldSlot {
	readonly key: FieldKey;
	readonly pageId: PageId;
	readonly fieldId: string;
	readonly label: string;
	readonly kind: FieldKindId;
	readonly fact: Fact | null;
	readonly cell: {
		readonly tableId: string;
		readonly rowId: RowId;
		readonly columnId: string;
	} | null;
	readonly optional: boolean;
	readonly restricted: boolean;
}

/** A table's rows as a person left them, else as the machine found them. */
export function tableRows(
	pageId: PageId,
	tableId: string,
	reading: PageReading | null,
	rows: FileRecord['rows']
): readonly RowId[] {
	const byPerson = rows[`${pageId}#${tableId}`];
	return byPerson ?? reading?.tables.find((table) => table.tableId === tableId)?.rowIds ?? [];
}

/** An id for a row a person adds: never one that is or was used in this table, so that no old entry comes back. */
export function newRowId(
	pageId: PageId,
	tableId: string,
	rowIds: readonly RowId[],
	record: FileRecord
): RowId {
	const used = new Set<string>(rowIds);
	for (const key of Object.keys(record.entries)) {
		const place = parseFieldKey(key);
		if (place?.pageId === pageId && place.cell?.tableId === tableId) used.add(place.cell.rowId);
	}
	let number = 1;
	while (used.has(`c${number}`)) number++;
	return `c${number}` as RowId;
}

function rowSlots(pageId: PageId, table: TableDefinition, rowId: RowId): FieldSlot[] {
	return table.columns.map((column) => ({
		key: cellKey(pageId, table.id, rowId, column.id),
		pageId,
		fieldId: column.id,
		label: column.label,
		kind: column.kind,
		fact: column.fact ?? null,
		cell: { tableId: table.id, rowId, columnId: column.id },
		optional: column.optional ?? false,
		restricted: false
	}));
}

/** Tables printed on the page's face; none where the page is no form. */
export function pageTables(page: Page, form: FormDefinition | null): readonly TableDefinition[] {
	if (!form || !page.form || page.nature === 'other') return [];
	return form.tables.filter((table) => table.side === page.form?.side);
}

/**
 * An optional field that the page's print does not have: other prints of the form do. Only the machine's word for a
 * print somebody has seen counts; where the page was laid out from its labels, no print says what it lacks.
 */
export function isOffPrint(
	{ cell, fieldId, optional }: FieldSlot,
	page: Page,
	form: FormDefinition | null
): boolean {
	if (!optional || page.form?.by !== 'machine' || page.form.print === null) return false;
	const { print, side } = page.form;
	const known = form?.prints.find((one) => one.id === print && one.side === side);
	if (!known || known.guess) return false;
	if (!cell) return !(fieldId in known.fields);
	const table = known.tables[cell.tableId];
	return table !== undefined && !(cell.columnId in table.columns);
}

export function fieldSlots(
	page: Page,
	form: FormDefinition | null,
	reading: PageReading | null,
	rows: FileRecord['rows']
): readonly FieldSlot[] {
	if (!form || !page.form || page.nature === 'other') return [];
	const header = form.fields
		.filter((field) => field.side === page.form?.side)
		.map((field): FieldSlot => ({
			key: fieldKey(page.id, field.id),
			pageId: page.id,
			fieldId: field.id,
			label: field.label,
			kind: field.kind,
			fact: field.fact ?? null,
			cell: null,
			optional: field.optional ?? false,
			restricted: field.restricted ?? false
		}));
	const cells = pageTables(page, form).flatMap((table) =>
		tableRows(page.id, table.id, reading, rows).flatMap((rowId) => rowSlots(page.id, table, rowId))
	);
	return [...header, ...cells];
}
