// A flat table as CSV text: mark, head line, one line a row.
import type { ExportOptions } from '../exporter.ts';
import type { TablePlan } from '../profile/table-plan.ts';
import { byteOrderMark, csvLine } from './csv.ts';

export async function* csvTable<Row>(
	plan: TablePlan<Row>,
	rows: AsyncIterable<Row>,
	{ guardFormulas = true }: ExportOptions
): AsyncGenerator<string> {
	yield byteOrderMark + csvLine(plan.heads, guardFormulas);
	for await (const row of rows) yield csvLine(plan.cells(row), guardFormulas);
}
