// The sealed archive in a real browser with a profile of its own: how long unlocking takes, what an autosave costs, and
// whether anything typed can be found in the profile once the browser is closed.
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { signIn, testPassphrase, unlock } from '../../gate.ts';
import { openProfile } from '../browser/profile.ts';
import { findWords, makeCanaries } from './canaries.ts';
import { fillArchive } from './many-members.ts';
import { rawRows } from './stored-archive.ts';
import { type CommitTimes, timeCommits } from './time-commits.ts';

const specimen = join(import.meta.dirname, '../../../static/specimens/ho-so-01.pdf');
const inside = '.app:not([inert]) header';

export interface SealedReport {
	readonly unlocksMs: readonly number[];
	readonly canaries: number;
	/** Canaries found in the profile's files, or in rows as the browser gives them. */
	readonly hits: number;
	/** The word planted in the clear was found: the search works. */
	readonly isPlantFound: boolean;
	readonly commits: CommitTimes;
}

/** From Enter on the passphrase to the archive standing there, milliseconds. */
async function timeUnlock(page: Page, url: string, name: string): Promise<number> {
	await page.goto(url);
	await page.getByLabel('Họ và tên cán bộ').fill(name);
	await page.getByLabel('Mật khẩu', { exact: true }).fill(testPassphrase);
	// Installed before Enter: a key is not kept waiting for what is still being sent to the page.
	await page.evaluate(() => {
		const watch = { began: 0 };
		Object.assign(window, { watch });
		document.addEventListener('submit', () => (watch.began = performance.now()), { capture: true });
	});
	await page.keyboard.press('Enter');
	return page.evaluate(
		(selector) =>
			new Promise<number>((resolve) => {
				const { watch } = window as unknown as { watch: { began: number } };
				const look = () => {
					const isOpen = watch.began > 0 && document.querySelector(selector);
					if (isOpen) resolve(performance.now() - watch.began);
					else requestAnimationFrame(look);
				};
				look();
			}),
		inside
	);
}

async function openDesk(page: Page, url: string, name: string): Promise<void> {
	await page.goto(url);
	await unlock(page, name);
	// The key opens what the list offers, and a long list takes its time.
	await page.getByText('Việc tiếp theo').waitFor({ timeout: 120_000 });
	await page.keyboard.press('Control+Enter');
	await page.locator('textarea[data-key]:focus').waitFor({ timeout: 120_000 });
}

/** Types each word into a field of its own, as a clerk does. */
async function keyIn(page: Page, words: readonly string[]): Promise<void> {
	for (const word of words) {
		await page.keyboard.press('Control+A');
		await page.keyboard.type(word);
		await page.keyboard.press('Tab');
	}
	await page.locator('[data-testid="save"].saved').waitFor({ timeout: 60_000 });
}

export async function sealedReport(
	url: string,
	{ members, unlocks, fields }: Record<'members' | 'unlocks' | 'fields', number>
): Promise<SealedReport> {
	const profile = await mkdtemp(join(tmpdir(), 'tang-thu-sealed-'));
	const canaries = makeCanaries(50);
	const [clerk = '', title = '', ...typed] = canaries;
	const plant = makeCanaries(1)[0] ?? '';
	const scan = join(profile, `${title}.pdf`);
	try {
		let { context, page } = await openProfile(profile);
		await page.goto(url);
		await signIn(page, clerk, 'Người nhập');
		await copyFile(specimen, scan);
		await page.locator('input[type="file"]').first().setInputFiles(scan);
		await page.locator('a.open').first().waitFor({ timeout: 120_000 });
		await page.waitForFunction(() => document.querySelector('progress') === null, null, {
			timeout: 300_000
		});
		await openDesk(page, url, clerk);
		await keyIn(page, typed);
		await page.goto(url);
		await page.evaluate((word) => localStorage.setItem('plant', word), plant);
		const stores = ['settings', 'stats', 'accounts', 'sources', 'files', 'pages', 'readings'];
		const rows = await rawRows(page, [...stores, 'records', 'journal', 'digests', 'searchShards']);
		const text = JSON.stringify(rows);
		await context.close();
		await rm(scan);
		const inFiles = await findWords(profile, [...canaries, plant]);
		const inRows = canaries.filter((word) => text.includes(word));
		const found = new Set([...inFiles.map(({ word }) => word), ...inRows]);
		({ context, page } = await openProfile(profile));
		const unlocksMs: number[] = [];
		for (let turn = 0; turn < unlocks; turn++) unlocksMs.push(await timeUnlock(page, url, clerk));
		await fillArchive(page, members, testPassphrase);
		await openDesk(page, url, clerk);
		const commits = await timeCommits(page, fields);
		await context.close();
		return {
			unlocksMs,
			canaries: canaries.length,
			hits: [...found].filter((word) => word !== plant).length,
			isPlantFound: found.has(plant),
			commits
		};
	} finally {
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	}
}
