// Opens the one Chromium page that checks and draws fonts. The page is a file, not about:blank,
// because only a file page may load the fonts of node_modules without a server.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

export const trainingDir = join(dirname(fileURLToPath(import.meta.url)), '..');
const fontsDir = join(trainingDir, 'node_modules', '@fontsource');

/** Playwright comes from the product's own development packages, one folder up. */
const require = createRequire(import.meta.url);

/** A blank file page in headless Chromium (CHROMIUM overrides the path). */
export async function openPage() {
	const { chromium } = require(process.env.PLAYWRIGHT ?? 'playwright');
	const browser = await chromium.launch({
		executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-background-networking',
			'--allow-file-access-from-files'
		]
	});
	const page = await browser.newPage();
	await page.goto('file://' + join(trainingDir, 'render', 'sheet.html'));
	return { browser, page };
}

/** The upright and italic faces (`400`, `700`, `400-italic` …) that a font package ships. */
export function facesOf(id) {
	return readdirSync(join(fontsDir, id))
		.filter((f) => /^\d{3}(-italic)?\.css$/.test(f))
		.map((f) => f.replace('.css', ''));
}

/** CSS of one face with absolute file URLs, and the family name it declares. */
export function faceCss(id, face) {
	const dir = join(fontsDir, id);
	const css = readFileSync(join(dir, `${face}.css`), 'utf8').replaceAll(
		'url(./files/',
		`url(file://${dir}/files/`
	);
	const name = /font-family: '([^']+)'/.exec(css)[1];
	return { css, name };
}

/** Name, version, licence and copyright line of a font package. */
export function fontNotice(id) {
	const pkg = JSON.parse(readFileSync(join(fontsDir, id, 'package.json'), 'utf8'));
	const file = join(fontsDir, id, 'LICENSE');
	const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
	const copyright = text.split('\n').find((l) => /copyright/i.test(l)) ?? '';
	return { version: pkg.version, licence: pkg.license, copyright: copyright.trim() };
}
