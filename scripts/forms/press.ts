// The Chromium page that prints sheets: one browser, one page, fonts served from node_modules, no network at all.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright';
import { build } from 'vite';
import { chromiumLaunch } from '../chromium.mjs';
import { labelPackages } from './layouts.ts';
import { sheetCss } from './sheet-css.ts';

const require = createRequire(import.meta.url);
const origin = 'http://press.invalid';

/** Folder of a @fontsource package, for example `tinos`. */
const fontFolder = (family: string): string =>
	path.dirname(require.resolve(`@fontsource/${family}/package.json`));

async function fontCss(family: string, style: string): Promise<string> {
	const css = await readFile(path.join(fontFolder(family), `${style}.css`), 'utf8');
	return css
		.replaceAll('./files/', `${origin}/fonts/${family}/`)
		.replace(/, url\([^)]*\.woff\)\s*format\('woff'\)/g, '')
		.replaceAll('font-display: swap', 'font-display: block');
}

/** Bundles a module of page code so that its exports become `window.<name>`. */
export async function bundleForPage(entry: string, name: string): Promise<string> {
	const output = await build({
		configFile: false,
		logLevel: 'error',
		build: {
			write: false,
			minify: false,
			lib: { entry, name, formats: ['iife'], fileName: name }
		}
	});
	const bundles = Array.isArray(output) ? output : [output];
	for (const bundle of bundles)
		if ('output' in bundle)
			for (const chunk of bundle.output) if (chunk.type === 'chunk') return chunk.code;
	throw new Error(`nothing was bundled from ${entry}`);
}

export interface FontUse {
	/** @fontsource package name. */
	readonly family: string;
	/** Style sheets of the package: `400`, `700`, `400-italic`, … */
	readonly styles: readonly string[];
}

const labelFonts = labelPackages.map((family): FontUse => ({
	family,
	styles: ['400', '700', '400-italic', '700-italic']
}));

export class Press {
	private constructor(
		private readonly browser: Browser,
		readonly page: Page,
		private readonly devtools: CDPSession
	) {}

	/** @param scripts page code, already bundled. */
	static async open(fonts: readonly FontUse[], scripts: readonly string[]): Promise<Press> {
		const browser = await chromium.launch(chromiumLaunch());
		try {
			const page = await browser.newPage({
				viewport: { width: 794, height: 1123 },
				deviceScaleFactor: 1
			});
			const css: string[] = [sheetCss];
			for (const { family, styles } of [...labelFonts, ...fonts])
				for (const style of styles) css.push(await fontCss(family, style));
			const shell = `<!doctype html><meta charset="utf-8"><style>${css.join('\n')}</style><body></body>`;
			await page.route(`${origin}/**`, async (route) => {
				const [, kind, family, file] = new URL(route.request().url()).pathname.split('/');
				if (kind === 'fonts' && family && file)
					await route.fulfill({ path: path.join(fontFolder(family), 'files', file) });
				else await route.fulfill({ contentType: 'text/html', body: shell });
			});
			await page.goto(`${origin}/`);
			for (const script of scripts) await page.addScriptTag({ content: script });
			return new Press(browser, page, await page.context().newCDPSession(page));
		} catch (error) {
			await browser.close();
			throw error;
		}
	}

	/** Puts a sheet into the page and waits for its fonts. */
	async set(html: string): Promise<void> {
		await this.page.evaluate(async (body) => {
			document.body.innerHTML = body;
			await document.fonts.ready;
		}, html);
	}

	/** PNG of the sheet at `dpi`, exactly `width` × `height` pixels. */
	async picture(widthMm: number, heightMm: number, dpi: number): Promise<Buffer> {
		const scale = dpi / 96;
		const width = Math.round((widthMm * dpi) / 25.4);
		const height = Math.round((heightMm * dpi) / 25.4);
		const { data } = await this.devtools.send('Page.captureScreenshot', {
			format: 'png',
			optimizeForSpeed: true,
			captureBeyondViewport: true,
			clip: { x: 0, y: 0, width: width / scale, height: height / scale, scale }
		});
		return Buffer.from(data, 'base64');
	}

	close(): Promise<void> {
		return this.browser.close();
	}
}
