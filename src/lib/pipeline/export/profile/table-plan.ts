// The columns of one flat table as they will be written: all of them, or those a profile chose, under its titles.
import { defaultCodes } from '../codes.ts';
import type { Column } from '../columns/column.ts';
import type { ExportOptions } from '../exporter.ts';
import type { ExportLabels } from '../labels.ts';
import { styled } from './value-style.ts';

export interface TablePlan<Row> {
	readonly heads: readonly string[];
	readonly widths: readonly number[];
	cells(row: Row): string[];
}

/** Width of a column that only the office's template knows. */
const emptyWidth = 12;

export function tablePlan<Row>(
	table: 'persons' | 'households',
	columns: readonly Column<Row, keyof ExportLabels['columns']>[],
	{ labels, headers, codes = defaultCodes, profile }: ExportOptions
): TablePlan<Row> {
	const chosen = profile?.[table] ?? [];
	if (chosen.length === 0)
		return {
			heads: columns.map(({ id }) => (headers === 'ids' ? id : labels.columns[id])),
			widths: columns.map(({ width }) => width),
			cells: (row) => columns.map((column) => column.text(row, codes))
		};
	const choice = profile
		? { ethnicities: profile.ethnicities, noReligion: profile.noReligion }
		: codes;
	const found = chosen.map((style) => ({
		style,
		column: columns.find(({ id }) => id === style.id)
	}));
	const layer = profile?.address ?? 'written';
	const textOf = (column: Column<Row>, row: Row) =>
		layer !== 'written' && column.inLayer ? column.inLayer(row, layer) : column.text(row, choice);
	return {
		heads: chosen.map(({ title }) => title),
		widths: found.map(({ column }) => column?.width ?? emptyWidth),
		cells: (row) =>
			found.map(({ style, column }) => (column ? styled(textOf(column, row), style) : ''))
	};
}
