// The built app in a headless browser, served on a free port: what the commands run the real pipeline in.
import { readFile } from 'node:fs/promises';
import { chromium, type Browser, type Page } from 'playwright';
import { buildApp } from '../build.mjs';
import { chromiumLaunch } from '../chromium.mjs';
import { serve } from '../serve.mjs';
import type { DigitizedFile, DigitizeOptions } from '../../src/lib/app/digitize.ts';
import type { PageLook } from '../../src/lib/domain/page-look.ts';
import type { Result } from '../../src/lib/domain/result.ts';

declare global {
	interface Window {
		digitize?: (options: DigitizeOptions) => Promise<Result<DigitizedFile> | null>;
		look?: () => Promise<readonly PageLook[]>;
	}
}

const build = new URL('../../build', import.meta.url).pathname;

export class AppBrowser {
	#page: Page | null = null;

	private constructor(
		private readonly browser: Browser,
		private readonly server: { readonly url: string; readonly close: () => Promise<void> }
	) {}

	/**
	 * Builds where something changed, serves and opens the browser.
	 * @param options.executablePath starts this instead of the browser found, with the same words
	 */
	static async open(options: { readonly executablePath?: string } = {}): Promise<AppBrowser> {
		await quietly(buildApp);
		const server = await serve({ root: build, port: 0 });
		try {
			return new AppBrowser(await chromium.launch({ ...chromiumLaunch(), ...options }), server);
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

	/** What the first look finds on every page of a file. */
	async look(path: string): Promise<readonly PageLook[]> {
		const page = (this.#page ??= await this.#openPage());
		await page.locator('input[type=file]').setInputFiles(path);
		return page.evaluate(() => window.look!());
	}

	/** Most memory the app's processes have held since they started, MB; null where it cannot be read. */
	async peakMemoryMb(): Promise<number | null> {
		const session = await this.browser.newBrowserCDPSession();
		const { processInfo } = await session.send('SystemInfo.getProcessInfo');
		const renderers = processInfo.filter(({ type }) => type === 'renderer');
		const peaks = await Promise.all(
			renderers.map(async ({ id }) => {
				const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
				return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
			})
		);
		const peak = Math.max(...peaks);
		return Number.isFinite(peak) ? peak : null;
	}

	/** JavaScript heaps and WebAssembly of the page and its workers after garbage collection, MB. */
	async scriptMemoryMb(): Promise<number | null> {
		const page = (this.#page ??= await this.#openPage());
		return page.evaluate(async () => {
			const measure = (
				performance as { measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }> }
			).measureUserAgentSpecificMemory;
			return measure ? (await measure.call(performance)).bytes / 1e6 : null;
		});
	}

	/** A picture scaled to so many pixels, as JPEG. */
	async enlarge(jpeg: Uint8Array, pixels: number): Promise<Buffer> {
		const page = (this.#page ??= await this.#openPage());
		const base64 = await page.evaluate(
			async ([bytes, wanted]) => {
				const raw = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
				const bitmap = await createImageBitmap(new Blob([raw]));
				const scale = Math.sqrt(wanted / (bitmap.width * bitmap.height));
				const canvas = new OffscreenCanvas(bitmap.width * scale, bitmap.height * scale);
				canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
				const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 });
				return new Promise<string>((resolve) => {
					const reader = new FileReader();
					reader.onload = () =>
						resolve(typeof reader.result === 'string' ? (reader.result.split(',')[1] ?? '') : '');
					reader.readAsDataURL(blob);
				});
			},
			[Buffer.from(jpeg).toString('base64'), pixels] as const
		);
		return Buffer.from(base64, 'base64');
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
