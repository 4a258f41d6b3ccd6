// The words an export writes into its files; given as data, because the pure core knows no language.
import type { HouseholdColumnId } from './columns/household-columns.ts';
import type { PersonColumnId } from './columns/person-columns.ts';
import type { FactSubject } from '../../domain/facts.ts';
import type { FieldStatus } from '../../domain/reading.ts';

export interface ExportLabels {
	readonly columns: Readonly<Record<PersonColumnId | HouseholdColumnId, string>>;
	readonly sheets: {
		readonly persons: string;
		readonly households: string;
		readonly codes: string;
	};
	readonly codes: { readonly list: string; readonly code: string; readonly name: string };
	readonly codeLists: Readonly<Record<'status' | 'role', string>>;
	readonly statuses: Readonly<Record<FieldStatus, string>>;
	readonly roles: Readonly<Record<Exclude<FactSubject, 'household'>, string>>;
}
