// A whole household file by keyboard alone: a carpet over it first, then every open field with its tables and dittos, a
// row added and taken away, a page turned, and sent on with Enter. No pointer is ever pressed.
import type { Page } from '@playwright/test';
import { newTally } from '../../scripts/measure/clerk/tally.ts';
import { Robot } from '../../scripts/measure/clerk/robot.ts';
import { loadPlaces } from '../../src/lib/app/places.ts';
import { expect, test } from './journey.ts';
import { specimenPath, truthOf } from './truth.ts';

const pointerPresses = (page: Page) =>
	page.evaluate(() => Number(document.documentElement.dataset.presses ?? 0));

/** Tab by Tab to a link, then Enter. */
async function follow(page: Page, href: string): Promise<void> {
	for (let stop = 0; stop < 60; stop += 1) {
		await page.keyboard.press('Tab');
		const at = await page.evaluate(() => document.activeElement?.getAttribute('href'));
		if (at === href) return page.keyboard.press('Enter');
	}
	throw new Error(`No Tab leads to ${href}`);
}

test('a file with tables, dittos and a carpet, by keyboard alone', async ({
	archive,
	desk,
	page
}) => {
	test.setTimeout(420_000);
	const truth = await truthOf('ho-so-07.tif');
	await loadPlaces();
	await archive.open();
	await archive.signIn('Lê Thị Hoa');
	await archive.pick([specimenPath('ho-so-07.tif')]);
	await archive.waitForReading();
	await page.evaluate(() => {
		addEventListener('pointerdown', () => {
			const { dataset } = document.documentElement;
			dataset.presses = String(Number(dataset.presses ?? 0) + 1);
		});
	});

	// A carpet: the first cell is sent on as doubted, taken back, and all the others are accepted.
	await follow(page, '/carpet');
	const first = page.locator('[data-carpet]').first();
	await expect(first).toBeFocused({ timeout: 30_000 });
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-cell="0"]')).toBeFocused();
	await page.keyboard.press('F8');
	await expect(page.locator('.cell.doubted')).toHaveCount(1);
	await page.waitForTimeout(400);
	await page.keyboard.press('Enter');
	await expect(page.getByText(/Đã lưu ✓ \d+ ô đúng/)).toBeVisible();
	await page.keyboard.press('Control+z');
	await expect(page.getByText(/Đã lưu ✓ \d+ ô đúng/)).toBeHidden();

	// The desk: the whole file, wrong fields mended by what a person who is sure of them sees last.
	await page.keyboard.press('Escape');
	await follow(page, '/');
	await expect(page).toHaveURL(/\/$/);
	await page.keyboard.press('Control+Enter');
	await desk.ready();
	const tally = newTally();
	const robot = new Robot(page, truth, () => tally, null);
	await robot.keyOpen();
	await page.keyboard.press('Escape');
	await robot.judge();
	expect(tally.fields).toBeGreaterThan(100);
	expect(tally.wrong).toEqual([]);
	expect(tally.dearer.size).toBe(0);

	// Rows: one more below the caret's, filled by ditto from above, and taken away again.
	await page.keyboard.press('PageUp');
	while ((await desk.caret())?.place.includes('.') === false) await page.keyboard.press('Tab');
	const cell = await desk.caret();
	await page.keyboard.press('Alt+=');
	await expect.poll(async () => (await desk.caret())?.place).toMatch(/\.c1\./);
	const column = cell?.place.split('.')[2] ?? '';
	while ((await desk.caret())?.place.endsWith(`.${column}`) === false)
		await page.keyboard.press('Tab');
	await page.keyboard.press('F2');
	const added = page.locator(`textarea[data-key$=".c1.${column}"]`);
	await expect(added).toHaveValue(cell?.text ?? '?');
	for (let undone = 0; undone < 2; undone += 1) await page.keyboard.press('Control+z');
	await expect(added).toHaveCount(0);

	// A page turned stays turned, and is turned back with undo.
	await page.keyboard.press('Shift+F7');
	await desk.waitSaved();
	await page.keyboard.press('Control+z');
	await desk.waitSaved();

	for (let turn = 0; turn < truth.pages.length && !(await desk.isAtEnd()); turn += 1)
		await page.keyboard.press('Alt+Enter');
	await expect(page.locator('.finish')).toBeVisible();
	expect(await pointerPresses(page)).toBe(0);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/$/);
});
