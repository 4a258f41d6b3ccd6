// A pile split into household files: whichever of them is erased, the others keep the scan, and the last takes it along.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import type { JournalDraft } from '#lib/domain/journal.ts';
import type { SourceId } from '#lib/domain/ids.ts';
import { fileId, makeArrival, makeDraft } from '../../../../tests/factories/archive.ts';
import { openKeyring } from '../../../../tests/factories/keys.ts';
import { arrangeFiles, type ArrangedFile } from './arrange-store.ts';
import { Connection } from './connection.ts';
import { eraseFiles } from './erase-store.ts';
import { findSource, sourceBlob, storeArrival } from './files-store.ts';
import { commitChange, openFile } from './records-store.ts';

const source = 'sha-pile' as SourceId;
const names = ['pile', 'b', 'c'] as const;
const erasure: JournalDraft & { fileId: null } = {
	...makeDraft({ act: 'erase', new: 'x' }),
	fileId: null
};
let count = 0;

const arranged = (name: string, pages: readonly number[]): ArrangedFile => ({
	id: fileId(name),
	title: name,
	pageIds: pages.map((index) => `pile-p${index}` as never)
});

async function split() {
	const name = `shared-${++count}`;
	const mark = { read: () => null, write: () => undefined };
	const connection = new Connection(name, { keyring: openKeyring(name), mark });
	await storeArrival(connection, makeArrival('pile', 6));
	const parted = [arranged('pile', [0, 1]), arranged('b', [2, 3]), arranged('c', [4, 5])];
	const done = await arrangeFiles(connection, {
		before: [arranged('pile', [0, 1, 2, 3, 4, 5]), arranged('b', []), arranged('c', [])],
		after: parted,
		journal: []
	});
	expect(done.ok).toBe(true);
	return { name, connection };
}

async function erase(connection: Connection, file: string): Promise<void> {
	const opened = await openFile(connection, fileId(file));
	if (!opened.ok) throw new Error(opened.failure.code);
	const approved = await commitChange(connection, {
		batch: `approve-${file}`,
		fileId: fileId(file),
		baseVersion: opened.value.record.version,
		file: { state: 'approved' },
		journal: [makeDraft({ fileId: fileId(file), act: 'approve' })]
	});
	expect(approved.ok).toBe(true);
	expect((await eraseFiles(connection, [fileId(file)], [erasure], 99)).ok).toBe(true);
}

const scan = async (connection: Connection): Promise<string | null> => {
	const blob = await sourceBlob(connection, source);
	if (!blob.ok) throw new Error(blob.failure.code);
	return blob.value ? blob.value.text() : null;
};

describe('a scan whose pages lie in three files', () => {
	it('outlives any of them, in any order, and goes with the last', async () => {
		await fc.assert(
			fc.asyncProperty(fc.shuffledSubarray([...names], { minLength: 3 }), async (order) => {
				const { name, connection } = await split();
				for (const [i, file] of order.entries()) {
					expect(await scan(connection)).toBe('scan of pile');
					await erase(connection, file);
					connection.cache.clear();
					if (i < 2) expect(await scan(connection)).toBe('scan of pile');
				}
				expect(await scan(connection)).toBeNull();
				const db = await openDB(name);
				expect(await db.getAll('sourceBytes')).toEqual([]);
				db.close();
				connection.close();
			}),
			{ numRuns: 6 }
		);
	});

	it('belongs to one file again once its pages are back together', async () => {
		const { connection } = await split();
		await arrangeFiles(connection, {
			before: [arranged('pile', [0, 1]), arranged('b', [2, 3]), arranged('c', [4, 5])],
			after: [arranged('pile', []), arranged('b', [2, 3, 0, 1, 4, 5]), arranged('c', [])],
			journal: []
		});
		expect(await findSource(connection, source)).toMatchObject({
			value: { fileId: 'b', sharedWith: [] }
		});
		expect(await scan(connection)).toBe('scan of pile');
		await erase(connection, 'b');
		expect(await scan(connection)).toBeNull();
		connection.close();
	});
});
