// The built app in a headless browser, served on a free port: what the commands run the real pipeline in.
import { chromium, type Browser, type Page } from 'playwright';
import { buildApp } from '../build.mjs';
import { chromiumLaunch } from '../chromium.mjs';
import { serve } from '../serve.mjs';
import type { DigitizedFile, DigitizeOptions } from '../../src/lib/app/digitize.ts';
import type { Result } from '../../src/lib/domain/result.ts';

declare global {
	interface Window {
		digitize?: (options: DigitizeOptions) => Promise<Result<DigitizedFile> | null>;
	}
}

const build = new URL('../../build', import.meta.url).pathname;

export class AppBrowser {
	#page: Page | null = null;

	private constructor(
		private readonly browser: Browser,
		private readonly server: { readonly url: string; readonly close: () => Promise<void> }
	) {}

	/** Builds where something changed, serves and opens the browser. */
	static async open(): Promise<AppBrowser> {
		await quietly(buildApp);
		const server = await serve({ root: build, port: 0 });
		try {
			return new AppBrowser(await chromium.launch(chromiumLaunch()), server);
		} catch (error) {
			await server.close();
			throw error;
		}
	}

	/** Reads one file. A page that crashes fails this file only: the next one gets a fresh page. */
	async digitize(path: string, options: DigitizeOptions): Promise<Result<DigitizedFile>> {
		try {
			const page = (this.#page ??= await this.#openPage());
			await page.locator('input[type=file]').setInputFiles(path);
			const result = await page.evaluate((chosen) => window.digitize!(chosen), options);
			return result ?? { ok: false, failure: { code: 'file-unreadable' } };
		} catch (error) {
			await this.#page?.close().catch(() => undefined);
			this.#page = null;
			const detail = error instanceof Error ? error.message.split('\n', 1)[0]! : String(error);
			return { ok: false, failure: { code: 'reading-failed', params: { detail } } };
		}
	}

	async close(): Promise<void> {
		await this.browser.close();
		await this.server.close();
	}

	async #openPage(): Promise<Page> {
		const page = await this.browser.newPage();
		page.setDefaultTimeout(60_000);
		await page.goto(`${this.server.url}/digitize`);
		await page.waitForFunction(() => window.digitize !== undefined);
		return page;
	}
}

/** What a build has to say goes to standard error: standard output is for the result. */
async function quietly(build: () => Promise<unknown>): Promise<void> {
	const write = process.stdout.write.bind(process.stdout);
	process.stdout.write = process.stderr.write.bind(process.stderr);
	try {
		await build();
	} finally {
		process.stdout.write = write;
	}
}
