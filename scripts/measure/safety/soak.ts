// A day and night at the desk, pressed together: as many fields as a clerk keys in 24 hours, one after another without a
// pause. Does memory grow, do commits grow slower? The last hour is held against the first.
import type { CDPSession, Page } from 'playwright';
import { withProfile } from '../browser/profile.ts';
import { quantile } from '../figure.ts';
import { arrive, openDesk } from './kill-rounds.ts';
import { type CommitTimes, readCommits, watchCommits } from './time-commits.ts';

/** Fields a trained clerk commits in an hour: one every eleven seconds, breaks included. */
export const fieldsPerHour = 330;
/** So many fields forth and back, so that the desk never comes to its end. */
const span = 20;

export interface SoakReport {
	/** Hours of a clerk's work that were done in the time given. */
	readonly hours: number;
	readonly commits: number;
	/** Of the first and of the last hour, milliseconds. */
	readonly p95Ms: readonly [first: number, last: number];
	/** After the first hour and at the end, megabytes, garbage collected. */
	readonly heapMb: readonly [first: number, last: number];
}

async function heapMb(session: CDPSession): Promise<number> {
	await session.send('HeapProfiler.collectGarbage');
	const { usedSize } = await session.send('Runtime.getHeapUsage');
	return usedSize / 1e6;
}

async function keyOne(page: Page, at: number): Promise<void> {
	await page.keyboard.press('Control+A');
	await page.keyboard.type(`chữ ${at}`);
	await page.keyboard.press(Math.floor(at / span) % 2 === 0 ? 'Tab' : 'Shift+Tab');
}

/** @param minutes at most; what is left of the day then is not done */
export async function soak(url: string, hours: number, minutes: number): Promise<SoakReport> {
	return withProfile(async ({ context, page }) => {
		await arrive(page, url);
		await page.locator('a.open').first().waitFor({ timeout: 120_000 });
		await page.waitForFunction(() => document.querySelector('progress') === null, null, {
			timeout: 300_000
		});
		await openDesk(page, url);
		await page.locator('textarea[data-key]').first().focus();
		await page.evaluate(watchCommits);
		const session = await context.newCDPSession(page);
		const until = performance.now() + minutes * 60_000;
		let first = Number.NaN;
		let fields = 0;
		for (; fields < hours * fieldsPerHour && performance.now() < until; fields++) {
			await keyOne(page, fields);
			if (fields === fieldsPerHour) first = await heapMb(session);
		}
		await page.waitForTimeout(1000);
		const { durableMs }: Pick<CommitTimes, 'durableMs'> = await readCommits(page);
		const anHour = Math.round((durableMs.length / fields) * fieldsPerHour);
		const p95 = (times: readonly number[]) => quantile(times, 0.95);
		return {
			hours: fields / fieldsPerHour,
			commits: durableMs.length,
			p95Ms: [p95(durableMs.slice(0, anHour)), p95(durableMs.slice(-anHour))],
			heapMb: [first, await heapMb(session)]
		};
	});
}
