// Fills the archive of a running browser with household files of a hundred thousand members, so that an autosave is
// timed in stores of real size. The list's rows are sealed as the app does it; the others are copies under new keys,
// which nobody opens.
import type { Page } from 'playwright';
import { openLock, type PassphraseLock } from '#lib/platform/crypto/locks.ts';
import { rawRows, storedArchive } from './stored-archive.ts';

const membersPerFile = 4;

export async function fillArchive(page: Page, members: number, passphrase: string): Promise<void> {
	const { accounts } = await rawRows(page, ['accounts']);
	const [account] = (accounts ?? []) as unknown as { id: string; lock: PassphraseLock }[];
	if (!account) throw new Error('nobody has an account');
	const { secret } = await openLock(account.id, passphrase, account.lock);
	const [file] = (await storedArchive(page, ['files'], passphrase)).files;
	const given = {
		secret: [...secret],
		file: JSON.stringify({ ...file, state: 'approved' }),
		files: Math.ceil(members / membersPerFile),
		perFile: membersPerFile
	};
	await page.evaluate(async ({ secret: bytes, file: template, files, perFile }) => {
		const utf8 = (text: string) => new TextEncoder().encode(text);
		const root = await crypto.subtle.importKey('raw', new Uint8Array(bytes), 'HKDF', false, [
			'deriveKey'
		]);
		const info = utf8('tang-thu 1 rows');
		const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
		const aes = { name: 'AES-GCM', length: 256 };
		const key = await crypto.subtle.deriveKey(derivation, root, aes, false, ['encrypt']);
		const sealed = async (id: string) => {
			const iv = crypto.getRandomValues(new Uint8Array(12));
			const row = utf8(JSON.stringify({ ...(JSON.parse(template) as object), id, title: id }));
			const additionalData = utf8(`files|${id}|1|inner`);
			const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, row);
			return { id, v: 1, s: new Uint8Array([1, ...iv, ...new Uint8Array(body)]) };
		};
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open('tang-thu');
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(new Error('open'));
		});
		const first = (store: string) =>
			new Promise<Record<string, unknown>>((resolve) => {
				const request = db.transaction(store).objectStore(store).getAll(null, 1);
				request.onsuccess = () => resolve((request.result as Record<string, unknown>[])[0] ?? {});
			});
		const [record, row, line] = [
			await first('records'),
			await first('pages'),
			await first('journal')
		];
		for (let from = 0; from < files; from += 500) {
			const ids = Array.from(
				{ length: Math.min(500, files - from) },
				(_, at) => `many${from + at}`
			);
			const rows = await Promise.all(ids.map(sealed));
			await new Promise<void>((resolve, reject) => {
				const names = ['files', 'records', 'pages', 'journal'];
				const transaction = db.transaction(names, 'readwrite', { durability: 'relaxed' });
				transaction.oncomplete = () => resolve();
				transaction.onabort = () => reject(new Error('fill'));
				for (const one of rows) transaction.objectStore('files').put(one);
				for (const [at, id] of ids.entries()) {
					transaction.objectStore('records').put({ ...record, fileId: id });
					for (let member = 0; member < perFile; member++) {
						transaction
							.objectStore('pages')
							.put({ ...row, id: `${id}-${member}`, fileId: id, state: 'read' });
						// Far behind the head, where no append comes by.
						const seq = 1_000_000_000 + (from + at) * perFile + member;
						transaction.objectStore('journal').put({ ...line, seq, fileId: id });
					}
				}
			});
		}
		db.close();
	}, given);
}
