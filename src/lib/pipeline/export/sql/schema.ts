// The PostgreSQL schema a package is loaded into: text columns, stable keys, a table of conflicts. The SQL export
// and the loader share it, so that both ways give the same rows.
import type { Column } from '../columns/column.ts';
import { householdColumns } from '../columns/household-columns.ts';
import { personColumns } from '../columns/person-columns.ts';

/** Owned by the loader; nothing else in the database is touched. */
export const schemaName = 'tang_thu';

interface SqlColumn<Row> {
	readonly name: string;
	readonly column: Column<Row>;
}

const sqlColumns = <Row>(columns: readonly Column<Row>[]): SqlColumn<Row>[] =>
	columns.map((column) => ({ name: column.id.replaceAll('-', '_'), column }));

export const personSqlColumns = sqlColumns(personColumns);
export const householdSqlColumns = sqlColumns(householdColumns);

/** Column names that key a row: the file, and inside it the person. */
export const personKey = ['file_id', 'person_id'] as const;
export const householdKey = ['file_id'] as const;

const definitions = (columns: readonly { readonly name: string }[]) =>
	columns.map(({ name }) => `\t${name} text NOT NULL`).join(',\n');

/** Columns that a table made by an older version does not have yet. */
const added = (table: string, columns: readonly { readonly name: string }[]) =>
	`ALTER TABLE ${table}\n${columns
		.map(({ name }) => `\tADD COLUMN IF NOT EXISTS ${name} text NOT NULL DEFAULT ''`)
		.join(',\n')};\n`;

export const schemaSql = `CREATE SCHEMA IF NOT EXISTS ${schemaName};
SET LOCAL search_path TO ${schemaName}, pg_temp;
CREATE TABLE IF NOT EXISTS household (
${definitions(householdSqlColumns)},
	PRIMARY KEY (${householdKey.join(', ')})
);
CREATE TABLE IF NOT EXISTS person (
${definitions(personSqlColumns)},
	PRIMARY KEY (${personKey.join(', ')})
);
${added('household', householdSqlColumns)}${added('person', personSqlColumns)}CREATE INDEX IF NOT EXISTS person_id_number ON person (id_number) WHERE id_number <> '';
CREATE TABLE IF NOT EXISTS conflict (
	kind text NOT NULL,
	file_id text NOT NULL,
	person_id text NOT NULL,
	detail text NOT NULL,
	PRIMARY KEY (kind, file_id, person_id, detail)
);
`;

export const stagingSql = `CREATE TEMP TABLE staging_household (LIKE household) ON COMMIT DROP;
CREATE TEMP TABLE staging_person (LIKE person) ON COMMIT DROP;
`;

function upsert(
	table: string,
	columns: readonly { readonly name: string }[],
	key: readonly string[]
): string {
	const names = columns.map(({ name }) => name);
	const values = names.filter((name) => !key.includes(name));
	const row = (of: string) => values.map((name) => `${of}.${name}`).join(', ');
	return `INSERT INTO ${table} (${names.join(', ')})
SELECT ${names.join(', ')} FROM staging_${table}
ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${values.map((name) => `${name} = EXCLUDED.${name}`).join(', ')}
WHERE (${row(table)}) IS DISTINCT FROM (${row('EXCLUDED')});
`;
}

/** Persons that a newer version of their file no longer has. */
export const goneSql = `DELETE FROM person USING staging_household
WHERE person.file_id = staging_household.file_id AND NOT EXISTS (
	SELECT FROM staging_person
	WHERE staging_person.file_id = person.file_id AND staging_person.person_id = person.person_id
);
`;

/** One identity number on several persons: shown, never merged (a CMND is no unique key). */
const twice = `SELECT 'id-number-twice' AS kind, file_id, person_id, id_number AS detail FROM person
WHERE id_number IN (
	SELECT id_number FROM person WHERE id_number <> '' GROUP BY id_number HAVING count(*) > 1
)`;

export const conflictSql = `DELETE FROM conflict WHERE kind = 'id-number-twice'
AND (kind, file_id, person_id, detail) NOT IN (${twice});
INSERT INTO conflict (kind, file_id, person_id, detail)
${twice}
ON CONFLICT DO NOTHING;
`;

export const upsertPersonSql = upsert('person', personSqlColumns, personKey);
export const upsertHouseholdSql = upsert('household', householdSqlColumns, householdKey);
export const upsertSql = `${goneSql}${upsertHouseholdSql}${upsertPersonSql}${conflictSql}`;
