// How long the supervisor waits for the list of 50,000 files and for a household of 30: the app's own components in a real
// Chromium. Served by Vite in development, so that nothing is built for it; the built app is quicker.
import { chromium, type Page } from 'playwright';
import { createServer } from 'vite';
import { chromiumLaunch } from '../../chromium.mjs';
import type * as Bench from './bench.svelte.ts';
import { atMost, quantile, type Figure } from '../figure.ts';

const files = 50_000;
const members = 30;
const goal = 100;
const bench = '/scripts/measure/review/bench.svelte.ts';
const note = (laps: readonly number[], more: string) =>
	`${laps.length} times, median ${quantile(laps, 0.5).toFixed(0)} ms, to the painted frame; ${more}`;

async function openBench(page: Page, url: string): Promise<void> {
	await page.route('**/review-bench', (route) =>
		route.fulfill({ contentType: 'text/html', body: '<!doctype html><body></body>' })
	);
	await page.addInitScript({
		content:
			"globalThis.__name = (named) => named; globalThis.__sveltekit_dev = { base: '', assets: '' };"
	});
	await page.goto(`${url}review-bench`);
	// The first import finds what Vite has yet to prepare, which reloads the page once.
	await page.evaluate((path) => import(path).then(() => null), bench).catch(() => null);
	await page.waitForTimeout(1500);
	await page.goto(`${url}review-bench`);
}

/** p95 of sorting, of filtering and of the family view. */
export async function screenFigures(): Promise<readonly Figure[]> {
	const server = await createServer({
		server: { port: 0, hmr: false, fs: { allow: ['scripts'] } },
		logLevel: 'error'
	});
	await server.listen();
	const browser = await chromium.launch(chromiumLaunch());
	try {
		const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
		await openBench(page, server.resolvedUrls?.local[0] ?? '');
		const list = await page.evaluate(
			async ({ path, count }) => ((await import(path)) as typeof Bench).list(count),
			{ path: bench, count: files }
		);
		const family = await page.evaluate(
			async ({ path, count }) => ((await import(path)) as typeof Bench).family(count),
			{ path: bench, count: members }
		);
		if (family.people !== members) throw new Error(`family view drew ${family.people} people`);
		const rows = `${list.inPage} rows in the page`;
		return [
			atMost(
				`list of ${files} files sorted, p95`,
				quantile(list.sorts, 0.95),
				goal,
				'ms',
				note(list.sorts, rows)
			),
			atMost(
				`list of ${files} files filtered, p95`,
				quantile(list.filters, 0.95),
				goal,
				'ms',
				note(list.filters, rows)
			),
			atMost(
				`family view of ${members} opened, p95`,
				quantile(family.laps, 0.95),
				goal,
				'ms',
				note(family.laps, 'tree made within')
			)
		];
	} finally {
		await browser.close();
		await server.close();
	}
}
