// The restore of a large archive onto an empty machine, as an office does it: a whole backup made in the app, taken to
// a browser that knows nothing, and every row compared with what was there before.
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { signIn, testPassphrase } from '../../gate.ts';
import { openProfile, type OpenedProfile } from '../browser/profile.ts';
import { arrive, clerk } from './kill-rounds.ts';
import { fillArchive } from './many-members.ts';

export interface RestoreReport {
	readonly backupMs: number;
	readonly backupMb: number;
	/** From the passphrase to an archive that can be unlocked, milliseconds. */
	readonly restoreMs: number;
	/** Different shares shown on the way; they only grow. */
	readonly steps: number;
	readonly isSteady: boolean;
	/** Rows of the archive, and those that are not there again as they were. */
	readonly rows: number;
	readonly differing: number;
}

async function open(profile: string): Promise<OpenedProfile> {
	const opened = await openProfile(profile);
	// Downloads instead of the system's picker, which nobody can answer here.
	await opened.context.addInitScript('delete globalThis.showSaveFilePicker');
	return opened;
}

/** Scans of 1 MB: what is sealed looks like noise. Nobody opens them. */
async function addScans(page: Page, scans: number): Promise<void> {
	await page.evaluate(async (count) => {
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open('tang-thu');
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(new Error('open'));
		});
		const row = await new Promise<Record<string, unknown>>((resolve) => {
			const request = db.transaction('sourceBytes').objectStore('sourceBytes').getAll(null, 1);
			request.onsuccess = () => resolve((request.result as Record<string, unknown>[])[0] ?? {});
		});
		for (let scan = 0; scan < count; scan++) {
			const parts = Array.from({ length: 16 }, () =>
				crypto.getRandomValues(new Uint8Array(65_536))
			);
			await new Promise<void>((resolve, reject) => {
				const transaction = db.transaction('sourceBytes', 'readwrite', { durability: 'relaxed' });
				transaction
					.objectStore('sourceBytes')
					.put({ ...row, id: `many${scan}`, b: new Blob(parts) });
				transaction.oncomplete = () => resolve();
				transaction.onabort = () => reject(new Error('scans'));
			});
		}
		db.close();
	}, scans);
}

/** A hash of every row as it lies on the disk, by `store|key`; what the backup itself notes is left out. */
function hashRows(page: Page): Promise<Readonly<Record<string, string>>> {
	return page.evaluate(async () => {
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open('tang-thu');
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(new Error('open'));
		});
		const digest = async (bytes: Uint8Array<ArrayBuffer>) => {
			const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
			return Array.from(hash.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join(
				''
			);
		};
		const textOf = async (row: Record<string, unknown>): Promise<string> => {
			const parts: string[] = [];
			for (const name of Object.keys(row).sort()) {
				const value = row[name];
				const bytes =
					value instanceof Blob
						? new Uint8Array(await value.arrayBuffer())
						: value instanceof Uint8Array
							? new Uint8Array(value)
							: new TextEncoder().encode(JSON.stringify(value));
				parts.push(`${name}=${await digest(bytes)}`);
			}
			return parts.join(' ');
		};
		const hashes: Record<string, string> = {};
		for (const name of db.objectStoreNames) {
			if (name === 'settings') continue;
			for (let after: IDBValidKey | null = null; ;) {
				const range: IDBKeyRange | null =
					after === null ? null : IDBKeyRange.lowerBound(after, true);
				const ask = <T>(request: IDBRequest<T>) =>
					new Promise<T>((resolve, reject) => {
						request.onsuccess = () => resolve(request.result);
						request.onerror = () => reject(new Error(name));
					});
				const store: IDBObjectStore = db.transaction(name).objectStore(name);
				const [keys, rows]: [IDBValidKey[], Record<string, unknown>[]] = await Promise.all([
					ask(store.getAllKeys(range, 500)),
					ask(store.getAll(range, 500) as IDBRequest<Record<string, unknown>[]>)
				]);
				const texts = await Promise.all(rows.map(textOf));
				keys.forEach((key, at) => (hashes[`${name}|${JSON.stringify(key)}`] = texts[at] ?? ''));
				if (keys.length < 500) break;
				after = keys.at(-1) ?? null;
			}
		}
		db.close();
		return hashes;
	});
}

async function backUp(page: Page, path: string): Promise<void> {
	await page.getByRole('navigation').getByRole('link', { name: 'Sao lưu' }).click();
	const waiting = page.waitForEvent('download', { timeout: 300_000 });
	await page.getByRole('button', { name: 'Sao lưu toàn bộ' }).click();
	await (await waiting).saveAs(path);
}

/** Every share the screen shows from now on; the page loads itself anew at the end, so they are told outside. */
async function watchProgress(page: Page): Promise<readonly number[]> {
	const shares: number[] = [];
	page.on('console', (message) => {
		const [what, share] = message.text().split(' ');
		if (what === 'share') shares.push(Number(share));
	});
	await page.evaluate(() => {
		let last = -1;
		const look = () => {
			const value = document.querySelector('progress')?.value ?? last;
			if (value !== last) console.debug(`share ${value}`);
			last = value;
		};
		new MutationObserver(look).observe(document.body, {
			...{ subtree: true, childList: true, attributes: true }
		});
	});
	return shares;
}

export async function restoreDrill(
	url: string,
	{ members, scans }: Record<'members' | 'scans', number>
): Promise<RestoreReport> {
	const folder = await mkdtemp(join(tmpdir(), 'tang-thu-restore-'));
	const file = join(folder, 'kho.tangthu-sao-luu');
	try {
		const old = await open(join(folder, 'old'));
		await arrive(old.page, url);
		await old.page.locator('a.open').first().waitFor({ timeout: 120_000 });
		await old.page.waitForFunction(() => document.querySelector('progress') === null, null, {
			timeout: 300_000
		});
		await fillArchive(old.page, members, testPassphrase);
		await addScans(old.page, scans);
		const before = await hashRows(old.page);
		const backupBegan = performance.now();
		await backUp(old.page, file);
		const backupMs = performance.now() - backupBegan;
		await old.context.close();
		const { size } = await stat(file);

		const bare = await open(join(folder, 'new'));
		await bare.page.goto(url);
		await bare.page.getByRole('button', { name: 'Khôi phục từ bản sao lưu' }).click();
		await bare.page.getByLabel(/Chọn tệp sao lưu/).setInputFiles([file]);
		await bare.page.getByLabel('Tên trong kho cũ').fill(clerk);
		await bare.page.getByLabel('Mật khẩu', { exact: true }).fill(testPassphrase);
		const shares = await watchProgress(bare.page);
		const began = performance.now();
		await bare.page.getByRole('button', { name: 'Khôi phục', exact: true }).click();
		await bare.page.getByRole('button', { name: /Mở khóa/ }).waitFor({ timeout: 1_200_000 });
		const restoreMs = performance.now() - began;
		const after = await hashRows(bare.page);
		await signIn(bare.page, clerk, 'Người nhập');
		await bare.page.locator('a.open').first().waitFor({ timeout: 120_000 });
		await bare.context.close();
		const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
		return {
			backupMs,
			backupMb: size / 1e6,
			restoreMs,
			steps: shares.length,
			isSteady: shares.every((share, at) => share >= (shares[at - 1] ?? 0)),
			rows: keys.size,
			differing: [...keys].filter((key) => before[key] !== after[key]).length
		};
	} finally {
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}
