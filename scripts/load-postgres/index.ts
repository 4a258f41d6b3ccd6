// `npm run load-postgres -- PACKAGE --database URL [--dry-run]`: a proved package into PostgreSQL, all or nothing.
// Exit status: 0 loaded (or shown), 1 refused, 2 wrong call.
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { loadPostgresVi, loadPostgresWords as words } from '../../src/lib/i18n/load-postgres.vi.ts';
import type { Failure } from '../../src/lib/domain/result.ts';
import { loadPackage, type LoadReport } from './load.ts';
import { openPackage } from './package.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { database: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } }
});
const [folder] = positionals;

if (folder === undefined || values.database === undefined) {
	console.error(folder === undefined ? words.noPackage : words.noDatabase);
	console.error(words.usage);
	process.exitCode = 2;
} else process.exitCode = await run(folder, values.database, values['dry-run']);

function refuse({ code, params = {} }: Failure<keyof typeof loadPostgresVi>): number {
	console.error(loadPostgresVi[code](params));
	return 1;
}

/** The server's own words, without the address they may repeat. */
function detailOf(error: unknown): string {
	if (!(error instanceof Error)) return 'lỗi không rõ';
	return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function printDiff({ household, person, withdrawn }: LoadReport): void {
	console.log(words.diff(words.tables.household, { ...household }));
	console.log(words.diff(words.tables.person, { ...person }));
	if (withdrawn > 0) console.log(words.withdrawn(withdrawn));
}

async function run(path: string, database: string, dryRun: boolean): Promise<number> {
	const opened = await openPackage(path);
	if (!opened.ok) return refuse(opened.failure);
	const client = new Client({ connectionString: database });
	try {
		await client.connect();
	} catch (error) {
		return refuse({ code: 'database-unreachable', params: { detail: detailOf(error) } });
	}
	const started = performance.now();
	try {
		const loaded = await loadPackage(client, opened.value, { dryRun, onDiff: printDiff });
		if (!loaded.ok) return refuse(loaded.failure);
		const seconds = ((performance.now() - started) / 1000).toFixed(1);
		console.log(dryRun ? words.dryRun : words.loaded(loaded.value.changedRows, seconds));
		if (loaded.value.conflicts > 0) console.log(words.conflicts(loaded.value.conflicts));
		return 0;
	} catch (error) {
		return refuse({ code: 'load-failed', params: { detail: detailOf(error) } });
	} finally {
		await client.end().catch(() => undefined);
	}
}
