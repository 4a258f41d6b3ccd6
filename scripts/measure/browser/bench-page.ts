// A page of its own in a real Chromium for a suite's bench: the app's own modules, served by Vite in development, so that
// nothing is built for it; the built app is quicker.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { createServer } from 'vite';
import { chromiumLaunch } from '../../chromium.mjs';
import { processorSeconds } from './processor-time.ts';

async function openPage(page: Page, url: string, bench: string): Promise<void> {
	await page.route('**/bench', (route) =>
		route.fulfill({ contentType: 'text/html', body: '<!doctype html><body></body>' })
	);
	await page.addInitScript({
		content:
			"globalThis.__name = (named) => named; globalThis.__sveltekit_dev = { base: '', assets: '' };"
	});
	await page.goto(`${url}bench`);
	// The first import finds what Vite has yet to prepare, which reloads the page once.
	await page.evaluate((path) => import(path).then(() => null), bench).catch(() => null);
	await page.waitForTimeout(1500);
	await page.goto(`${url}bench`);
}

/**
 * @param bench path of the module from the root of the project, for example `/scripts/measure/x/bench.ts`
 * @param use `processor` answers the processor seconds of the whole browser so far, null where nothing tells
 */
export async function withBench<T>(
	bench: string,
	use: (page: Page, processor: () => number | null) => Promise<T>
): Promise<T> {
	const server = await createServer({
		server: { port: 0, hmr: false, fs: { allow: ['scripts', 'tests'] } },
		logLevel: 'error'
	});
	await server.listen();
	// A profile on disk: a private window keeps its storage in memory, and little of it.
	const profile = mkdtempSync(join(tmpdir(), 'bench-'));
	const browser = await chromium.launchPersistentContext(profile, {
		...chromiumLaunch(),
		viewport: { width: 1366, height: 768 }
	});
	try {
		const page = await browser.newPage();
		await openPage(page, server.resolvedUrls?.local[0] ?? '', bench);
		return await use(page, () => processorSeconds(profile));
	} finally {
		await browser.close();
		await server.close();
		rmSync(profile, { recursive: true, force: true });
	}
}
