// CSV, one line a person, the household's numbers repeated: what a spreadsheet or a loader takes first.
import { personColumns } from '../columns/person-columns.ts';
import { personRows } from '../columns/rows.ts';
import type { Exporter } from '../exporter.ts';
import { tablePlan } from '../profile/table-plan.ts';
import { utf8Chunks } from '../text/chunks.ts';
import { csvTable } from '../text/csv-table.ts';

export const exporter = {
	id: 'csv',
	fileName: 'nhan-khau',
	extension: 'csv',
	mediaType: 'text/csv;charset=utf-8',
	report: 'csv',
	write: (records, options) => {
		const plan = tablePlan('persons', personColumns, options);
		return utf8Chunks(csvTable(plan, personRows(records), options), options.signal);
	}
} satisfies Exporter;
