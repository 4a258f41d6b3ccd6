// XLSX: persons, households and the lists of codes, every cell typed as text. Records are read once, so the
// smaller sheet of households is held, packed, until the sheet of persons has been streamed.
import type { ExportRecord } from '../../export-record.ts';
import { householdColumns } from '../columns/household-columns.ts';
import { personColumns } from '../columns/person-columns.ts';
import { personRowsOf } from '../columns/rows.ts';
import type { ExportOptions, Exporter } from '../exporter.ts';
import { tablePlan, type TablePlan } from '../profile/table-plan.ts';
import { codeRows } from '../spreadsheet/code-sheet.ts';
import { HeldRows } from '../spreadsheet/held-rows.ts';
import { workbook, type SheetPlan } from '../spreadsheet/workbook.ts';

const headed = ({ heads, widths }: Pick<TablePlan<never>, 'heads' | 'widths'>) =>
	heads.map((head, index) => ({ head, width: widths[index] ?? 12 }));

function plans(records: AsyncIterable<ExportRecord>, options: ExportOptions): SheetPlan[] {
	const { sheets, codes } = options.labels;
	const persons = tablePlan('persons', personColumns, options);
	const households = tablePlan('households', householdColumns, options);
	const held = new HeldRows();
	async function* personCells(): AsyncGenerator<readonly string[]> {
		for await (const record of records) {
			held.add(households.cells(record));
			for (const row of personRowsOf(record)) yield persons.cells(row);
		}
	}
	const codeHeads = { heads: [codes.list, codes.code, codes.name], widths: [24, 14, 40] };
	return [
		{ name: sheets.persons, columns: headed(persons), rows: personCells() },
		{ name: sheets.households, columns: headed(households), rows: held.rows() },
		{ name: sheets.codes, columns: headed(codeHeads), rows: codeRows(options) }
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
