import { execFileSync, spawnSync } from 'node:child_process';
import {
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candidateOf, crowdRecord, sourceOf } from '../../tests/factories/export-records.ts';
import { exportTo } from '../../tests/factories/export-folder.ts';
import { hasPostgres, startPostgres, type TestServer } from '../../tests/factories/postgres.ts';
import { zip } from '../../src/lib/pipeline/export/zip/zip.ts';
import { loadPackage } from './load.ts';
import { openPackage, type OpenedPackage } from './package.ts';

const folders: string[] = [];

async function packageOf(
	numbers: readonly number[],
	change?: (record: ReturnType<typeof crowdRecord>) => ReturnType<typeof crowdRecord>
): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), 'package-'));
	folders.push(folder);
	const records = numbers.map((number) => crowdRecord(number)).map(change ?? ((same) => same));
	await exportTo(folder, sourceOf(records.map(candidateOf)), ['jsonl', 'csv', 'sql']);
	return folder;
}

async function opened(folder: string): Promise<OpenedPackage> {
	const result = await openPackage(folder);
	if (!result.ok) throw new Error(result.failure.code);
	return result.value;
}

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('openPackage', () => {
	it.each([
		['one byte of the manifest’s hash', 'manifest.json', /("sha256":")./, '$1x', 'manifest-broken'],
		[
			'a path out of the folder',
			'manifest.json',
			/"name":"nhan-khau.csv"/,
			'"name":"../x.csv"',
			'manifest-broken'
		],
		['a newer manifest', 'manifest.json', /("version":)1}/, '$12}', 'manifest-too-new'],
		['one letter of a value', 'nhan-khau.csv', /Kinh/, 'Kinb', 'file-damaged']
	])('refuses a package with %s changed', async (_, name, find, put, code) => {
		const folder = await packageOf([1, 2]);
		const path = join(folder, name);
		const text = readFileSync(path, 'utf8');
		expect(text).toMatch(find);
		writeFileSync(path, text.replace(find, put));
		expect(await openPackage(folder)).toMatchObject({ ok: false, failure: { code } });
	});

	it('names the file that is missing or cut', async () => {
		const cut = await packageOf([1]);
		truncateSync(join(cut, 'ho-so.jsonl'), 100);
		expect(await openPackage(cut)).toMatchObject({
			failure: { code: 'file-damaged', params: { name: 'ho-so.jsonl' } }
		});
		rmSync(join(cut, 'ho-so.jsonl'));
		expect(await openPackage(cut)).toMatchObject({ failure: { code: 'file-missing' } });
		rmSync(join(cut, 'manifest.json'));
		expect(await openPackage(cut)).toMatchObject({ failure: { code: 'manifest-missing' } });
		expect(await openPackage(join(cut, 'no'))).toMatchObject({
			failure: { code: 'package-missing' }
		});
	});
});

describe('a package in a ZIP', () => {
	/** The files of a folder, deflated, inside `prefix`. */
	async function zipped(folder: string, prefix = '', skip = ''): Promise<string> {
		async function* bytes(name: string) {
			yield await Promise.resolve(readFileSync(join(folder, name)));
		}
		const names = readdirSync(folder).filter((name) => name !== skip);
		const parts: Uint8Array[] = [];
		for await (const chunk of zip(
			names.map((name) => ({ name: prefix + name, chunks: bytes(name) }))
		))
			parts.push(chunk);
		const path = join(folder, '..', `${folder.split('/').at(-1) ?? 'x'}.zip`);
		writeFileSync(path, Buffer.concat(parts));
		folders.push(path);
		return path;
	}

	it.each(['', 'goi-2026/'])('is opened as its folder is, packed under %j', async (prefix) => {
		const folder = await packageOf([1, 2, 3]);
		const direct = await opened(folder);
		const packed = await opened(await zipped(folder, prefix));
		const text = async ({ records }: OpenedPackage) => {
			const parts: Buffer[] = [];
			for await (const chunk of records()) parts.push(chunk);
			return Buffer.concat(parts).toString();
		};
		expect(await text(packed)).toBe(await text(direct));
		expect(packed.manifest).toEqual(direct.manifest);
	});

	it('is refused by the name of what is missing, damaged or cut', async () => {
		const folder = await packageOf([1, 2]);
		expect(await openPackage(await zipped(folder, '', 'ho-so.sql'))).toMatchObject({
			failure: { code: 'file-missing', params: { name: 'ho-so.sql' } }
		});
		expect(await openPackage(await zipped(folder, '', 'manifest.json'))).toMatchObject({
			failure: { code: 'manifest-missing' }
		});
		const path = await zipped(folder);
		const whole = readFileSync(path);
		const at = whole.indexOf('nhan-khau.csv') + 'nhan-khau.csv'.length + 40;
		whole[at] = (whole[at] ?? 0) ^ 0x5a;
		writeFileSync(path, whole);
		expect(await openPackage(path)).toMatchObject({
			failure: { code: 'file-damaged', params: { name: 'nhan-khau.csv' } }
		});
		for (const length of [0, 10, 500, whole.length - 30]) {
			writeFileSync(path, whole.subarray(0, length));
			expect(await openPackage(path)).toMatchObject({ failure: { code: 'package-no-zip' } });
		}
	});
});

describe.skipIf(!hasPostgres)('loading into a real PostgreSQL', () => {
	let server: TestServer;
	let client: Client;

	beforeAll(async () => {
		server = startPostgres();
		client = new Client({ connectionString: server.url });
		await client.connect();
	}, 60_000);

	afterAll(async () => {
		await client.end();
		server.stop();
	});

	const countOf = async (table: string) => {
		const { rows } = await client.query<{ count: string }>(
			`SELECT count(*) FROM tang_thu.${table}`
		);
		return Number(rows[0]?.count);
	};

	async function load(folder: string, dryRun = false) {
		const result = await loadPackage(client, await opened(folder), { dryRun });
		if (!result.ok) throw new Error(result.failure.code);
		return result.value;
	}

	it('shows first, loads once, and changes nothing the second time', async () => {
		const folder = await packageOf(range(200));
		const { persons } = (await opened(folder)).manifest.counts;
		const shown = await load(folder, true);
		expect(shown.person).toEqual({ insert: persons, change: 0, leave: 0, remove: 0 });
		expect((await load(folder)).changedRows).toBe(200 + persons);
		expect([await countOf('household'), await countOf('person')]).toEqual([200, persons]);
		const again = await load(folder);
		expect(again.changedRows).toBe(0);
		expect(again.person).toEqual({ insert: 0, change: 0, leave: persons, remove: 0 });
	});

	it('changes what changed and removes persons a newer record no longer has', async () => {
		const folder = await packageOf([2], (record) => {
			const { household, file } = record;
			const persons = household.persons.slice(0, 1);
			return { ...record, file: { ...file, title: 'mới' }, household: { ...household, persons } };
		});
		const before = crowdRecord(2).household.persons.length;
		const report = await load(folder);
		expect(report.household).toEqual({ insert: 0, change: 1, leave: 0, remove: 0 });
		expect(report.person).toEqual({ insert: 0, change: 0, leave: 1, remove: before - 1 });
		expect(report.changedRows).toBe(1 + before - 1);
	});

	it('keeps the zeros and every letter', async () => {
		const { rows } = await client.query<{ name: string; id_number: string }>(
			`SELECT name, id_number FROM tang_thu.person WHERE file_id = 'f000001' ORDER BY person_number`
		);
		const facts = crowdRecord(1).household.persons.map(({ facts: each }) => each);
		expect(rows.map(({ name }) => name)).toEqual(facts.map((each) => each.name?.value));
		expect(rows.map((row) => row.id_number)).toEqual(facts.map((each) => each['id-number']?.value));
	});

	it('lists one number on two persons as a conflict', async () => {
		const number = crowdRecord(1).household.persons[0]?.facts['id-number'];
		const folder = await packageOf([901], (record) => {
			const [head, ...rest] = record.household.persons;
			const persons = [{ ...head, facts: { ...head?.facts, 'id-number': number } }, ...rest];
			return { ...record, household: { ...record.household, persons } } as typeof record;
		});
		expect((await load(folder)).conflicts).toBe(2);
		const { rows } = await client.query<{ kind: string }>('SELECT kind FROM tang_thu.conflict');
		expect(rows.map(({ kind }) => kind)).toEqual(['id-number-twice', 'id-number-twice']);
	});

	it('gives the same rows by the SQL file as by the loader', async () => {
		const folder = await packageOf(range(50).map((number) => 2000 + number));
		const psql = () =>
			execFileSync(
				'psql',
				['-q', '-v', 'ON_ERROR_STOP=1', '-d', server.url, '-f', join(folder, 'ho-so.sql')],
				{ stdio: 'pipe' }
			);
		if (spawnSync('psql', ['--version']).status === 0) {
			psql();
			psql();
		}
		const report = await load(folder);
		expect(report.changedRows).toBe(
			spawnSync('psql', ['--version']).status === 0 ? 0 : report.person.insert + 50
		);
	});

	it('leaves nothing behind when a record is broken in mid-load', async () => {
		const folder = await packageOf(range(30).map((number) => 3000 + number));
		const before = await countOf('household');
		const whole = await opened(folder);
		const path = join(folder, whole.recordsName);
		const lines = readFileSync(path, 'utf8').split('\n');
		lines[20] = '{}';
		writeFileSync(path, lines.join('\n'));
		const result = await loadPackage(client, whole, { dryRun: false });
		expect(result).toMatchObject({
			ok: false,
			failure: { code: 'record-broken', params: { line: 21 } }
		});
		expect(await countOf('household')).toBe(before);
	});

	it('is refused by the command with a sentence, and loads by it', async () => {
		const folder = await packageOf([4001]);
		const command = (...args: string[]) =>
			spawnSync('npx', ['tsx', 'scripts/load-postgres/index.ts', ...args], { encoding: 'utf8' });
		expect(command(folder, '--database', server.url)).toMatchObject({ status: 0 });
		const path = join(folder, 'ho-so.jsonl');
		writeFileSync(path, readFileSync(path, 'utf8').replace('Kinh', 'Kính'));
		const refused = command(folder, '--database', server.url);
		expect(refused.status).toBe(1);
		expect(refused.stderr).toContain('“ho-so.jsonl” không khớp bản kê');
		expect(command(folder)).toMatchObject({ status: 2 });
	}, 60_000);
});
