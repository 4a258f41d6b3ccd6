// The first rows of a flat table as a profile would write them, for a look before anything is written.
import type { ExportRecord } from '../../export-record.ts';
import { householdColumns } from '../columns/household-columns.ts';
import { personColumns } from '../columns/person-columns.ts';
import { personRowsOf } from '../columns/rows.ts';
import type { ExportOptions } from '../exporter.ts';
import { tablePlan } from './table-plan.ts';

export type TableId = 'persons' | 'households';

export interface Preview {
	readonly heads: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

export function previewTable(
	table: TableId,
	records: readonly ExportRecord[],
	options: ExportOptions
): Preview {
	if (table === 'households') {
		const plan = tablePlan('households', householdColumns, options);
		return { heads: plan.heads, rows: records.map((record) => plan.cells(record)) };
	}
	const plan = tablePlan('persons', personColumns, options);
	const rows = records.flatMap((record) => personRowsOf(record).map((row) => plan.cells(row)));
	return { heads: plan.heads, rows };
}
