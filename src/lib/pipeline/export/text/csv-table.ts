// A flat table as CSV text: mark, head line, one line a row.
import { defaultCodes } from '../codes.ts';
import type { Column } from '../columns/column.ts';
import type { ExportOptions } from '../exporter.ts';
import type { ExportLabels } from '../labels.ts';
import { byteOrderMark, csvLine } from './csv.ts';

/** Heads of the columns as the options want them. */
export function columnHeads(
	columns: readonly Column<never, keyof ExportLabels['columns']>[],
	options: ExportOptions
): string[] {
	return columns.map(({ id }) => (options.headers === 'ids' ? id : options.labels.columns[id]));
}

export async function* csvTable<Row>(
	columns: readonly Column<Row, keyof ExportLabels['columns']>[],
	rows: AsyncIterable<Row>,
	options: ExportOptions
): AsyncGenerator<string> {
	const guard = options.guardFormulas ?? true;
	const codes = options.codes ?? defaultCodes;
	yield byteOrderMark + csvLine(columnHeads(columns, options), guard);
	for await (const row of rows)
		yield csvLine(
			columns.map((column) => column.text(row, codes)),
			guard
		);
}
