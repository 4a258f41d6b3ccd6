// A package chosen as ZIP, as files, as records alone; and every way it can come damaged.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { zip } from '#lib/pipeline/export/zip/zip.ts';
import { exportTo } from '../../../../tests/factories/export-folder.ts';
import { candidateOf, crowdRecord, sourceOf } from '../../../../tests/factories/export-records.ts';
import { openPackageFiles } from './package-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'package-'));
let files: File[] = [];

beforeAll(async () => {
	const records = [1, 2, 3].map((number) => candidateOf(crowdRecord(number)));
	await exportTo(folder, sourceOf(records), ['jsonl', 'csv']);
	files = readdirSync(folder).map((name) => new File([readFileSync(join(folder, name))], name));
});
afterAll(() => {
	rmSync(folder, { recursive: true });
});

async function zipped(chosen: readonly File[], prefix = ''): Promise<File> {
	const entries = await Promise.all(
		chosen.map(async (file) => ({
			name: prefix + file.name,
			chunks: [new Uint8Array(await file.arrayBuffer())],
			stored: file.name.endsWith('.csv')
		}))
	);
	const parts: Uint8Array<ArrayBuffer>[] = [];
	for await (const part of zip(entries)) parts.push(part);
	return new File(parts, 'goi.zip');
}

const changed = async (name: string, find: string | RegExp, put: string) =>
	Promise.all(
		files.map(async (file) =>
			file.name === name ? new File([(await file.text()).replace(find, put)], name) : file
		)
	);
const without = (name: string) => files.filter((file) => file.name !== name);
const text = async (chunks: AsyncIterable<Uint8Array>) => {
	const parts: Uint8Array[] = [];
	for await (const chunk of chunks) parts.push(chunk);
	return Buffer.concat(parts).toString();
};

function open(chosen: readonly File[], signal = new AbortController().signal) {
	const seen: [number, number][] = [];
	const onBytes = (done: number, total: number) => void seen.push([done, total]);
	return { opened: openPackageFiles(chosen, { signal, onBytes }), seen };
}

it('gives the same records from the files, the ZIP, and a ZIP of the folder', async () => {
	const expected = readFileSync(join(folder, 'ho-so.jsonl'), 'utf8');
	for (const chosen of [files, [await zipped(files)], [await zipped(files, 'goi-2026/')]]) {
		const { opened, seen } = open(chosen);
		const result = await opened;
		if (!result.ok) throw new Error(result.failure.code);
		expect(await text(result.value.records)).toBe(expected);
		expect(result.value.proved).toBeGreaterThanOrEqual(2);
		expect(seen.at(-1)?.[0]).toBeGreaterThan(0);
		for (const [done, total] of seen) expect(done).toBeLessThanOrEqual(total);
	}
	const alone = await open(files.filter(({ name }) => name === 'ho-so.jsonl')).opened;
	expect(alone).toMatchObject({ ok: true, value: { proved: 0 } });
});

it('names what is not as the manifest says', async () => {
	const damaged = await changed('nhan-khau.csv', 'Kinh', 'Kính');
	for (const chosen of [damaged, [await zipped(damaged)]])
		expect(await open(chosen).opened).toMatchObject({
			failure: { code: 'back-file-damaged', params: { name: 'nhan-khau.csv' } }
		});
	expect(await open(await changed('manifest.json', /("sha256":")./, '$1x')).opened).toMatchObject({
		failure: { code: 'back-manifest-broken' }
	});
	expect(
		await open(await changed('manifest.json', '"version":1}', '"version":9}')).opened
	).toMatchObject({
		failure: { code: 'back-manifest-too-new' }
	});
	expect(await open(without('ho-so.jsonl')).opened).toMatchObject({
		failure: { code: 'back-no-records' }
	});
	const whole = await zipped(files);
	for (const length of [0, 10, whole.size - 30])
		expect(await open([new File([whole.slice(0, length)], 'goi.zip')]).opened).toMatchObject({
			failure: { code: 'back-no-zip', params: { name: 'goi.zip' } }
		});
});

it('stops when it is told to', async () => {
	await expect(open(files, AbortSignal.abort(new Error('đủ rồi'))).opened).rejects.toThrow(
		'đủ rồi'
	);
});
