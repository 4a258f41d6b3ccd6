// A newer version of the app wants to change the stores while three tabs of this one stand open, text being typed in one:
// how long until it may, and is the text stored before the tab lets go?
import { testPassphrase } from '../../gate.ts';
import { withProfile } from '../browser/profile.ts';
import { arrive, openDesk } from './kill-rounds.ts';
import { storedArchive } from './stored-archive.ts';

export interface UpgradeReport {
	/** From asking for the next version to having it, milliseconds. */
	readonly upgradeMs: number;
	/** What was typed a moment before is in the upgraded archive. */
	readonly isTextKept: boolean;
}

/** Runs in the page. */
function upgrade(): Promise<number> {
	return new Promise((resolve, reject) => {
		const looking = indexedDB.open('tang-thu');
		looking.onsuccess = () => {
			const next = looking.result.version + 1;
			looking.result.close();
			const began = performance.now();
			const opening = indexedDB.open('tang-thu', next);
			opening.onsuccess = () => {
				opening.result.close();
				resolve(performance.now() - began);
			};
			opening.onerror = () => reject(new Error('upgrade'));
		};
	});
}

export async function upgradeUnderTabs(url: string): Promise<UpgradeReport> {
	return withProfile(async ({ context, page }) => {
		await arrive(page, url);
		await page.locator('a.open').first().waitFor({ timeout: 120_000 });
		await openDesk(page, url);
		for (let tab = 0; tab < 2; tab++) {
			const other = await context.newPage();
			await other.goto(url);
			await other.locator('a.open').first().waitFor({ timeout: 60_000 });
		}
		// A page of the same origin that is not the app: what is measured is how the old tabs give way.
		const newer = await context.newPage();
		await newer.goto(new URL('/licences.txt', url).href);
		await page.bringToFront();
		await page.locator('textarea[data-key]').first().focus();
		await page.keyboard.press('Control+A');
		const text = 'chữ gõ ngay trước khi nâng cấp';
		await page.keyboard.insertText(text);
		const upgradeMs = await newer.evaluate(upgrade);
		const { records } = await storedArchive(newer, ['records'], testPassphrase);
		return { upgradeMs, isTextKept: JSON.stringify(records).includes(text) };
	});
}
