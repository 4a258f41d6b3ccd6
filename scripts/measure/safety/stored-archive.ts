// Opens the archive of a running browser from outside, as somebody with the passphrase and a copy of the disk could:
// reads the rows as they lie there and unseals them here, with the app's own crypto and none of its state.
import type { Page } from 'playwright';
import { deriveArchiveKeys, openFileKey } from '#lib/platform/crypto/archive-keys.ts';
import type { Bytes } from '#lib/platform/crypto/envelope.ts';
import { openLock, type PassphraseLock } from '#lib/platform/crypto/locks.ts';
import type { RegistryFileId } from '#lib/domain/ids.ts';
import { isSealed, openRow, type PlainRow } from '#lib/platform/db/sealed-row.ts';
import { sealingOf, type StoreName } from '#lib/platform/db/sealing.ts';

/** Rows of stores as they lie on the disk, bytes as latin-1 text behind a mark; pictures and scans are left out. */
export const rawRows = (
	page: Page,
	stores: readonly string[]
): Promise<Record<string, PlainRow[]>> =>
	page
		.evaluate(async (names) => {
			const db = await new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open('tang-thu');
				opening.onsuccess = () => resolve(opening.result);
				opening.onerror = () => reject(new Error('open'));
			});
			const asText = (_key: string, value: unknown): unknown => {
				if (value instanceof Uint8Array)
					return { bytes: Array.from(value, (byte) => String.fromCharCode(byte)).join('') };
				return value instanceof Blob ? undefined : value;
			};
			const rows: Record<string, unknown> = {};
			for (const name of names)
				rows[name] = await new Promise((resolve, reject) => {
					const request = db.transaction(name).objectStore(name).getAll();
					request.onsuccess = () => resolve(request.result);
					request.onerror = () => reject(new Error(name));
				});
			db.close();
			return JSON.stringify(rows, asText);
		}, stores)
		.then((text) => JSON.parse(text, toBytes) as Record<string, PlainRow[]>);

function toBytes(_key: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || !('bytes' in value)) return value;
	const { bytes } = value;
	return typeof bytes === 'string'
		? Uint8Array.from(bytes, (letter) => letter.charCodeAt(0))
		: value;
}

/** What lies in `stores`, unsealed with anybody's passphrase. @throws where no account opens with it */
export async function storedArchive<N extends StoreName>(
	page: Page,
	stores: readonly N[],
	passphrase: string
): Promise<Record<N, PlainRow[]>> {
	const raw = await rawRows(page, [...stores, 'accounts', 'fileKeys']);
	const [account] = (raw.accounts ?? []) as { id: string; lock: PassphraseLock }[];
	if (!account) throw new Error('nobody has an account');
	const { secret } = await openLock(account.id, passphrase, account.lock);
	const keys = await deriveArchiveKeys(secret);
	const fileKeys = new Map<RegistryFileId, CryptoKey>();
	for (const { id, wrapped } of (raw.fileKeys ?? []) as { id: RegistryFileId; wrapped: Bytes }[])
		fileKeys.set(id, await openFileKey(keys, wrapped));
	const open = async (store: N, row: PlainRow): Promise<PlainRow> => {
		const sealing = sealingOf(store, row.key);
		if (!sealing || !isSealed(row)) return row;
		const key = row.f === undefined ? keys.archive : (fileKeys.get(row.f) ?? null);
		const place = { store, key: row[sealing.keyPath] as string };
		return (await openRow(sealing, place, row, { archive: keys.archive, key })) ?? {};
	};
	const opened: Partial<Record<N, PlainRow[]>> = {};
	for (const store of stores)
		opened[store] = await Promise.all((raw[store] ?? []).map((row) => open(store, row)));
	return opened as Record<N, PlainRow[]>;
}
