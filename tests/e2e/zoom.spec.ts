// 200 % zoom of a 1366 × 768 screen: nothing runs out at the side, and whatever the keyboard reaches can be seen.
import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';
import { keyOpenFields } from './robot-clerk.ts';
import { specimenPath, truthOf } from './truth.ts';

/** What stands wider than the window although nothing scrolls it: lost to whoever needs large letters. */
const lost = (page: Page) =>
	page.evaluate(() => {
		const wide = document.documentElement.scrollWidth > innerWidth + 1 ? ['the page itself'] : [];
		const scrolls = (element: Element | null): boolean =>
			element !== null &&
			(/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
		const beyond = [...document.querySelectorAll('button, a, input, textarea, select')].filter(
			(element) => {
				const { right, width, height } = element.getBoundingClientRect();
				const isSeen = width > 1 && height > 1 && getComputedStyle(element).opacity !== '0';
				return isSeen && right > innerWidth + 1 && !scrolls(element.parentElement);
			}
		);
		return [...wide, ...beyond.map((element) => element.textContent?.trim() || element.tagName)];
	});

/** Tab by Tab: every stop must be in the window. */
async function unseenStops(page: Page, stops: number): Promise<string[]> {
	const unseen: string[] = [];
	for (let stop = 0; stop < stops; stop += 1) {
		await page.keyboard.press('Tab');
		const missed = await page.evaluate(() => {
			const element = document.activeElement;
			if (!element || element === document.body) return null;
			const { top, bottom, height } = element.getBoundingClientRect();
			const isIn = height === 0 || (bottom > 0 && top < innerHeight);
			return isIn ? null : `${element.tagName} ${element.textContent?.trim().slice(0, 30) ?? ''}`;
		});
		if (missed !== null) unseen.push(missed);
	}
	return unseen;
}

test('no screen loses anything at 200 %', async ({ archive, desk, page }) => {
	test.setTimeout(300_000);
	const found: string[] = [];
	const look = async (where: string, stops = 12) => {
		for (const what of await lost(page)) found.push(`${where}: ${what} is cut off`);
		for (const what of await unseenStops(page, stops))
			found.push(`${where}: ${what} is out of sight`);
	};
	await archive.open();
	await archive.signIn('Lê Thị Hoa');
	await archive.pick([specimenPath('ho-so-04.tif')]);
	await archive.waitForReading();
	await page.setViewportSize({ width: 683, height: 384 });
	await look('list', 20);
	const href = await page.getByRole('link', { name: 'ho-so-04' }).first().getAttribute('href');
	const id = href?.split('/').at(-1) ?? '';
	const paths =
		'/search /review /review/people /export /lists /hand-over /backup /accounts /settings /separators /about ' +
		`/keys /checks /linkage /cleaning /carpet /review/${id} /print/${id} /pages/${id}`;
	for (const path of paths.split(' ')) {
		await page.goto(path);
		await expect(page.locator('h1, h2').first()).toBeVisible();
		await look(path);
	}
	await archive.open();
	await archive.openFile('ho-so-04');
	await desk.ready();
	await look('desk', 24);
	await desk.press('F8');
	await look('desk, a reason', 0);
	await desk.press('Escape');
	await desk.press('F1');
	await look('desk, keys', 2);
	for (let turn = 0; turn < 3 && !(await desk.caret()); turn += 1) await desk.press('Escape');
	await keyOpenFields(desk, await truthOf('ho-so-04.tif'));
	await expect(page.locator('.finish button:focus')).toBeInViewport({ ratio: 1 });
	await look('desk, at the end', 0);
	expect(found).toEqual([]);
});
