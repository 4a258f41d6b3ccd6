// Every journey runs under watch: no violation of the security policy, no request off the origin, no uncaught error.
import { test as base, type BrowserContext, type Page, type Response } from '@playwright/test';
import { unlock } from '../../scripts/gate.ts';
import { ArchivePage, lastNames } from './pages/archive-page.ts';
import { DeskPage } from './pages/desk-page.ts';
import { ExportPage } from './pages/export-page.ts';
import { ReviewPage } from './pages/review-page.ts';

/** What must stay empty. */
export interface Watch {
	readonly wrongs: string[];
}

function watch(context: BrowserContext, origin: string): Watch {
	const wrongs: string[] = [];
	context.on('request', (request) => {
		const url = request.url();
		if (!url.startsWith(origin) && !/^(blob|data):/.test(url))
			wrongs.push(`left the origin: ${url}`);
	});
	context.on('console', (message) => {
		if (/content security policy|trustedtypes|trusted type/i.test(message.text()))
			wrongs.push(message.text());
	});
	context.on('weberror', (error) => wrongs.push(String(error.error())));
	return { wrongs };
}

interface Pages {
	archive: ArchivePage;
	desk: DeskPage;
	review: ReviewPage;
	exporting: ExportPage;
	watched: Watch;
}

export const test = base.extend<Pages>({
	watched: [
		async ({ context, baseURL }, use) => {
			const watched = watch(context, baseURL ?? '');
			await context.addInitScript(() => {
				document.addEventListener('securitypolicyviolation', (event) => {
					console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`);
				});
			});
			await use(watched);
			if (watched.wrongs.length > 0) throw new Error(watched.wrongs.join('\n'));
		},
		{ auto: true }
	],
	// A page loaded anew has no keys: whoever worked there types the passphrase again.
	page: async ({ page }, use) => {
		for (const name of ['goto', 'reload'] as const) {
			const load = page[name].bind(page) as (...args: unknown[]) => Promise<Response | null>;
			Object.assign(page, {
				[name]: async (...args: unknown[]) => {
					const response = await load(...args);
					const who = lastNames.get(page);
					if (who !== undefined) await unlock(page, who);
					return response;
				}
			});
		}
		await use(page);
	},
	archive: async ({ page }, use) => use(new ArchivePage(page)),
	desk: async ({ page }, use) => use(new DeskPage(page)),
	review: async ({ page }, use) => use(new ReviewPage(page)),
	exporting: async ({ page }, use) => use(new ExportPage(page))
});

/** The file dialog of the system is out of a test's reach: without it the browser downloads. */
export const withoutPicker = (page: Page) =>
	page.addInitScript(() => {
		Object.defineProperty(globalThis, 'showSaveFilePicker', { value: undefined });
		delete (globalThis as { showSaveFilePicker?: unknown }).showSaveFilePicker;
	});

export { expect } from '@playwright/test';
