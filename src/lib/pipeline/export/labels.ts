// The words an export writes into its files; given as data, because the pure core knows no language.
import type { HouseholdColumnId } from './columns/household-columns.ts';
import type { PersonColumnId } from './columns/person-columns.ts';
import type { FactSubject } from '../../domain/facts.ts';
import type { MemberStatus } from '../../domain/member-status.ts';
import type { FieldStatus } from '../../domain/reading.ts';

export interface ExportLabels {
	readonly columns: Readonly<Record<PersonColumnId | HouseholdColumnId, string>>;
	readonly sheets: {
		readonly persons: string;
		readonly households: string;
		readonly codes: string;
	};
	readonly codes: { readonly list: string; readonly code: string; readonly name: string };
	readonly codeLists: Readonly<
		Record<
			| 'ethnicities1979'
			| 'ethnicitiesCensus'
			| 'religions'
			| 'nationalities'
			| 'sex'
			| 'relation'
			| 'status'
			| 'memberStatus'
			| 'role',
			string
		>
	>;
	/** QCVN 109 code → word. */
	readonly sexes: Readonly<Record<'0' | '1' | '2', string>>;
	/** Share-platform code → word. */
	readonly relations: Readonly<Record<string, string>>;
	/** Table of the files held back, and a sentence for each reason; `{name}` is replaced by its parameter. */
	readonly held: {
		readonly file: string;
		readonly title: string;
		readonly code: string;
		readonly reason: string;
		/** Head of the other report: why a value is missing in a file. */
		readonly leftOut: string;
		readonly reasons: Readonly<Record<string, string>>;
	};
	readonly statuses: Readonly<Record<FieldStatus, string>>;
	readonly memberStatuses: Readonly<Record<MemberStatus, string>>;
	readonly roles: Readonly<Record<Exclude<FactSubject, 'household'>, string>>;
}
