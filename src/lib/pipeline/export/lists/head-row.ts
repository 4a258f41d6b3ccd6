// Where the head of a list is: offices write the list's name, the unit and a blank line above it.
import type { ExportLabels } from '../labels.ts';
import { matchTitle, titleIndex } from '../profile/from-header.ts';
import type { ListRows } from './list-table.ts';

/** Rows looked at from the top. */
const lookedAt = 20;

/** Index of the row that names the most columns; the first row where none names any. */
export function headRowOf(rows: ListRows, labels: ExportLabels): number {
	const index = titleIndex(labels);
	const named = rows
		.slice(0, lookedAt)
		.map((row) => new Set(row.map((cell) => matchTitle(cell, index)).filter(Boolean)).size);
	return Math.max(0, named.indexOf(Math.max(1, ...named)));
}
