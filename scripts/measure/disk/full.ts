// Somebody types while the disk is full to the last byte, or the browser's share is used up: is the text kept, does
// the desk say so and never "saved", and is it saved without a reload once there is room?
import type { Page } from 'playwright';
import { arrive, openDesk } from '../safety/kill-rounds.ts';
import type { KillableBrowser } from '../safety/killable-browser.ts';

export interface FullReport {
	/** What was typed still stands in the field while nothing can be stored. */
	readonly isTextKept: boolean;
	/** The desk never called it saved while it was not. */
	readonly isHonest: boolean;
	/** Stored after room was made, without a reload. */
	readonly isSavedAfter: boolean;
}

const sign = '[data-testid="save"]';

/** `fill` takes the room away and answers how to give it back. */
export async function typeWhenFull(
	browser: KillableBrowser,
	url: string,
	fill: (page: Page) => Promise<() => Promise<void> | void>
): Promise<FullReport> {
	const { page } = browser;
	await arrive(page, url);
	await page.locator('a.open').first().waitFor({ timeout: 120_000 });
	await openDesk(page, url);
	const box = page.locator('textarea[data-key]').first();
	const key = (await box.getAttribute('data-key')) ?? '';
	await box.focus();
	let makeRoom = await fill(page);
	let text = '';
	// A store may still have room of its own, and the app gives up its reserve: type, and fill again, until the desk says
	// that it cannot save.
	for (let line = 0; line < 400; line++) {
		if (line % 5 === 4) makeRoom = await fill(page);
		await page.keyboard.press('Control+A');
		text = `dòng ${line} ${'chữ gõ khi hết chỗ '.repeat(60)}`;
		await page.keyboard.insertText(text);
		await page.waitForTimeout(400);
		if (await page.locator(`${sign}.failed`).count()) break;
	}
	const hasFailed = (await page.locator(`${sign}.failed`).count()) > 0;
	const isTextKept = hasFailed && (await box.inputValue()) === text;
	await makeRoom();
	const isSavedAfter = await page
		.locator(`${sign}.saved`)
		.waitFor({ timeout: 60_000 })
		.then(
			() => true,
			() => false
		);
	// A browser may have thrown everything away; then there is no desk to open.
	const isThere = await openDesk(page, url).then(
		() => true,
		() => false
	);
	const after = isThere && (await page.locator(`textarea[data-key="${key}"]`).inputValue());
	return { isTextKept, isHonest: hasFailed, isSavedAfter: isSavedAfter && after === text };
}
