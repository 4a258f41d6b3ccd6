// Archives as the older versions wrote them, in a real Chromium: opened, brought to the schema of today, sealed, and
// read to the last row as they were.
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { fileId, key, makeDraft, makeEntry, pageId } from '../../../../tests/factories/archive.ts';
import { openKeyring, sessionFor } from '../../../../tests/factories/keys.ts';
import { type OldVersion, plantOldArchive } from '../../../../tests/factories/old-archive.ts';
import v3 from '../../../../tests/fixtures/archive-v3.json';
import v4 from '../../../../tests/fixtures/archive-v4.json';
import { Connection } from './connection.ts';
import { sourceBlob } from './files-store.ts';
import { verifyJournal } from './journal-store.ts';
import { commitChange, openFile } from './records-store.ts';
import { schemaVersion } from './schema.ts';
import { getSearchShard } from './search-store.ts';
import { sealOldRows } from './seal-old-rows.ts';
import { isSealed, type PlainRow } from './sealed-row.ts';
import { sealingOf, type StoreName } from './sealing.ts';
import { read } from './transact.ts';

let count = 0;

async function upgraded(version: OldVersion) {
	const name = `old-${Date.now()}-${++count}`;
	await plantOldArchive(name, version);
	const connection = new Connection(name, {
		mark: { read: () => 'install-1', write: () => undefined },
		keyring: openKeyring(name)
	});
	const sealed = await sealOldRows(connection, await sessionFor(name), () => undefined);
	expect(sealed.ok).toBe(true);
	connection.cache.clear();
	return { name, connection };
}

async function rowsOf(connection: Connection, store: StoreName): Promise<readonly PlainRow[]> {
	const rows = await read(connection, [store], (transaction) =>
		transaction.objectStore(store).getAll()
	);
	return rows.ok ? (rows.value as unknown as readonly PlainRow[]) : [];
}

describe.each([
	{ version: 3, dump: v3 },
	{ version: 4, dump: v4 }
] as const)('an archive written by version $version', ({ version, dump }) => {
	it('has every row it had, in every store', async () => {
		const { connection } = await upgraded(version);
		const inJson = (store: string) => store !== 'sourceBytes' && store !== 'searchShards';
		for (const store of Object.keys(dump).filter(inJson) as (keyof typeof dump)[]) {
			const rows = await rowsOf(connection, store);
			expect(rows, store).toHaveLength(dump[store].rows.length);
			const path = dump[store].options.keyPath;
			for (const row of dump[store].rows as readonly PlainRow[])
				expect(rows.find((one) => one[path] === row[path])).toEqual(row);
		}
		const shard = await getSearchShard(connection, 'all');
		expect(shard.ok && new TextDecoder().decode(shard.value?.text)).toBe('nguyen van an');
		const scan = await sourceBlob(connection, 's-a' as never);
		expect(scan.ok && (await scan.value?.text())).toBe('old scan');
		connection.close();
	});

	it('lies sealed in the schema of today, whose chain holds and goes on', async () => {
		const { name, connection } = await upgraded(version);
		expect(await verifyJournal(connection)).toMatchObject({
			value: { entries: dump.journal.rows.length, brokenAt: null }
		});
		const done = await commitChange(connection, {
			batch: 'b9',
			fileId: fileId('a'),
			baseVersion: 2,
			entries: new Map([[key('a-p0#name'), makeEntry('Bình')]]),
			counts: new Map([[pageId('a-p0'), { fields: 40, open: 39 }]]),
			journal: [makeDraft({ key: key('a-p0#name'), new: 'Bình' })]
		});
		expect(done).toMatchObject({ ok: true, value: { version: 3 } });
		expect(await openFile(connection, fileId('a'))).toMatchObject({
			value: { record: { overrides: { 'age-order@a-p0#name': 'giấy ghi như vậy' } } }
		});
		expect(await verifyJournal(connection)).toMatchObject({ value: { brokenAt: null } });
		connection.close();
		const db = await openDB(name);
		expect(db.version).toBe(schemaVersion);
		for (const store of db.objectStoreNames)
			for (const row of (await db.getAll(store)) as PlainRow[])
				if (sealingOf(store as StoreName, row.key))
					expect(isSealed(row), `${store} ${JSON.stringify(row)}`).toBe(true);
		db.close();
	});
});
