// Archives as older versions left them on the disk: no accounts, no keys, every row in the clear. The rows were dumped
// from the code of that day (version 1: 6e7b0ce, 3: b8aeb2a, 4: the last before eb7d7a4); a dump is never changed.
import { openDB } from 'idb';
import v1 from '../fixtures/archive-v1.json';
import v3 from '../fixtures/archive-v3.json';
import v4 from '../fixtures/archive-v4.json';

interface FrozenStore {
	readonly options: IDBObjectStoreParameters;
	readonly indexes: Readonly<Record<string, string>>;
	readonly rows: readonly unknown[];
}

const dumps = { 1: v1, 3: v3, 4: v4 };

export type OldVersion = keyof typeof dumps;

/** What JSON cannot hold: the bytes of a scan and of the search text. */
const bytes: Readonly<Record<string, readonly unknown[]>> = {
	sourceBytes: [{ id: 's-a', blob: new Blob(['old scan']) }],
	searchShards: [{ id: 'all', versions: { a: 2 }, text: new TextEncoder().encode('nguyen van an') }]
};

export async function plantOldArchive(name: string, version: OldVersion = 1): Promise<void> {
	const stores = Object.entries(dumps[version] as unknown as Record<string, FrozenStore>);
	const old = await openDB(name, version, {
		upgrade(db) {
			for (const [store, { options, indexes }] of stores) {
				const made = db.createObjectStore(store, options);
				for (const [index, path] of Object.entries(indexes)) made.createIndex(index, path);
			}
		}
	});
	for (const [store, { rows }] of stores)
		for (const row of [...rows, ...(bytes[store] ?? [])]) await old.put(store, row);
	old.close();
}
