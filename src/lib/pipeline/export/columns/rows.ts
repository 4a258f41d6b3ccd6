// Records as rows of persons, in the order of the household.
import type { ExportRecord } from '../../export-record.ts';
import type { PersonRow } from './column.ts';

export function personRowsOf(record: ExportRecord): PersonRow[] {
	return record.household.persons.map((person, index) => ({ record, person, number: index + 1 }));
}

export async function* personRows(records: AsyncIterable<ExportRecord>): AsyncGenerator<PersonRow> {
	for await (const record of records) yield* personRowsOf(record);
}
