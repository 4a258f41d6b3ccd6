// CSV, one line a household file.
import { householdColumns } from '../columns/household-columns.ts';
import type { Exporter } from '../exporter.ts';
import { tablePlan } from '../profile/table-plan.ts';
import { utf8Chunks } from '../text/chunks.ts';
import { csvTable } from '../text/csv-table.ts';

export const exporter = {
	id: 'csv-households',
	fileName: 'ho',
	extension: 'csv',
	mediaType: 'text/csv;charset=utf-8',
	report: 'csv',
	write: (records, options) => {
		const plan = tablePlan('households', householdColumns, options);
		return utf8Chunks(csvTable(plan, records, options), options.signal);
	}
} satisfies Exporter;
