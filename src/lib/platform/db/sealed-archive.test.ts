// The archive under seal: nothing readable on the disk, nothing moved or rolled back unseen, old archives taken in, one
// file destroyed while all others live.
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import type { JournalDraft } from '#lib/domain/journal.ts';
import { Keyring, type Session } from '#lib/platform/crypto/keyring.ts';
import {
	fileId,
	key,
	makeArrival,
	makeDraft,
	makeEntry,
	makePage
} from '../../../../tests/factories/archive.ts';
import { openKeyring, sessionFor } from '../../../../tests/factories/keys.ts';
import { plantOldArchive } from '../../../../tests/factories/old-archive.ts';
import { Connection } from './connection.ts';
import { eraseFiles } from './erase-store.ts';
import { putSearchShard } from './search-store.ts';
import type { BatchId, Judgement } from '#lib/domain/review-batch.ts';
import { findSource, listFiles, sourceBlob, storeArrival } from './files-store.ts';
import { journalOf, verifyJournal } from './journal-store.ts';
import { getImage, putImage } from './readings-store.ts';
import { commitChange, openFile } from './records-store.ts';
import { sealOldRows } from './seal-old-rows.ts';
import { isSealed, type PlainRow } from './sealed-row.ts';
import { sealingOf, type StoreName } from './sealing.ts';
import { read, transact } from './transact.ts';
import { ok } from '#lib/domain/result.ts';

let count = 0;
const connect = (name = `sealed-${++count}`) => ({
	name,
	connection: new Connection(name, {
		keyring: openKeyring(name),
		mark: { read: () => null, write: () => undefined }
	})
});

const readAll = async (connection: Connection, store: StoreName): Promise<readonly PlainRow[]> => {
	const rows = await read(connection, [store], (transaction) =>
		transaction.objectStore(store).getAll()
	);
	if (!rows.ok) throw new Error(rows.failure.code);
	return rows.value as unknown as readonly PlainRow[];
};

/** As while old rows are being sealed. */
const readingClear = (name: string, session: Session): Connection =>
	new Connection(name, {
		keyring: new Keyring({ ...session, readsClear: true }),
		mark: { read: () => null, write: () => undefined }
	});

const type = (connection: Connection, file: string, raw: string, version = 0) =>
	commitChange(connection, {
		batch: `${file}-${version}`,
		fileId: fileId(file),
		baseVersion: version,
		entries: new Map([[key(`${file}-p0#name`), makeEntry(raw)]]),
		journal: [makeDraft({ fileId: fileId(file), key: key(`${file}-p0#name`), new: raw })]
	});

/** Everything as it lies on the disk, bytes as latin-1, so that a search finds what is in the clear. */
async function disk(name: string): Promise<string> {
	const db = await openDB(name);
	const texts: string[] = [];
	for (const store of db.objectStoreNames) {
		for (const row of (await db.getAll(store)) as PlainRow[])
			texts.push(
				JSON.stringify(row, (_key, value: unknown) =>
					value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value
				)
			);
		texts.push(JSON.stringify(await db.getAllKeys(store)));
	}
	db.close();
	return texts.join('\n');
}

describe('on the disk', () => {
	it('lies no name, no file name, no hash of a scan, no typed text', async () => {
		const { name, connection } = connect();
		await storeArrival(connection, makeArrival('hosonguyenvana'));
		await type(connection, 'hosonguyenvana', 'NGUYEN VAN CANARY');
		const text = await disk(name);
		expect(text).not.toContain('CANARY');
		expect(text).not.toContain('hosonguyenvana.pdf');
		expect(text).not.toContain('sha-hosonguyenvana');
		const opened = await openFile(connection, fileId('hosonguyenvana'));
		expect(JSON.stringify(opened)).toContain('CANARY');
		const source = makeArrival('hosonguyenvana').sources[0]?.source.id as never;
		expect(await findSource(connection, source)).toMatchObject({ value: { pageCount: 2 } });
		const blob = await sourceBlob(connection, source);
		expect(blob.ok && (await blob.value?.text())).toBe('scan of hosonguyenvana');
		connection.close();
	});

	it('does a row that was changed, moved or relabelled not open', async () => {
		const { name, connection } = connect();
		for (const file of ['a', 'b']) await storeArrival(connection, makeArrival(file));
		await type(connection, 'a', 'An');
		const db = await openDB(name);
		const row = (await db.get('records', 'a')) as PlainRow & { v: number; s: Uint8Array };
		const forged: PlainRow[] = [
			{ ...row, s: row.s.map((byte, at) => (at === 30 ? byte ^ 1 : byte)) },
			{ ...row, v: row.v + 1 },
			{ ...((await db.get('records', 'b')) as PlainRow), fileId: 'a' }
		];
		for (const one of forged) {
			await db.put('records', one);
			connection.cache.clear();
			expect(await openFile(connection, fileId('a'))).toMatchObject({
				failure: { code: 'storage-unreadable' }
			});
		}
		await db.put('records', row);
		expect(await openFile(connection, fileId('a'))).toMatchObject({
			value: { record: { version: 1 } }
		});
		const page = (await db.get('pages', 'a-p0')) as PlainRow;
		await db.put('pages', { ...page, fileId: 'b' });
		const files = await openFile(connection, fileId('b'));
		expect(files.ok && files.value.pages.map(({ id }) => id)).toEqual(['b-p0', 'b-p1']);
		db.close();
		connection.close();
	});

	it('is a row put there in the clear refused, whichever store it lies in', async () => {
		const { name, connection } = connect();
		await storeArrival(connection, makeArrival('a'));
		await type(connection, 'a', 'An');
		const record = { ...(await readAll(connection, 'records'))[0], lastBatch: 'forged' };
		const db = await openDB(name);
		for (const store of db.objectStoreNames as unknown as Iterable<StoreName>) {
			const sealing = sealingOf(store, null);
			if (!sealing) continue;
			const before = await readAll(connection, store);
			const at = store === 'journal' ? 99 : 'planted';
			const planted = { ...record, state: 'read', batchId: 'b', [sealing.keyPath]: at };
			await db.put(store, planted);
			const after = await readAll(connection, store);
			// Of a journal entry something must be left to see that one does not hold.
			const shown = after.filter((row) => row.key !== 'planted' && row.act !== 'edit');
			expect(shown, store).toEqual(before.filter((row) => row.act !== 'edit'));
			await db.delete(store, at);
		}
		await db.put('records', record);
		connection.cache.clear();
		expect(await openFile(connection, fileId('a'))).toMatchObject({
			failure: { code: 'storage-unreadable' }
		});
		expect(await type(connection, 'a', 'on top of it', 1)).toMatchObject({
			failure: { code: 'storage-unreadable' }
		});
		db.close();
		connection.close();
	});

	it('does a journal entry without its lasting part not open', async () => {
		const { name, connection } = connect();
		await storeArrival(connection, makeArrival('a'));
		const db = await openDB(name);
		const { o: _outer, ...bare } = (await db.get('journal', 1)) as PlainRow;
		await db.put('journal', bare);
		expect(await verifyJournal(connection)).toMatchObject({ value: { brokenAt: { seq: 1 } } });
		db.close();
		connection.close();
	});

	it('is read by nobody while the screen is locked, and work waits for the keys', async () => {
		const { name, connection } = connect();
		await storeArrival(connection, makeArrival('a'));
		const keyring = new Keyring();
		const locked = new Connection(name, {
			keyring,
			mark: { read: () => null, write: () => undefined }
		});
		let done = false;
		const saving = type(locked, 'a', 'chờ').then((result) => {
			done = true;
			return result;
		});
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(done).toBe(false);
		keyring.unlock(await sessionFor(name));
		expect((await saving).ok).toBe(true);
		connection.close();
		locked.close();
	});
});

describe('work on drafts', () => {
	it('runs anew when another tab was quicker, and loses neither', async () => {
		const { name, connection } = connect();
		const other = connect(name).connection;
		await storeArrival(connection, makeArrival('a'));
		const add = (tab: Connection, word: string) =>
			transact(tab, ['settings'], async (transaction) => {
				const store = transaction.objectStore('settings');
				const row = await store.get('exportProfiles');
				const known = (row?.value ?? []) as readonly string[];
				await store.put({ key: 'exportProfiles', value: [...known, word] });
				return ok(undefined);
			});
		const words = Array.from({ length: 40 }, (_, at) => `w${at}`);
		await Promise.all(words.map((word, at) => add(at % 2 ? connection : other, word)));
		const all = await transact(connection, ['settings'], async (transaction) =>
			ok((await transaction.objectStore('settings').get('exportProfiles'))?.value)
		);
		expect(all.ok && [...(all.value as readonly string[])].sort()).toEqual([...words].sort());
		connection.close();
		other.close();
	});

	it('reads its own writes, by key, by range and by index', async () => {
		const { connection } = connect();
		await storeArrival(connection, makeArrival('a'));
		await transact(connection, ['pages'], async (transaction) => {
			const pages = transaction.objectStore('pages');
			await pages.put(makePage('a', 2));
			await pages.delete(makePage('a', 0).id);
			expect((await pages.get(makePage('a', 2).id))?.index).toBe(2);
			expect(await pages.get(makePage('a', 0).id)).toBeUndefined();
			const ids = (await pages.index('by-file').getAll('a')).map(({ index }) => index);
			expect(ids.sort()).toEqual([1, 2]);
			expect(await pages.getAll()).toHaveLength(2);
			return ok(undefined);
		});
		connection.close();
	});
});

describe('an archive from before there were keys', () => {
	it('is sealed whole, also when stopped on the way, and reads as before', async () => {
		const name = `old-${++count}`;
		await plantOldArchive(name);
		const { connection } = connect(name);
		const session = await sessionFor(name);
		const reader = readingClear(name, session);
		const before = await openFile(reader, fileId('a'));
		expect(before.ok).toBe(true);
		reader.close();
		const stop = sealOldRows(connection, session, (share) => {
			if (share > 0.4) throw new Error('power cut');
		});
		await expect(stop).rejects.toThrow('power cut');
		const shares: number[] = [];
		expect((await sealOldRows(connection, session, (share) => shares.push(share))).ok).toBe(true);
		expect(shares.at(-1)).toBe(1);
		const db = await openDB(name);
		for (const store of db.objectStoreNames)
			for (const row of (await db.getAll(store)) as PlainRow[])
				if (row.key !== 'canary' && store !== 'fileKeys')
					expect(isSealed(row), `${store} ${JSON.stringify(row)}`).toBe(true);
		db.close();
		connection.cache.clear();
		expect(await openFile(connection, fileId('a'))).toEqual(before);
		expect(await verifyJournal(connection)).toMatchObject({ value: { brokenAt: null } });
		const bytes = await sourceBlob(connection, 's-a' as never);
		expect(bytes.ok && (await bytes.value?.text())).toBe('old scan');
		connection.close();
	});
});

describe('a file handed over', () => {
	const erasure: JournalDraft & { fileId: null } = {
		...makeDraft({ act: 'erase', new: '["a"]' }),
		fileId: null
	};

	const judgement: Judgement = {
		id: 'x/1/a-p0#name',
		batchId: 'x' as BatchId,
		fileId: fileId('a'),
		pageId: makePage('a', 0).id,
		key: key('a-p0#name'),
		...{ stage: 'sample', round: 1, stratum: 'core', kind: 'person-name', risk: 0.1 },
		...{ stands: 'x', standsStatus: 'read', other: null, keyer: null, verdict: 'wrong' },
		...{ typed: null, settled: null, by: null, at: null }
	};

	it('is erased for good, its journal still holds, and all others live', async () => {
		const { name, connection } = connect();
		for (const file of ['a', 'b']) await storeArrival(connection, makeArrival(file));
		await putImage(connection, {
			id: makePage('a', 0).id,
			blob: new Blob(['picture']),
			widthPx: 1,
			heightPx: 1
		});
		await type(connection, 'a', 'NGUYỄN VĂN AN');
		await type(connection, 'b', 'TRẦN THỊ BÌNH');
		const early = await eraseFiles(connection, [fileId('a')], [erasure], 99);
		expect(early).toMatchObject({ failure: { code: 'wrong-state' } });
		await commitChange(connection, {
			batch: 'approve',
			fileId: fileId('a'),
			baseVersion: 1,
			file: { state: 'approved' },
			journal: [makeDraft({ act: 'approve' })]
		});
		// A copy of the disk from before, with the keys of after.
		const db = await openDB(name);
		const copy = (await db.get('records', 'a')) as PlainRow;
		for (const shard of [{ a: 2, b: 1 }, { b: 1 }]) {
			const id = Object.keys(shard).join('');
			await putSearchShard(connection, { id, versions: shard, text: new Uint8Array(1) });
		}
		const judged = { ...judgement, stands: 'NGUYỄN VĂN AN', typed: 'NGUYỄN VĂN ANH' };
		await transact(connection, ['judgements'], async (transaction) => {
			await transaction.objectStore('judgements').put(judged);
			return ok(undefined);
		});
		// The last act on it, its approval, is number five.
		expect(await eraseFiles(connection, [fileId('a')], [erasure], 4)).toMatchObject({
			failure: { code: 'not-backed-up' }
		});
		expect((await eraseFiles(connection, [fileId('a')], [erasure], 5)).ok).toBe(true);
		expect(await readAll(connection, 'judgements')).toEqual([
			{ ...judgement, stands: '', other: null, typed: null, settled: null }
		]);
		const shards = await readAll(connection, 'searchShards');
		expect(shards.map(({ id }) => id)).toEqual(['b']);
		expect(await openFile(connection, fileId('a'))).toMatchObject({
			failure: { code: 'file-unknown' }
		});
		expect(await getImage(connection, makePage('a', 0).id)).toEqual({ ok: true, value: null });
		await db.put('records', copy);
		const record = await transact(connection, ['records'], async (transaction) =>
			ok(await transaction.objectStore('records').get(fileId('a')))
		);
		expect(record).toEqual({ ok: true, value: undefined });
		const journal = await journalOf(connection, fileId('a'));
		expect(journal.ok && journal.value.map((entry) => [entry.act, entry.new])).toEqual([
			['import', ''],
			['edit', ''],
			['approve', '']
		]);
		expect(await verifyJournal(connection)).toMatchObject({
			value: { entries: 6, brokenAt: null }
		});
		expect(await openFile(connection, fileId('b'))).toMatchObject({ ok: true });
		const files = await listFiles(connection);
		expect(files.ok && files.value.map(({ id }) => id)).toEqual(['b']);
		db.close();
		connection.close();
	});
});
