// How long a clerk waits at the correction desk of the built app: trusted key events, times taken in the page. The
// machine is never idle while the specimens are being read, so timing begins when reading has ended.
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright';
import { buildApp } from '../build.mjs';
import { chromiumLaunch } from '../chromium.mjs';
import { serve } from '../serve.mjs';
import { openAtDesk } from './desk/open-at-desk.ts';
import { arm, type Awaited } from './desk/stopwatch.ts';
import { atMost, type Figure, type Suite } from './figure.ts';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const specimen = root('static/specimens/ho-so-01.pdf');

const flips = 24;
const jumps = 12;
const letters = 80;
/** Rows of a large household. */
const manyMembers = 15;
const moves = 80;
const commits = 60;

/** The value that this share of the laps does not exceed. */
function quantile(laps: readonly number[], share: number): number {
	const sorted = laps.toSorted((a, b) => a - b);
	return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}

const p95 = (laps: readonly number[]) => quantile(laps, 0.95);

/** On how many laps a figure stands, and what they are like in the middle: a busy machine shows in the difference. */
const lapNote = (laps: readonly number[]) =>
	`${laps.length} times, median ${quantile(laps, 0.5).toFixed(0)} ms`;

/** Presses a key and times what follows; a lap that never ends within two seconds counts as two. */
async function lap(page: Page, key: string, what: Awaited): Promise<number> {
	// Armed and answered before the key is sent: keys travel another way than scripts and may overtake them.
	await page.evaluate(arm, what);
	await page.keyboard.press(key);
	const measured = page.evaluate(() => globalThis.deskLap ?? 2000);
	return Promise.race([measured, page.waitForTimeout(2000).then(() => 2000)]);
}

/** JavaScript the page itself loads before anything is asked of it, compressed. */
async function firstScreen(browser: Browser, url: string): Promise<number> {
	const context = await browser.newContext({ serviceWorkers: 'block' });
	const page = await context.newPage();
	const bodies: Promise<Buffer>[] = [];
	page.on('response', (response) => {
		if (response.request().resourceType() === 'script') bodies.push(response.body());
	});
	await page.goto(url, { waitUntil: 'networkidle' });
	const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
	await context.close();
	return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

/** Forward through the file page by page, with time between for the next to be decoded, as a clerk takes. */
async function timeFlips(page: Page): Promise<number[]> {
	const laps: number[] = [];
	while (laps.length < flips) {
		const shown = (await page.getByTestId('page-number').textContent()) ?? '';
		const [at, total] = [...shown.matchAll(/\d+/g)].map(Number);
		if (at === total) {
			for (let back = 1; back < (total ?? 1); back += 1) await page.keyboard.press('PageUp');
			await page.waitForTimeout(1500);
			continue;
		}
		laps.push(await lap(page, 'PageDown', 'caret'));
		await page.waitForTimeout(700);
	}
	return laps;
}

/** To pages that were not decoded ahead: the two before are passed without a pause. */
async function timeJumps(page: Page): Promise<number[]> {
	const laps: number[] = [];
	while (laps.length < jumps) {
		await rewind(page);
		for (const key of ['PageDown', 'PageDown']) await page.keyboard.press(key);
		laps.push(await lap(page, 'PageDown', 'caret'));
	}
	return laps;
}

/** Letters typed into the last row of a table with many members, to the frame that shows them. */
async function timeLetters(page: Page): Promise<number[]> {
	await rewind(page);
	for (let row = 0; row < manyMembers; row += 1) await page.keyboard.press('Alt+=');
	await page.waitForTimeout(1000);
	const laps: number[] = [];
	for (let index = 0; index < letters; index += 1) {
		laps.push(await lap(page, 'nguyenvabh'[index % 10] ?? 'n', 'painted'));
		await page.waitForTimeout(40);
	}
	return laps;
}

/** To the top of the file, so that there are fields enough ahead. */
async function rewind(page: Page): Promise<void> {
	for (let back = 0; back < 8; back += 1) await page.keyboard.press('PageUp');
	await page.waitForTimeout(1500);
}

/** Tab after Tab; for a commit something is typed first, and leaving the field must make it durable. */
async function timeEach(page: Page, what: Awaited, count: number): Promise<number[]> {
	await rewind(page);
	const laps: number[] = [];
	for (let index = 0; index < count; index += 1) {
		if (what === 'durable') await page.keyboard.type('a');
		laps.push(await lap(page, 'Tab', what));
		await page.waitForTimeout(what === 'durable' ? 60 : 30);
	}
	return laps;
}

async function run(): Promise<readonly Figure[]> {
	await buildApp();
	const server = await serve({ root: root('build'), port: 0 });
	const browser = await chromium.launch(chromiumLaunch());
	try {
		const kilobytes = await firstScreen(browser, server.url);
		const page = await openAtDesk(browser, server.url, specimen);
		await page.waitForTimeout(1500);
		const pages = await timeFlips(page);
		const anywhere = await timeJumps(page);
		const focus = await timeEach(page, 'in-view', moves);
		const saved = await timeEach(page, 'durable', commits);
		const painted = await timeLetters(page);
		return [
			atMost('next page → caret ready, p95', p95(pages), 150, 'ms', lapNote(pages)),
			atMost('any page → caret ready, p95', p95(anywhere), 300, 'ms', lapNote(anywhere)),
			atMost('focus moved → field in view, p95', p95(focus), 50, 'ms', lapNote(focus)),
			atMost('commit → durable, p95', p95(saved), 50, 'ms', lapNote(saved)),
			atMost('input → paint, 15 members, p95', p95(painted), 30, 'ms', lapNote(painted)),
			atMost('first screen, compressed JavaScript', kilobytes, 150, 'kB')
		];
	} finally {
		await browser.close();
		await server.close();
	}
}

export const suite: Suite = { name: 'desk', run };
