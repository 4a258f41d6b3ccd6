// Loads an opened package in one transaction: stage, compare, upsert. A failure at any point changes nothing.
import type { Client } from 'pg';
import { personRowsOf } from '../../src/lib/pipeline/export/columns/rows.ts';
import {
	conflictSql,
	goneSql,
	householdKey,
	householdSqlColumns,
	personKey,
	personSqlColumns,
	schemaSql,
	stagingSql,
	upsertHouseholdSql,
	upsertPersonSql
} from '../../src/lib/pipeline/export/sql/schema.ts';
import { readJsonLines } from '../../src/lib/pipeline/export/text/jsonl-reader.ts';
import { fail, ok, type Result } from '../../src/lib/domain/result.ts';
import type { OpenedPackage } from './package.ts';

export type LoadFailure = 'record-broken' | 'count-differs' | 'database-too-old';

export interface TableDiff {
	readonly insert: number;
	readonly change: number;
	readonly leave: number;
	readonly remove: number;
}

export interface LoadReport {
	readonly household: TableDiff;
	readonly person: TableDiff;
	/** Files of an earlier package that are no longer approved. */
	readonly withdrawn: number;
	/** Rows that the load inserted, changed or removed; 0 in a dry run. */
	readonly changedRows: number;
	readonly conflicts: number;
}

/** Rows sent in one statement: about 2 MB. */
const batchRows = 2000;

/** Rows gathered by column, as `unnest` takes them. */
class StagingTable {
	readonly #client: Client;
	readonly #sql: string;
	readonly #width: number;
	#columns: string[][];
	rows = 0;

	constructor(client: Client, table: string, columns: readonly { readonly name: string }[]) {
		const names = columns.map(({ name }) => name).join(', ');
		const arrays = columns.map((_, index) => `$${index + 1}::text[]`).join(', ');
		this.#client = client;
		this.#sql = `INSERT INTO ${table} (${names}) SELECT * FROM unnest(${arrays})`;
		this.#width = columns.length;
		this.#columns = this.#empty();
	}

	#empty(): string[][] {
		return Array.from({ length: this.#width }, () => []);
	}

	async add(cells: readonly string[]): Promise<void> {
		// PostgreSQL text cannot hold NUL.
		cells.forEach((cell, index) => this.#columns[index]?.push(cell.replaceAll('\0', '')));
		if (++this.rows % batchRows === 0) await this.flush();
	}

	async flush(): Promise<void> {
		if (this.#columns[0]?.length) await this.#client.query(this.#sql, this.#columns);
		this.#columns = this.#empty();
	}
}

async function stage(
	client: Client,
	{ records, recordsName, manifest }: OpenedPackage
): Promise<Result<void, LoadFailure>> {
	const { counts, settings: codes } = manifest;
	const households = new StagingTable(client, 'staging_household', householdSqlColumns);
	const persons = new StagingTable(client, 'staging_person', personSqlColumns);
	for await (const result of readJsonLines(records())) {
		if (!result.ok)
			return fail('record-broken', {
				name: recordsName,
				line: result.failure.params?.['line'] ?? 1
			});
		const record = result.value;
		await households.add(householdSqlColumns.map(({ column }) => column.text(record, codes)));
		for (const row of personRowsOf(record))
			await persons.add(personSqlColumns.map(({ column }) => column.text(row, codes)));
	}
	await households.flush();
	await persons.flush();
	const { files, persons: expected } = counts;
	if (households.rows !== files)
		return fail('count-differs', { name: 'hồ sơ', expected: files, found: households.rows });
	if (persons.rows !== expected)
		return fail('count-differs', { name: 'nhân khẩu', expected, found: persons.rows });
	await client.query('ANALYZE staging_household; ANALYZE staging_person');
	return ok(undefined);
}

async function diffOf(
	client: Client,
	table: 'household' | 'person',
	columns: readonly { readonly name: string }[],
	key: readonly string[]
): Promise<TableDiff> {
	const on = key.map((name) => `t.${name} = s.${name}`).join(' AND ');
	const rest = columns.map(({ name }) => name).filter((name) => !key.includes(name));
	const row = (of: string) => rest.map((name) => `${of}.${name}`).join(', ');
	const gone =
		table === 'household'
			? 'SELECT 0'
			: `SELECT count(*) FROM person t JOIN staging_household h USING (file_id)
				WHERE NOT EXISTS (SELECT FROM staging_person s WHERE ${on})`;
	const { rows } = await client.query<Record<keyof TableDiff, string>>(
		`SELECT count(*) FILTER (WHERE t.file_id IS NULL) AS insert,
			count(*) FILTER (WHERE t.file_id IS NOT NULL AND (${row('t')}) IS DISTINCT FROM (${row('s')})) AS change,
			count(*) FILTER (WHERE t.file_id IS NOT NULL AND (${row('t')}) IS NOT DISTINCT FROM (${row('s')})) AS leave,
			(${gone}) AS remove
		FROM staging_${table} s LEFT JOIN ${table} t ON ${on}`
	);
	const [found] = rows;
	return {
		insert: Number(found?.insert),
		change: Number(found?.change),
		leave: Number(found?.leave),
		remove: Number(found?.remove)
	};
}

async function apply(client: Client, removed: readonly string[]): Promise<number> {
	let changed = 0;
	for (const sql of [goneSql, upsertHouseholdSql, upsertPersonSql])
		changed += (await client.query(sql)).rowCount ?? 0;
	await client.query(conflictSql);
	await client.query(
		`INSERT INTO conflict (kind, file_id, person_id, detail)
		SELECT 'withdrawn', id, '', '' FROM unnest($1::text[]) AS id JOIN household ON file_id = id
		ON CONFLICT DO NOTHING`,
		[removed]
	);
	return changed;
}

/** @throws pg's errors; the transaction is rolled back by then. */
export async function loadPackage(
	client: Client,
	opened: OpenedPackage,
	{ dryRun, onDiff }: { dryRun: boolean; onDiff?: (report: LoadReport) => void }
): Promise<Result<LoadReport, LoadFailure>> {
	const { rows } = await client.query<{ server_version_num: string; server_version: string }>(
		`SELECT current_setting('server_version_num') AS server_version_num, current_setting('server_version') AS server_version`
	);
	if (Number(rows[0]?.server_version_num) < 150_000)
		return fail('database-too-old', { version: rows[0]?.server_version ?? '?' });
	await client.query('BEGIN');
	try {
		await client.query(schemaSql + stagingSql);
		const staged = await stage(client, opened);
		if (!staged.ok) {
			await client.query('ROLLBACK');
			return staged;
		}
		const removed = opened.manifest.delta?.removed ?? [];
		const report: LoadReport = {
			household: await diffOf(client, 'household', householdSqlColumns, householdKey),
			person: await diffOf(client, 'person', personSqlColumns, personKey),
			withdrawn: removed.length,
			changedRows: 0,
			conflicts: 0
		};
		onDiff?.(report);
		if (dryRun) {
			await client.query('ROLLBACK');
			return ok(report);
		}
		const changedRows = await apply(client, removed);
		const counted = await client.query<{ count: string }>('SELECT count(*) FROM conflict');
		await client.query('COMMIT');
		return ok({ ...report, changedRows, conflicts: Number(counted.rows[0]?.count) });
	} catch (error) {
		// A broken connection cannot roll back; the server does it by itself.
		await client.query('ROLLBACK').catch(() => undefined);
		throw error;
	}
}
