// XLSX: persons, households and the lists of codes, every cell typed as text. Records are read once, so the
// smaller sheet of households is held, packed, until the sheet of persons has been streamed.
import type { ExportRecord } from '../../export-record.ts';
import { householdColumns } from '../columns/household-columns.ts';
import { personColumns } from '../columns/person-columns.ts';
import { personRowsOf } from '../columns/rows.ts';
import { defaultCodes } from '../codes.ts';
import type { ExportOptions, Exporter } from '../exporter.ts';
import { HeldRows } from '../spreadsheet/held-rows.ts';
import { codeRows } from '../spreadsheet/code-sheet.ts';
import { workbook, type SheetPlan } from '../spreadsheet/workbook.ts';
import { columnHeads } from '../text/csv-table.ts';

function plans(records: AsyncIterable<ExportRecord>, options: ExportOptions): SheetPlan[] {
	const { labels, codes = defaultCodes } = options;
	const held = new HeldRows();
	async function* persons(): AsyncGenerator<readonly string[]> {
		for await (const record of records) {
			held.add(householdColumns.map((column) => column.text(record, codes)));
			for (const row of personRowsOf(record))
				yield personColumns.map((column) => column.text(row, codes));
		}
	}
	const headed = (heads: readonly string[], columns: readonly { readonly width: number }[]) =>
		columns.map(({ width }, index) => ({ head: heads[index] ?? '', width }));
	return [
		{
			name: labels.sheets.persons,
			columns: headed(columnHeads(personColumns, options), personColumns),
			rows: persons()
		},
		{
			name: labels.sheets.households,
			columns: headed(columnHeads(householdColumns, options), householdColumns),
			rows: held.rows()
		},
		{
			name: labels.sheets.codes,
			columns: headed(
				[labels.codes.list, labels.codes.code, labels.codes.name],
				[{ width: 24 }, { width: 14 }, { width: 40 }]
			),
			rows: codeRows(options)
		}
	];
}

export const exporter = {
	id: 'xlsx',
	fileName: 'ho-so',
	extension: 'xlsx',
	mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	report: 'xlsx',
	write: (records, options) =>
		workbook(plans(records, options), options.signal ? { signal: options.signal } : {})
} satisfies Exporter;
