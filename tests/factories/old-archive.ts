// An archive as version 1 left it on the disk: no accounts, no keys, every row in the clear.
import { openDB } from 'idb';
import snapshot from '../fixtures/archive-v1.json';

interface FrozenStore {
	readonly options: IDBObjectStoreParameters;
	readonly indexes: Readonly<Record<string, string>>;
	readonly rows: readonly unknown[];
}

export async function plantOldArchive(name: string): Promise<void> {
	const stores = Object.entries(snapshot as unknown as Record<string, FrozenStore>);
	const old = await openDB(name, 1, {
		upgrade(db) {
			for (const [store, { options, indexes }] of stores) {
				const made = db.createObjectStore(store, options);
				for (const [index, path] of Object.entries(indexes)) made.createIndex(index, path);
			}
		}
	});
	for (const [store, { rows }] of stores) for (const row of rows) await old.put(store, row);
	await old.put('sourceBytes', { id: 's-a', blob: new Blob(['old scan']) });
	old.close();
}
