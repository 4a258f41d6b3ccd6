// How long a clerk waits at the correction desk of the built app, with nothing else going on and while a pile is read
// behind the desk, as it is all morning.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright';
import { buildApp } from '../build.mjs';
import { chromiumLaunch } from '../chromium.mjs';
import { serve } from '../serve.mjs';
import { lapNote, p95, timeDesk, type DeskLaps, type Laps } from './desk/laps.ts';
import { openAtDesk } from './desk/open-at-desk.ts';
import { atMost, type Figure, type Suite } from './figure.ts';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const specimens = root('static/specimens');
const first = join(specimens, 'ho-so-01.pdf');
/** Its first file is typed while the others are read. */
const pile = readdirSync(specimens)
	.filter((name) => name.startsWith('ho-so-'))
	.map((name) => join(specimens, name));

const idle = { flips: 24, jumps: 12, moves: 80, commits: 60, letters: 80 };
/** So many that all are timed before the pile has been read; most of what suffers, saving. */
const reading = { flips: 12, jumps: 4, moves: 60, commits: 120, letters: 60 };

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

async function timeIdle(browser: Browser, url: string): Promise<DeskLaps> {
	const page = await openAtDesk(browser, url, first);
	await page.waitForTimeout(1500);
	const laps = await timeDesk(page, idle);
	await page.context().close();
	return laps;
}

async function timeWhileReading(browser: Browser, url: string): Promise<DeskLaps> {
	const page = await openAtDesk(browser, url, pile, { isReading: true });
	const laps = await timeDesk(page, reading);
	await page.getByRole('link', { name: '← Hồ sơ' }).click();
	await page.locator('table').waitFor();
	if ((await page.locator('progress').count()) === 0)
		throw new Error('the pile had been read before all was timed');
	await page.context().close();
	return laps;
}

function figuresOf(laps: DeskLaps, when: string): readonly Figure[] {
	const figure = (name: string, all: Laps, goal: number): Figure =>
		atMost(`${name}${when}, p95`, p95(all), goal, 'ms', lapNote(all));
	return [
		figure('next page → caret ready', laps.flips, 150),
		figure('any page → caret ready', laps.jumps, 300),
		figure('focus moved → field in view', laps.moves, 50),
		figure('commit → durable', laps.commits, 50),
		figure('input → paint, 15 members', laps.letters, 30)
	];
}

async function run(): Promise<readonly Figure[]> {
	await buildApp();
	const server = await serve({ root: root('build'), port: 0 });
	const browser = await chromium.launch(chromiumLaunch());
	try {
		const kilobytes = await firstScreen(browser, server.url);
		return [
			...figuresOf(await timeIdle(browser, server.url), ''),
			...figuresOf(await timeWhileReading(browser, server.url), ', while a pile is read'),
			atMost('first screen, compressed JavaScript', kilobytes, 150, 'kB')
		];
	} finally {
		await browser.close();
		await server.close();
	}
}

export const suite: Suite = { name: 'desk', run };
