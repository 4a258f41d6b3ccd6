// What the desk calls saved is on the disk: the browser is killed (kill -9) while somebody types, again and again.
// ROUNDS=20 for the long version; the short one runs with the other journeys.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { KillableBrowser } from './killable-browser.ts';

const rounds = Number(process.env['ROUNDS'] ?? 2);
const port = 4387;
const root = join(import.meta.dirname, '../../build');
const specimen = join(import.meta.dirname, '../../static/specimens/ho-so-01.pdf');

interface Ledger {
	/** Every text the desk called saved, with the time it said so. */
	readonly saved: { readonly text: string; readonly at: number }[];
	/** Every text typed, with its time. */
	readonly typed: { readonly text: string; readonly at: number }[];
	/** From "saving" to "saved", milliseconds. */
	readonly commits: number[];
}

/** Writes down in the page what the desk says and when, for reading it out before the kill. */
function keepLedger(): void {
	const ledger: Ledger = { saved: [], typed: [], commits: [] };
	Object.assign(window, { ledger });
	const sign = document.querySelector('[data-testid="save"]');
	let saving = 0;
	if (!sign) throw new Error('no sign of saving');
	document.addEventListener('input', (event) => {
		const { value } = event.target as HTMLTextAreaElement;
		ledger.typed.push({ text: value, at: performance.now() });
	});
	new MutationObserver(() => {
		const box = document.activeElement as HTMLTextAreaElement;
		if (sign.classList.contains('saving')) saving = performance.now();
		if (!sign.classList.contains('saved')) return;
		if (saving > 0) ledger.commits.push(performance.now() - saving);
		saving = 0;
		ledger.saved.push({ text: box.value, at: performance.now() });
	}).observe(sign, { attributes: true, attributeFilter: ['class'] });
}

const readLedger = (page: Page): Promise<Ledger & { now: number }> =>
	page.evaluate(() => ({
		...(window as unknown as { ledger: Ledger }).ledger,
		now: performance.now()
	}));

async function arrive(page: Page): Promise<void> {
	await page.goto(`http://localhost:${port}/`);
	await page.locator('input[type="file"]').first().setInputFiles(specimen);
	await page.locator('dialog input').first().fill('Lê Thị Mai');
	await page.keyboard.press('Enter');
}

async function openDesk(page: Page): Promise<void> {
	await page.goto(`http://localhost:${port}/`);
	await page.locator('a.open').first().click();
	await page.locator('textarea[data-key]').first().waitFor({ timeout: 60_000 });
}

/** Everything stored, as another program would find it: is record, journal and file of one moment? */
const stored = (page: Page, key: string) =>
	page.evaluate(async (field) => {
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			const opening = indexedDB.open('tang-thu');
			opening.onsuccess = () => resolve(opening.result);
			opening.onerror = () => reject(new Error('open'));
		});
		const all = <T>(store: string): Promise<T[]> =>
			new Promise((resolve, reject) => {
				const request = db.transaction(store).objectStore(store).getAll();
				request.onsuccess = () => resolve(request.result as T[]);
				request.onerror = () => reject(new Error(store));
			});
		const [record] = await all<{
			version: number;
			entries: Record<string, { raw: string }>;
		}>('records');
		const [file] = await all<{ version: number }>('files');
		const journal = await all<{ seq: number; key?: string; act: string; new: string }>('journal');
		db.close();
		const last = journal.filter((entry) => entry.key === field && entry.act === 'edit').at(-1);
		return {
			text: record?.entries[field]?.raw ?? '',
			inJournal: last?.new ?? '',
			isWhole: journal.every((entry, index) => entry.seq === index + 1),
			versions: [record?.version, file?.version]
		};
	}, key);

test('nothing called saved is lost when the browser is killed while somebody types', async () => {
	test.setTimeout(120_000 + rounds * 30_000);
	const server = await serve({ root, port });
	const profile = await mkdtemp(join(tmpdir(), 'tang-thu-profile-'));
	const commits: number[] = [];
	let longestUnsaved = 0;
	let acknowledged = 0;
	try {
		let browser = await KillableBrowser.start(profile);
		await arrive(browser.page);
		await browser.page.locator('a.open').first().waitFor();
		for (let round = 0; round < rounds; round++) {
			const { page } = browser;
			await openDesk(page);
			const box = page.locator('textarea[data-key]').first();
			const key = (await box.getAttribute('data-key')) ?? '';
			await page.evaluate(keepLedger);
			await box.focus();
			await page.keyboard.press('Control+A');
			const typing = page.keyboard
				.type(`Lượt ${round} ${'chữ nghĩa '.repeat(30)}`, { delay: 25 })
				.catch(() => undefined);
			await new Promise((resolve) => setTimeout(resolve, 2000 + Math.random() * 2500));
			const ledger = await readLedger(page);
			await browser.kill();
			await typing;
			expect(ledger.saved.length, 'the desk said saved').toBeGreaterThan(0);
			acknowledged += ledger.saved.length;
			commits.push(...ledger.commits);

			browser = await KillableBrowser.start(profile);
			await openDesk(browser.page);
			const after = await stored(browser.page, key);
			const shown = await browser.page.locator(`textarea[data-key="${key}"]`).inputValue();
			const lastSaved = ledger.saved.at(-1)?.text ?? '';
			// Typed one after another, so the later text begins with the earlier.
			expect(after.text.startsWith(lastSaved), `said saved: ${lastSaved}`).toBe(true);
			expect(shown).toBe(after.text);
			expect(after.inJournal).toBe(after.text);
			expect(after.isWhole).toBe(true);
			expect(after.versions[0]).toBe(after.versions[1]);
			const lost = ledger.typed.find(({ text }) => text.length > after.text.length);
			if (lost) longestUnsaved = Math.max(longestUnsaved, ledger.now - lost.at);
		}
		await browser.kill();
	} finally {
		await server.close();
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	}
	commits.sort((a, b) => a - b);
	const at = (share: number): string =>
		(commits[Math.floor(commits.length * share)] ?? 0).toFixed(1);
	console.log(
		`durability: ${rounds} kills, ${acknowledged} acknowledged, 0 lost; ` +
			`oldest unsaved key ${longestUnsaved.toFixed(0)} ms; commit p50 ${at(0.5)} p95 ${at(0.95)} ms`
	);
	// 250 ms of gathering, one commit, and what a busy test machine adds.
	expect(longestUnsaved).toBeLessThan(1000);
});
