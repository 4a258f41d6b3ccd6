// A full export into an empty archive and out again: every file of the package the same to the byte, pictures included.
import { afterEach, describe, expect, it } from 'vitest';
import type { FieldKey, PageId, RegistryFileId, UserId } from '#lib/domain/ids.ts';
import { ok } from '#lib/domain/result.ts';
import { formById } from '#lib/forms/registry.ts';
import { exportLabelsVi } from '#lib/i18n/export.vi.ts';
import { systemClock } from '#lib/platform/clock.ts';
import { Keyring } from '#lib/platform/crypto/keyring.ts';
import { Connection } from '#lib/platform/db/connection.ts';
import { read, transact } from '#lib/platform/db/transact.ts';
import { exportRunner } from '#lib/platform/export/export-client.ts';
import { sessionFor } from '../../../../tests/factories/keys.ts';
import { pageSize, storedHousehold } from '../../../../tests/factories/stored-crowd.ts';
import { LoadedForms } from '../form-catalogue.ts';
import { BringBack } from './bring-back.svelte.ts';

const opened: { name: string; connection: Connection }[] = [];
const labels = exportLabelsVi;
const who = { id: 'u9' as UserId, name: 'Duyệt', role: 'supervisor' } as const;

async function archive(name: string): Promise<Connection> {
	indexedDB.deleteDatabase(name);
	const connection = new Connection(name, { keyring: new Keyring(await sessionFor(name)) });
	opened.push({ name, connection });
	return connection;
}

afterEach(() => {
	for (const { name, connection } of opened.splice(0)) {
		connection.close();
		indexedDB.deleteDatabase(name);
	}
});

async function picture(text: string): Promise<Blob> {
	const canvas = new OffscreenCanvas(pageSize.widthPx, pageSize.heightPx);
	const context = canvas.getContext('2d', { alpha: false });
	if (!context) throw new Error('no canvas');
	context.fillStyle = '#fffdf0';
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.fillStyle = '#124';
	context.font = '80px sans-serif';
	context.fillText(text, 300, 400);
	return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}

/** Two approved files of two pages each; a field that no fact of the record states is keyed, too. */
async function fill(connection: Connection): Promise<void> {
	const form = formById('hk02');
	if (!form) throw new Error('no hk02');
	const silent = form.fields.find(({ fact }) => !fact)?.id ?? 'recipient';
	const stores = ['files', 'pages', 'readings', 'records', 'images'] as const;
	const done = await transact(connection, stores, async (transaction) => {
		const at = transaction.objectStore.bind(transaction);
		for (const number of [1, 2]) {
			const { file, pages, readings, record } = storedHousehold(form, number, { pageCount: 2 });
			const said = Object.values(record.entries)[0];
			const key = `${pages[0]?.id ?? ''}#${silent}` as FieldKey;
			const entries = said ? { ...record.entries, [key]: { ...said, value: 'Ghi thêm' } } : {};
			await at('files').put({ ...file, pageCounts: {} });
			await at('records').put({ ...record, entries, overrides: { rule: 'vì' }, lastBatch: '' });
			for (const reading of readings.values()) await at('readings').put(reading, file.id);
			for (const page of pages) {
				await at('pages').put(page);
				const { widthPx, heightPx } = pageSize;
				const image = { id: page.id, blob: await picture(page.id), widthPx, heightPx };
				await at('images').put(image, file.id);
			}
		}
		return ok(undefined);
	});
	if (!done.ok) throw new Error(done.failure.code);
}

async function exported(database: string, connection: Connection): Promise<readonly File[]> {
	const runner = exportRunner({ database, appVersion: '0.1.0' }, connection.keyring);
	const answer = await runner.run(
		{
			formats: ['jsonl', 'pages', 'pdf', 'csv'],
			policy: { completeness: 'note', includeRestricted: false },
			...{ base: null, options: { labels }, quality: 'small', folder: null }
		},
		{ signal: new AbortController().signal, onProgress: () => undefined }
	);
	if (answer.is !== 'done') throw new Error(JSON.stringify(answer));
	// The next export clears the private files: their bytes are kept here.
	return Promise.all(
		answer.value.files.map(async (file) => new File([await file.arrayBuffer()], file.name))
	);
}

const forms = new LoadedForms();
await forms.load();

const bringInto = (connection: Connection): BringBack =>
	new BringBack({
		ports: {
			connection,
			clock: systemClock,
			forms
		},
		worker: () => who,
		onArrival: () => Promise.resolve()
	});

const bytesOf = async (files: readonly File[], name: string) =>
	new Uint8Array((await files.find((file) => file.name === name)?.arrayBuffer()) ?? []);

async function recordOf(connection: Connection, id: string) {
	const found = await read(connection, ['records', 'images'], async (transaction) => ({
		record: await transaction.objectStore('records').get(id as RegistryFileId),
		image: await transaction.objectStore('images').get(`${id}-p2` as PageId)
	}));
	if (!found.ok) throw new Error(found.failure.code);
	return found.value;
}

describe('a full export brought back', () => {
	it('is the same archive: each file of the next export is the same to the byte', async () => {
		const [here, there] = [await archive('back-a'), await archive('back-b')];
		await fill(here);
		const first = await exported('back-a', here);
		const back = bringInto(there);
		await back.run(first);
		expect(back.task.failure).toBeNull();
		expect(back.report).toEqual({ added: 2, present: 0, pictures: 4, refused: [], proved: 5 });
		expect(back.end).toBe('done');
		const second = await exported('back-b', there);
		expect(second.map(({ name }) => name)).toEqual(first.map(({ name }) => name));
		for (const { name } of first) {
			if (name === 'manifest.json') continue;
			expect(await bytesOf(second, name), name).toEqual(await bytesOf(first, name));
		}
		const [was, is] = [await recordOf(here, 'f000001'), await recordOf(there, 'f000001')];
		expect(is.record).toEqual(was.record);
		expect(await is.image?.blob.arrayBuffer()).toEqual(await was.image?.blob.arrayBuffer());
		// Once more: nothing is added and nothing is changed.
		await back.run(first);
		expect(back.report).toMatchObject({ added: 0, present: 2, pictures: 0 });
	});

	it('comes without pictures where there is no trang.jsonl, and says so', async () => {
		const [here, there] = [await archive('back-c'), await archive('back-d')];
		await fill(here);
		const files = await exported('back-c', here);
		const back = bringInto(there);
		await back.run(files.filter(({ name }) => name === 'ho-so.jsonl'));
		expect(back.report).toMatchObject({ added: 2, pictures: 0, proved: 0 });
	});

	it('names what is damaged, and what was stopped is whole or absent', async () => {
		const [here, there] = [await archive('back-e'), await archive('back-f')];
		await fill(here);
		const files = await exported('back-e', here);
		const swapped = async (find: RegExp | string, put: string) =>
			Promise.all(
				files.map(async (file) =>
					file.name === 'trang.jsonl'
						? new File([(await file.text()).replace(find, put)], file.name)
						: file
				)
			);
		const back = bringInto(there);
		await back.run(await swapped('"picture":"/9j/', '"picture":"/9j0'));
		expect(back.task.failure).toEqual({
			code: 'back-file-damaged',
			params: { name: 'trang.jsonl' }
		});
		const noManifest = (all: readonly File[]) => all.filter(({ name }) => name !== 'manifest.json');
		await back.run(noManifest(await swapped('"picture":"/9j/', '"picture":"!9j/')));
		expect(back.task.failure).toEqual({ code: 'pages-broken', params: { line: 3 } });
		await back.run(noManifest(await swapped('{"file":"f000001"', '{"file":"f000009"')));
		expect(back.task.failure?.code).toBe('pages-broken');
		expect(back.report.added).toBe(0);
		const running = back.run(files);
		back.task.cancel();
		await running;
		expect(back.end).toBe('cancelled');
		expect((await recordOf(there, 'f000001')).record).toBeUndefined();
	});
});
