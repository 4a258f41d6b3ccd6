// After hand-over a household file is made unreadable: its wrapped key is destroyed with its rows, in one transaction.
// Links of the journal stay and can still be verified; what the entries said is gone with the key.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { Connection } from './connection.ts';
import type { StorageFailure } from './failures.ts';
import { appendJournal, journalStores } from './journal-store.ts';
import { addUser, dropUser } from './shared-sources.ts';
import { transact, type WriteTransaction } from './transact.ts';

const stores = [
	...(['files', 'pages', 'records', 'readings', 'images', 'sources', 'sourceBytes'] as const),
	...(['digests', 'fileKeys', 'searchShards'] as const),
	...journalStores
] as const;

/** Pages that came with this file and lie in another now take their picture, reading and scan along to its key. */
async function giveAway(transaction: WriteTransaction, id: RegistryFileId): Promise<void> {
	const born = await transaction
		.objectStore('pages')
		.getAll(IDBKeyRange.bound(`${id}-`, `${id}-\uffff`));
	for (const page of born.filter(({ fileId }) => fileId !== id)) {
		const image = await transaction.objectStore('images').get(page.id);
		if (image) await transaction.objectStore('images').put(image, page.fileId);
		const reading = await transaction.objectStore('readings').get(page.id);
		if (reading) await transaction.objectStore('readings').put(reading, page.fileId);
		await addUser(transaction, page.source.id, page.fileId);
		await dropUser(transaction, page.source.id, id);
	}
}

async function eraseOne(transaction: WriteTransaction, id: RegistryFileId): Promise<void> {
	await giveAway(transaction, id);
	const pages = await transaction.objectStore('pages').index('by-file').getAll(id);
	for (const page of pages) {
		await dropUser(transaction, page.source.id, id);
		await transaction.objectStore('images').delete(page.id);
		await transaction.objectStore('readings').delete(page.id);
		await transaction.objectStore('pages').delete(page.id);
	}
	await transaction.objectStore('records').delete(id);
	await transaction.objectStore('digests').delete(id);
	await transaction.objectStore('files').delete(id);
	await transaction.objectStore('fileKeys').put({ id, wrapped: null });
}

/** Search text with words of these files: it is made anew from the files that are left. */
async function dropSearchText(
	transaction: WriteTransaction,
	ids: readonly RegistryFileId[]
): Promise<void> {
	const shards = await transaction.objectStore('searchShards').getAll();
	for (const { id, versions } of shards)
		if (ids.some((one) => versions[one] !== undefined))
			await transaction.objectStore('searchShards').delete(id);
}

/** Whether every act on the file is in the backup. */
async function isBackedUp(
	transaction: WriteTransaction,
	id: RegistryFileId,
	backedUpTo: number
): Promise<boolean> {
	const acts = await transaction.objectStore('journal').index('by-file').getAll(id);
	return acts.every(({ seq }) => seq <= backedUpTo);
}

/**
 * Erases approved files for good; nothing brings them back but a copy made before. `wrong-state`: one of them is not
 * approved; `not-backed-up`: something was done to one after the last backup. Nothing was erased then.
 * @param journal says that and by whom; its `fileId` must be null, because an erased file's entries cannot be read
 * @param backedUpTo number of the last act in the journal that a backup has
 */
export async function eraseFiles(
	connection: Connection,
	ids: readonly RegistryFileId[],
	journal: readonly (JournalDraft & { readonly fileId: null })[],
	backedUpTo: number
): Promise<Result<void, StorageFailure | 'wrong-state' | 'not-backed-up'>> {
	const erased = await transact(connection, stores, async (transaction) => {
		for (const id of ids) {
			const file = await transaction.objectStore('files').get(id);
			// Gone already: tried again after a lost answer.
			if (!file) continue;
			if (file.state !== 'approved') return fail('wrong-state');
			if (!(await isBackedUp(transaction, id, backedUpTo))) return fail('not-backed-up');
			await eraseOne(transaction, id);
		}
		await dropSearchText(transaction, ids);
		await appendJournal(transaction, journal);
		return ok(undefined);
	});
	if (!erased.ok) return erased;
	for (const id of ids) connection.keyring.forgetFileKey(id);
	connection.cache.clear();
	return ok(undefined);
}
