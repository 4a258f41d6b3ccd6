// axe finds nothing serious on any screen, light or dark; the desk keeps its caret at 200 % zoom.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { specimenPath } from './truth.ts';

async function serious(page: Page, where: string): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.flatMap(({ id, nodes }) => nodes.map((node) => `${where}: ${id} ${node.target.join(' ')}`));
}

test('every screen, in both themes', async ({ archive, desk, page }) => {
	const found: string[] = [];
	const check = async (where: string) => {
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			found.push(...(await serious(page, `${where}, ${colorScheme}`)));
		}
	};
	await archive.open();
	await check('first visit');
	await archive.signIn('Lê Thị Hoa');
	await page.locator('header button').first().click();
	await check('my account');
	await page.keyboard.press('Escape');
	await archive.pick([specimenPath('ho-so-07.tif')]);
	await archive.waitForReading();
	await check('list');
	for (const path of ['/review', '/export', '/accounts', '/about', '/keys', '/khong-co']) {
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
