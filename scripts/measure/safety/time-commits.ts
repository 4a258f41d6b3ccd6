// How long a commit takes while somebody types at the desk, beside a bare strict put of the same size by the same page
// at the same moments: what the machine and its disk cost by themselves, loaded or not.
import type { Page } from 'playwright';

export interface CommitTimes {
	/** From the desk beginning to save to the disk having it, milliseconds of every commit. */
	readonly durableMs: readonly number[];
	/** From "saving" to "saved" on the screen; two commits in a row are one here. */
	readonly saidMs: readonly number[];
	/** A bare put of 8 kB, strict durability, another database of the same origin. */
	readonly bareMs: readonly number[];
}

interface Watch {
	readonly durableMs: number[];
	readonly saidMs: number[];
	/** When the desk began to save, or had the last commit on the disk. */
	from: number;
	began: number;
}

/** Runs in the page: listens to the sign and to the end of every transaction over records. */
export function watchCommits(): void {
	const watch: Watch = { durableMs: [], saidMs: [], from: 0, began: 0 };
	Object.assign(window, { watch });
	const sign = document.querySelector<HTMLElement>('[data-testid="save"]');
	if (!sign) throw new Error('no sign of saving');
	const { prototype } = IDBDatabase;
	// eslint-disable-next-line @typescript-eslint/unbound-method -- called with the database it was asked of
	const begin = prototype.transaction;
	prototype.transaction = function (names, mode, options) {
		const transaction = begin.call(this, names, mode, options);
		const ours = mode === 'readwrite' && transaction.objectStoreNames.contains('records');
		if (ours)
			transaction.addEventListener('complete', () => {
				const now = performance.now();
				if (watch.from > 0) watch.durableMs.push(now - watch.from);
				watch.from = now;
			});
		return transaction;
	};
	new MutationObserver(() => {
		if (sign.dataset.status === 'saving') watch.from = watch.began = performance.now();
		else if (sign.dataset.status === 'saved' && watch.began > 0) {
			watch.saidMs.push(performance.now() - watch.began);
			watch.from = watch.began = 0;
		}
	}).observe(sign, { attributes: true, attributeFilter: ['data-status'] });
}

/** Runs in the page. */
async function putBare(): Promise<number> {
	const opening = indexedDB.open('bare', 1);
	opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
	const db = await new Promise<IDBDatabase>((resolve, reject) => {
		opening.onsuccess = () => resolve(opening.result);
		opening.onerror = () => reject(new Error('open'));
	});
	const row = crypto.getRandomValues(new Uint8Array(8192));
	const began = performance.now();
	const transaction = db.transaction('rows', 'readwrite', { durability: 'strict' });
	transaction.objectStore('rows').put(row, 1);
	await new Promise((resolve) => (transaction.oncomplete = resolve));
	const ms = performance.now() - began;
	db.close();
	return ms;
}

export const readCommits = (page: Page): Promise<Pick<CommitTimes, 'durableMs' | 'saidMs'>> =>
	page.evaluate(() => (window as unknown as { watch: Watch }).watch);

/** Types into `fields` fields of the open desk, one after another. */
export async function timeCommits(page: Page, fields: number): Promise<CommitTimes> {
	await page.evaluate(watchCommits);
	const bareMs: number[] = [];
	for (let field = 0; field < fields; field++) {
		await page.keyboard.type('chữ nghĩa', { delay: 60 });
		await page.waitForTimeout(350);
		await page.keyboard.press('Tab');
		await page.waitForTimeout(150);
		bareMs.push(await page.evaluate(putBare));
	}
	await page.waitForTimeout(1000);
	return { ...(await readCommits(page)), bareMs };
}
