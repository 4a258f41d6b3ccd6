// SQL for PostgreSQL 15 and later: the schema, both tables by COPY into staging, one upsert by stable keys, all in
// one transaction. `psql -v ON_ERROR_STOP=1 -f` runs it; running it again changes nothing.
import type { ExportRecord } from '../../export-record.ts';
import { defaultCodes } from '../codes.ts';
import { personRowsOf } from '../columns/rows.ts';
import type { ExportOptions, Exporter } from '../exporter.ts';
import {
	householdSqlColumns,
	personSqlColumns,
	schemaSql,
	stagingSql,
	upsertSql
} from '../sql/schema.ts';
import { utf8Chunks } from '../text/chunks.ts';
import { HeldText } from '../text/held-text.ts';

const escapes: Readonly<Record<string, string>> = {
	'\\': '\\\\',
	'\t': '\\t',
	'\n': '\\n',
	'\r': '\\r',
	'\b': '\\b',
	'\f': '\\f',
	'\v': '\\v',
	// PostgreSQL text cannot hold NUL at all.
	'\0': ''
};

// eslint-disable-next-line no-control-regex -- what COPY's text format escapes
const special = /[\\\t\n\r\u0008\f\v\0]/g;

/** One value of COPY's text format. */
export const copyValue = (text: string): string =>
	text.replace(special, (char) => escapes[char] ?? char);

const copyRow = (cells: readonly string[]) => `${cells.map(copyValue).join('\t')}\n`;

const copyStart = (table: string, columns: readonly { readonly name: string }[]) =>
	`COPY ${table} (${columns.map(({ name }) => name).join(', ')}) FROM stdin;\n`;

async function* script(
	records: AsyncIterable<ExportRecord>,
	{ codes = defaultCodes, signal }: ExportOptions
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const households = new HeldText();
	async function* persons(): AsyncGenerator<string> {
		yield `BEGIN;\n${schemaSql}${stagingSql}${copyStart('staging_person', personSqlColumns)}`;
		for await (const record of records) {
			households.add(copyRow(householdSqlColumns.map(({ column }) => column.text(record, codes))));
			for (const row of personRowsOf(record))
				yield copyRow(personSqlColumns.map(({ column }) => column.text(row, codes)));
		}
		yield `\\.\n${copyStart('staging_household', householdSqlColumns)}`;
	}
	yield* utf8Chunks(persons(), signal);
	yield* households.chunks();
	yield new TextEncoder().encode(`\\.\n${upsertSql}COMMIT;\n`);
}

export const exporter = {
	id: 'sql',
	fileName: 'ho-so',
	extension: 'sql',
	mediaType: 'application/sql',
	report: 'csv',
	write: script
} satisfies Exporter;
