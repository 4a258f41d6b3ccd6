// A browser with one file taken in, read and open at the desk: where every measuring of the desk begins.
import type { Browser, Page } from 'playwright';
import { signIn } from '../../gate.ts';

/** `isReading`: opens the first file as soon as it has been read, while the others are still being read. */
export async function openAtDesk(
	browser: Browser,
	url: string,
	file: string | readonly string[],
	{ isReading = false } = {}
): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: 1366, height: 768 },
		locale: 'vi-VN'
	});
	const page = await context.newPage();
	// The script runner names functions by a helper that the browser does not have.
	await page.addInitScript({ content: 'globalThis.__name = (named) => named;' });
	await page.goto(url);
	await signIn(page, 'Người đo', 'Người nhập');
	await page.getByLabel('Chọn tệp…').setInputFiles(typeof file === 'string' ? file : [...file]);
	await page.locator('table').waitFor();
	if (isReading)
		await page.getByRole('button', { name: 'Ctrl+Enter' }).waitFor({ timeout: 120_000 });
	// The machine is never idle while pages are being read.
	else
		await page.waitForFunction(() => document.querySelector('progress') === null, null, {
			timeout: 1_200_000
		});
	await page.keyboard.press('Control+Enter');
	await page.locator('[data-key]:focus').waitFor();
	return page;
}
