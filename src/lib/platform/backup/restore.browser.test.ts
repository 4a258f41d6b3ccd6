// Backups of a real database into another one: whole, added to, damaged, cut off half-way, made while people work.
import { deleteDB, type IDBPDatabase } from 'idb';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#lib/platform/clock.ts';
import { type ArchiveDatabase, openSafe } from '#lib/platform/db/open.ts';
import { schemaVersion } from '#lib/platform/db/schema.ts';
import type { BackupHead } from './head.ts';
import { makeBackup } from './make-backup.ts';
import { orderBackups, restore } from './restore.ts';

const events = {
	onBlocked: () => undefined,
	onBlocking: () => undefined,
	onTerminated: () => undefined
};
const opened: { name: string; db: ArchiveDatabase }[] = [];
let key: CryptoKey;

beforeAll(async () => {
	key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
		'encrypt',
		'decrypt'
	]);
});
afterEach(async () => {
	for (const { name, db } of opened.splice(0)) {
		db.close();
		await deleteDB(name);
	}
});

async function freshDatabase(): Promise<IDBPDatabase> {
	const name = `backup-test-${crypto.randomUUID()}`;
	const result = await openSafe(name, systemClock, events);
	if (!result.ok) throw new Error(result.failure.code);
	opened.push({ name, db: result.value });
	return result.value as unknown as IDBPDatabase;
}

const archive = (db: IDBPDatabase) => db as unknown as ArchiveDatabase;

function headOf(change: Partial<BackupHead> = {}): BackupHead {
	return {
		...{ version: 1, schema: schemaVersion, archive: 'a', madeAt: new Date().toISOString() },
		...{ journal: { seq: 0, hash: '' }, after: null, gate: '' },
		...change
	};
}

async function backupOf(db: IDBPDatabase, name: string, change: Partial<BackupHead> = {}) {
	const { bytes, digest } = makeBackup({ db: archive(db), key, head: headOf(change) });
	const parts: Uint8Array<ArrayBuffer>[] = [];
	for await (const part of bytes) parts.push(part);
	return { file: new File(parts, name), digest };
}

const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 31) & 255);
let entries = 0;

async function addFile(db: IDBPDatabase, id: string, pages = 2): Promise<void> {
	await db.put('files', { id, v: 1, s: bytes(200) });
	await db.put('records', { fileId: id, v: 1, s: bytes(900) });
	await db.put('sources', { id: `source-${id}`, f: id, s: bytes(40) });
	await db.put('sourceBytes', { id: `source-${id}`, f: id, b: new Blob([bytes(70_000)]) });
	for (let n = 0; n < pages; n++) {
		await db.put('pages', { id: `${id}-${n}`, fileId: id, state: 'read', s: bytes(80) });
		await db.put('readings', { pageId: `${id}-${n}`, s: bytes(5000) });
		await db.put('images', {
			id: `${id}-${n}`,
			b: new Blob([bytes(90_000)], { type: 'image/webp' })
		});
	}
	await note(db, id);
}

const note = (db: IDBPDatabase, fileId: string | null) =>
	db.put('journal', { seq: ++entries, ...(fileId && { fileId }), s: bytes(120) });

async function fill(db: IDBPDatabase, files: number): Promise<void> {
	entries = 0;
	await db.put('settings', { key: 'canary', value: { installId: 'install' } });
	await db.put('stats', { key: 'journal-head', v: 3, s: bytes(60) });
	for (let n = 0; n < files; n++) await addFile(db, `file-${n}`);
}

/** Everything there is, bytes spelled out, for comparing. */
async function contentOf(db: IDBPDatabase): Promise<Record<string, unknown>> {
	const content: Record<string, unknown> = {};
	for (const store of db.objectStoreNames) content[store] = await plain(await db.getAll(store));
	return content;
}

async function plain(value: unknown): Promise<unknown> {
	if (value instanceof Blob)
		return `${value.type} ${value.size} ${await digest(new Uint8Array(await value.arrayBuffer()))}`;
	if (value instanceof Uint8Array) return digest(value as Uint8Array<ArrayBuffer>);
	if (Array.isArray(value)) return Promise.all(value.map(plain));
	if (typeof value !== 'object' || value === null) return value;
	const pairs = Object.entries(value).map(
		async ([name, item]) => [name, await plain(item)] as const
	);
	return Object.fromEntries(await Promise.all(pairs));
}

const digest = async (data: Uint8Array<ArrayBuffer>) =>
	[...new Uint8Array(await crypto.subtle.digest('SHA-256', data))].join();

async function restored(files: readonly File[], into: IDBPDatabase) {
	const chain = await orderBackups(files);
	return chain.ok ? restore(archive(into), chain.value, { key }) : chain;
}

describe('a backup', () => {
	it('gives the identical archive on an empty machine', async () => {
		const from = await freshDatabase();
		await fill(from, 30);
		const into = await freshDatabase();
		await into.put('settings', { key: 'worker', value: 'someone else' });
		const shares: number[] = [];
		const chain = await orderBackups([(await backupOf(from, 'whole')).file]);
		expect(
			chain.ok &&
				(await restore(archive(into), chain.value, {
					key,
					onProgress: (share) => shares.push(share)
				}))
		).toEqual({ ok: true, value: undefined });
		expect(await contentOf(into)).toEqual(await contentOf(from));
		expect(shares.at(-1)).toBeGreaterThan(0.9);
		expect(shares).toEqual([...shares].sort((a, b) => a - b));
	});

	it('is added to: what changed, what came, what went', async () => {
		const from = await freshDatabase();
		await fill(from, 10);
		const first = await backupOf(from, 'first', { journal: { seq: entries, hash: '' } });
		const journal = { seq: entries, hash: '' };
		await from.put('records', { fileId: 'file-3', v: 2, s: bytes(901) });
		await note(from, 'file-3');
		await addFile(from, 'new');
		await from.delete('readings', 'file-5-1');
		await from.put('settings', { key: 'worker', value: 'other' });
		const second = await backupOf(from, 'second', { after: { digest: first.digest, journal } });
		expect(second.file.size).toBeLessThan(first.file.size / 2);
		const into = await freshDatabase();
		expect(await restored([second.file, first.file], into)).toMatchObject({ ok: true });
		expect(await contentOf(into)).toEqual(await contentOf(from));
	});

	it('is of one moment though people go on working', async () => {
		const from = await freshDatabase();
		await fill(from, 40);
		const { bytes: stream } = makeBackup({ db: archive(from), key, head: headOf() });
		const parts: Uint8Array<ArrayBuffer>[] = [];
		let step = 0;
		for await (const part of stream) {
			parts.push(part);
			if (step++ < 3) {
				await from.put('records', { fileId: `file-${step}`, v: 9, s: bytes(step) });
				await from.put('files', { id: `file-${step}`, v: 9, s: bytes(step) });
				await note(from, `file-${step}`);
				await addFile(from, `late-${step}`);
			}
		}
		const into = await freshDatabase();
		expect(await restored([new File(parts, 'b')], into)).toMatchObject({ ok: true });
		expect(await contentOf(into)).toEqual(await contentOf(from));
	});

	it('ends when told to', async () => {
		const from = await freshDatabase();
		await fill(from, 3);
		const signal = AbortSignal.abort(new DOMException('stop', 'AbortError'));
		const { bytes: stream } = makeBackup({ db: archive(from), key, head: headOf(), signal });
		await expect(Array.fromAsync(stream)).rejects.toThrow('stop');
	});
});

describe('a backup that is not whole', () => {
	async function twoBackups() {
		const from = await freshDatabase();
		await fill(from, 12);
		const journal = { seq: entries, hash: '' };
		const first = await backupOf(from, 'first', { journal });
		await addFile(from, 'x');
		const second = await backupOf(from, 'second', { after: { digest: first.digest, journal } });
		return { first: first.file, second: second.file };
	}

	const changed = async (file: File, at: number) => {
		const all = new Uint8Array(await file.arrayBuffer());
		const place = at < 0 ? all.length + at : at;
		all[place] = (all[place] ?? 0) ^ 4;
		return new File([all], file.name);
	};

	it.each([
		['a flipped byte at its end', async (file: File) => changed(file, -1), 'backup-damaged'],
		[
			'a flipped byte in the middle',
			async (file: File) => changed(file, 1_500_000),
			'backup-damaged'
		],
		['a flipped byte in its head', async (file: File) => changed(file, 14), 'backup-damaged'],
		['no beginning', async (file: File) => changed(file, 0), 'backup-unknown'],
		[
			'its end missing',
			(file: File) => new File([file.slice(0, -3000)], file.name),
			'backup-damaged'
		],
		[
			'nothing but a head',
			(file: File) => new File([file.slice(0, 300)], file.name),
			'backup-damaged'
		]
	])('is refused by name, and nothing is touched: %s', async (_, damage, code) => {
		const { first } = await twoBackups();
		const into = await freshDatabase();
		await into.put('settings', { key: 'worker', value: 'still here' });
		const before = await contentOf(into);
		expect(await restored([await damage(first)], into)).toMatchObject({
			ok: false,
			failure: { code, params: { name: 'first' } }
		});
		expect(await contentOf(into)).toEqual(before);
	});

	it('is refused without the one it adds to, without a whole one, and with two', async () => {
		const { first, second } = await twoBackups();
		const other = await twoBackups();
		const into = await freshDatabase();
		for (const [files, code, name] of [
			[[second], 'backup-not-whole', 'second'],
			[[first, other.first], 'backup-not-whole', 'first'],
			[[first, other.second], 'backup-gap', 'second'],
			[[], 'backup-not-whole', '']
		] as const)
			expect(await restored(files, into)).toMatchObject({ failure: { code, params: { name } } });
	});

	it('leaves no archive behind when the restore is cut off', async () => {
		const { first } = await twoBackups();
		const into = await freshDatabase();
		const chain = await orderBackups([first]);
		const stop = new AbortController();
		const cut = chain.ok
			? restore(archive(into), chain.value, {
					key,
					signal: stop.signal,
					onProgress: (share) => share > 0.7 && stop.abort(new DOMException('stop', 'AbortError'))
				})
			: null;
		await expect(cut).rejects.toThrow('stop');
		expect(await into.get('settings', 'canary')).toBeUndefined();
		expect(await restored([first], into)).toMatchObject({ ok: true });
		expect(await into.get('settings', 'canary')).toBeDefined();
	});
});
