// A column of a flat table: an id, a width for spreadsheets, and how its text is taken from a row.
import type { Person } from '../../../domain/household.ts';
import type { AddressLayerId, ExportRecord } from '../../export-record.ts';
import type { CodeChoice } from '../codes.ts';

export interface PersonRow {
	readonly record: ExportRecord;
	readonly person: Person;
	/** Position inside the household, from 1. */
	readonly number: number;
}

export interface Column<Row, Id extends string = string> {
	readonly id: Id;
	/** Characters, as spreadsheets count. */
	readonly width: number;
	/** Plain text, NFC; empty where nothing is known. */
	readonly text: (row: Row, codes: CodeChoice) => string;
	/** An address in another layer than as written; absent for columns that hold no address. */
	readonly inLayer?: (row: Row, layer: AddressLayerId) => string;
}
