// Seals rows that were written before there were keys. Goes store by store in small strict transactions; a row that is
// done is known by its envelope, so it can stop anywhere and be started again. Runs before anything else is let in.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { Session } from '#lib/platform/crypto/keyring.ts';
import type { Connection } from './connection.ts';
import { Draft } from './draft.ts';
import type { StorageFailure } from './failures.ts';
import type { ArchiveDatabase } from './open.ts';
import { isSealed, type PlainRow, rowStamp } from './sealed-row.ts';
import { fileOf, sealingOf, type StoreName } from './sealing.ts';
import type { RawTransaction } from './snapshot.ts';
import { commit, onDatabase } from './transact.ts';
import { transactionEnd } from './transaction-end.ts';

/** Bytes of sources before the sources that say whose they are. */
const stores = [
	...(['settings', 'stats', 'files', 'pages', 'records', 'journal', 'readings', 'images'] as const),
	...(['sourceBytes', 'sources', 'exports', 'lists', 'searchShards', 'batches'] as const),
	...(['judgements', 'digests', 'rulings'] as const)
] satisfies readonly StoreName[];

const rowsAtOnce = 25;

function readRaw<T>(
	db: ArchiveDatabase,
	names: readonly StoreName[],
	work: (transaction: RawTransaction) => Promise<T>
): Promise<T> {
	const transaction = db.transaction([...names], 'readonly');
	void transactionEnd(transaction.done);
	return work(transaction as unknown as RawTransaction);
}

/** Whose a row is, where it does not say: its page or its source does. */
async function ownerOf(db: ArchiveDatabase, store: StoreName, row: PlainRow) {
	const [from, key] =
		store === 'readings'
			? (['pages', row.pageId] as const)
			: store === 'images'
				? (['pages', row.id] as const)
				: (['sources', row.id] as const);
	const owner = await readRaw(db, [from], (transaction) =>
		transaction.objectStore(from).get(key as string)
	);
	return typeof owner?.fileId === 'string' ? (owner.fileId as RegistryFileId) : null;
}

async function sealPage(
	connection: Connection,
	session: Session,
	db: ArchiveDatabase,
	store: StoreName,
	rows: readonly PlainRow[]
): Promise<void> {
	const { keyring } = connection;
	const draft = new Draft({ db, stores: [store], keyring, session, cache: null });
	for (const row of rows) {
		const sealing = sealingOf(store, row.key);
		if (!sealing || isSealed(row)) continue;
		const key = row[sealing.keyPath] as string;
		const isOwned = store === 'readings' || store === 'images' || store === 'sourceBytes';
		const file = isOwned ? await ownerOf(db, store, row) : fileOf(sealing, row);
		draft.checks.push(
			async (at) => rowStamp(await at.objectStore(store).get(key)) === rowStamp(row)
		);
		await draft.write(store, row, false, file);
		if (sealing.hidden) draft.removeStored(store, key);
	}
	if (draft.hasWrites) await commit(db, [store], draft, connection);
}

/** @param onProgress share done, 0…1 */
export function sealOldRows(
	connection: Connection,
	session: Session,
	onProgress: (share: number) => void
): Promise<Result<void, StorageFailure>> {
	return onDatabase<void, never>(connection, async (db) => {
		const counts = await readRaw(db, stores, (transaction) =>
			Promise.all(stores.map((store) => transaction.objectStore(store).count()))
		);
		const total = counts.reduce((sum, count) => sum + count, 0);
		let done = 0;
		for (const store of stores) {
			for (let after: IDBValidKey | null = null; ;) {
				const range: IDBKeyRange | null =
					after === null ? null : IDBKeyRange.lowerBound(after, true);
				const rows: readonly PlainRow[] = await readRaw(db, [store], (transaction) =>
					transaction.objectStore(store).getAll(range, rowsAtOnce)
				);
				await sealPage(connection, session, db, store, rows);
				done += rows.length;
				onProgress(total === 0 ? 1 : Math.min(1, done / total));
				const path = sealingOf(store, null)?.keyPath ?? 'key';
				after = (rows.at(-1)?.[path] as IDBValidKey | undefined) ?? null;
				if (rows.length < rowsAtOnce || after === null) break;
			}
		}
		return ok(undefined);
	});
}
