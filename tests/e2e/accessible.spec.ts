// axe finds nothing serious on any screen, light or dark; the desk keeps its caret at 200 % zoom.
import { expect, test } from './journey.ts';
import { bothThemes } from './serious.ts';
import { specimenPath } from './truth.ts';

/** Screens that need nothing but an archive; what a batch needs is looked at where one is made. */
const screens = (
	'/search /review /review/people /checks /linkage /cleaning /export /lists /hand-over /backup /accounts ' +
	'/settings /separators /about /keys /khong-co'
).split(' ');

test('every screen, in both themes', async ({ archive, desk, page }) => {
	test.setTimeout(300_000);
	const found: string[] = [];
	const check = async (where: string) => found.push(...(await bothThemes(page, where)));
	await archive.open();
	await check('first visit');
	await archive.signIn('Lê Thị Hoa');
	await page.locator('header button').first().click();
	await check('my account');
	await page.keyboard.press('Escape');
	await archive.pick([specimenPath('ho-so-07.tif')]);
	await archive.waitForReading();
	await check('list');
	const href = await page.getByRole('link', { name: 'ho-so-07' }).first().getAttribute('href');
	const id = href?.split('/').at(-1) ?? '';
	for (const path of [...screens, `/review/${id}`, `/print/${id}`, `/pages/${id}`]) {
		await page.goto(path);
		await expect(page.locator('h1, h2').first()).toBeVisible();
		await check(path);
	}
	await archive.open();
	await page.keyboard.press('Control+g');
	const carpet = page.locator('[data-carpet]').first();
	await expect(carpet).toBeFocused({ timeout: 30_000 });
	await check('carpets');
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-cell="0"]')).toBeFocused();
	await page.keyboard.press('F8');
	await page.keyboard.press('F2');
	await check('a carpet');
	await page.keyboard.press('Escape');
	await archive.open();
	await archive.openFile('ho-so-07');
	await desk.ready();
	await check('desk');
	await desk.press('F1');
	await check('keys');
	await desk.press('Escape');
	await page.setViewportSize({ width: 683, height: 384 });
	await desk.press('Tab');
	await desk.press('Tab');
	await expect(page.locator('[data-key]:focus')).toBeInViewport();
	expect(found).toEqual([]);
});
