// Whose a scan is when its pages lie in several household files: it is sealed with the key of one of them and names the
// others, so that erasing a file takes no page from its neighbours, and the last file takes the scan with it.
import type { RegistryFileId, SourceId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import type { StoredSource } from './schema.ts';
import type { WriteTransaction } from './transact.ts';

type Users = readonly RegistryFileId[];

const usersOf = ({ fileId, sharedWith = [] }: StoredSource): Users => [fileId, ...sharedWith];

/** Stores who holds pages of the scan; its bytes go under another key only where its owner is no longer among them. */
async function setUsers(
	transaction: WriteTransaction,
	source: StoredSource,
	wanted: Iterable<RegistryFileId>
): Promise<void> {
	const users = [...new Set(wanted)].sort();
	const owner = users.includes(source.fileId) ? source.fileId : users[0];
	if (owner === undefined) return;
	const sharedWith = users.filter((id) => id !== owner);
	const before = source.sharedWith ?? [];
	const isSame = owner === source.fileId && sharedWith.join(' ') === before.join(' ');
	if (isSame) return;
	const bytes =
		owner === source.fileId
			? undefined
			: await transaction.objectStore('sourceBytes').get(source.id);
	await transaction.objectStore('sources').put({ ...source, fileId: owner, sharedWith });
	if (bytes) await transaction.objectStore('sourceBytes').put(bytes, owner);
}

/** After pages went from file to file: `pages` as they lie now, `involved` all files that took part. */
export async function followPages(
	transaction: WriteTransaction,
	pages: readonly Page[],
	involved: ReadonlySet<RegistryFileId>
): Promise<void> {
	for (const id of new Set(pages.map((page) => page.source.id))) {
		const source = await transaction.objectStore('sources').get(id);
		if (!source) continue;
		const now = pages.filter((page) => page.source.id === id).map(({ fileId }) => fileId);
		const others = usersOf(source).filter((user) => !involved.has(user));
		await setUsers(transaction, source, [...others, ...now]);
	}
}

/** One more file holds pages of a scan: for scans stored before they named all. */
export async function addUser(
	transaction: WriteTransaction,
	id: SourceId,
	user: RegistryFileId
): Promise<void> {
	const source = await transaction.objectStore('sources').get(id);
	if (source) await setUsers(transaction, source, [...usersOf(source), user]);
}

/** A file holds no page of a scan any more; the last one takes the scan with it. */
export async function dropUser(
	transaction: WriteTransaction,
	id: SourceId,
	user: RegistryFileId
): Promise<void> {
	const source = await transaction.objectStore('sources').get(id);
	if (!source) return;
	const rest = usersOf(source).filter((other) => other !== user);
	if (rest.length > 0) return setUsers(transaction, source, rest);
	await transaction.objectStore('sources').delete(id);
	await transaction.objectStore('sourceBytes').delete(id);
}
