// A carpet of a hundred cells in the built app: from the key that opens it to its first paint with all ink in view, and
// keys a right cell. `--pages=N` reads other than 90 pages, and the carpet is smaller or larger by it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { buildApp } from '../build.mjs';
import { chromiumLaunch } from '../chromium.mjs';
import { serve } from '../serve.mjs';
import { makeSet } from '../specimens/make-set.ts';
import { openAtDesk } from './desk/open-at-desk.ts';
import { arm } from './desk/stopwatch.ts';
import { atLeast, atMost, type Figure, type Suite } from './figure.ts';
import { numberOption } from './reading/made-pages.ts';

/**
 * Tables of relatives on the backs of HK01, in neat hand-style letters: of print the machine is sure, and a value of which
 * nothing is in doubt makes no carpet. The longest has about 1.3 cells a page.
 */
const allPages = 90;
/** A sheet is not taken before it can have been looked at. */
const lookMs = 400;

/** Opens the longest carpet with Enter; what it took, and its cells. */
async function openLongest(page: Page): Promise<{ readonly ms: number; readonly cells: number }> {
	const buttons = page.locator('section').first().locator('[data-carpet]');
	await buttons.first().waitFor({ timeout: 60_000 });
	const counts = (await buttons.allInnerTexts()).map((text) => Number(/(\d+) ô/.exec(text)?.[1]));
	const longest = counts.indexOf(Math.max(...counts));
	// Once to have its ink cut, as the list does ahead for the carpet on top; then timed.
	await buttons.nth(longest).focus();
	await page.keyboard.press('Enter');
	await page.locator('.grid .cell').first().waitFor();
	await page.waitForFunction(
		() => [...document.querySelectorAll('.grid .ink')].every((ink) => ink.firstChild !== null),
		null,
		{ timeout: 120_000 }
	);
	await page.keyboard.press('Escape');
	await buttons.nth(longest).focus();
	await page.evaluate(arm, 'sheet' as const);
	await page.keyboard.press('Enter');
	const ms = await page.evaluate(() => globalThis.deskLap ?? Number.NaN);
	return { ms, cells: await page.locator('.grid .cell').count() };
}

/** Accepts the sheet as it stands; how many of its cells were right, by the desk's own word. */
async function accept(page: Page): Promise<number> {
	await page.waitForTimeout(lookMs);
	await page.keyboard.press('Enter');
	const done = page.getByText(/Đã lưu ✓ \d+ ô đúng/);
	await done.waitFor({ timeout: 60_000 });
	return Number(/(\d+) ô đúng/.exec(await done.innerText())?.[1]);
}

async function run(): Promise<readonly Figure[]> {
	const pages = numberOption('pages', allPages);
	const folder = await mkdtemp(join(tmpdir(), 'tang-thu-carpet-'));
	await buildApp();
	const root = fileURLToPath(new URL('../../build', import.meta.url));
	const server = await serve({ root, port: 0 });
	try {
		const wish = { set: 'accuracy', classes: ['neat'], forms: ['hk01'], seed: 40 } as const;
		const { files } = await makeSet({ ...wish, out: folder, pages: 2 * pages });
		const browser = await chromium.launch(chromiumLaunch());
		try {
			const backs = files.filter(({ file }) => file.includes('-back-'));
			const paths = backs.map(({ file }) => join(folder, file));
			const page = await openAtDesk(browser, server.url, paths);
			await page.goBack();
			await page.locator('header nav a[href="/carpet"]').click();
			const { ms, cells } = await openLongest(page);
			const right = await accept(page);
			return [
				atLeast('cells of the longest carpet', cells, 100, '', `${backs.length} pages read`),
				atMost('carpet opened → first paint, ink in view', ms, 200, 'ms', `${cells} cells`),
				atMost('keys per right cell', 1 / right, 0.02, '', `one Enter, ${right} cells`)
			];
		} finally {
			await browser.close();
		}
	} finally {
		await server.close();
		await rm(folder, { recursive: true, force: true });
	}
}

export const suite: Suite = { name: 'carpet', run };
