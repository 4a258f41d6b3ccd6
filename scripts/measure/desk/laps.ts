// What a clerk waits for at the desk, timed again and again on an open file: trusted key events, times taken in the page.
import type { Page } from 'playwright';
import { quantile } from '../figure.ts';
import { arm, type Awaited } from './stopwatch.ts';

/** Milliseconds, one for each time. */
export type Laps = readonly number[];

export interface DeskLaps {
	/** Next page → caret ready. */
	readonly flips: Laps;
	/** A page not decoded ahead → caret ready. */
	readonly jumps: Laps;
	/** Focus moved → field in view. */
	readonly moves: Laps;
	/** A value left → durable. */
	readonly commits: Laps;
	/** Input → paint in the last row of a large household. */
	readonly letters: Laps;
}

/** How often each is timed. */
export type LapCounts = { readonly [Name in keyof DeskLaps]: number };

/** Rows of a large household. */
const manyMembers = 15;

export const p95 = (laps: Laps) => quantile(laps, 0.95);

/** On how many laps a figure stands, and what they are like in the middle: a busy machine shows in the difference. */
export const lapNote = (laps: Laps) =>
	`${laps.length} times, median ${quantile(laps, 0.5).toFixed(0)} ms`;

export async function timeDesk(page: Page, counts: LapCounts): Promise<DeskLaps> {
	const flips = await timeFlips(page, counts.flips);
	const jumps = await timeJumps(page, counts.jumps);
	const moves = await timeEach(page, 'in-view', counts.moves);
	const commits = await timeEach(page, 'durable', counts.commits);
	return { flips, jumps, moves, commits, letters: await timeLetters(page, counts.letters) };
}

/** Presses a key and times what follows; a lap that never ends within two seconds counts as two. */
async function lap(page: Page, key: string, what: Awaited): Promise<number> {
	// Armed and answered before the key is sent: keys travel another way than scripts and may overtake them.
	await page.evaluate(arm, what);
	await page.keyboard.press(key);
	const measured = page.evaluate(() => globalThis.deskLap ?? 2000);
	return Promise.race([measured, page.waitForTimeout(2000).then(() => 2000)]);
}

/** Forward through the file page by page, with time between for the next to be decoded, as a clerk takes. */
async function timeFlips(page: Page, flips: number): Promise<Laps> {
	const laps: number[] = [];
	while (laps.length < flips) {
		const shown = (await page.getByTestId('page-number').textContent()) ?? '';
		const [at, total] = [...shown.matchAll(/\d+/g)].map(Number);
		if (at === total) {
			for (let back = 1; back < (total ?? 1); back += 1) await page.keyboard.press('PageUp');
			await page.waitForTimeout(1500);
			continue;
		}
		laps.push(await lap(page, 'PageDown', 'caret'));
		await page.waitForTimeout(700);
	}
	return laps;
}

/** To pages that were not decoded ahead: the two before are passed without a pause. */
async function timeJumps(page: Page, jumps: number): Promise<Laps> {
	const laps: number[] = [];
	while (laps.length < jumps) {
		await rewind(page);
		for (const key of ['PageDown', 'PageDown']) await page.keyboard.press(key);
		laps.push(await lap(page, 'PageDown', 'caret'));
	}
	return laps;
}

/** Letters typed into the last row of a table with many members, to the frame that shows them. */
async function timeLetters(page: Page, letters: number): Promise<Laps> {
	await rewind(page);
	for (let row = 0; row < manyMembers; row += 1) await page.keyboard.press('Alt+=');
	await page.waitForTimeout(1000);
	const laps: number[] = [];
	for (let index = 0; index < letters; index += 1) {
		laps.push(await lap(page, 'nguyenvabh'[index % 10] ?? 'n', 'painted'));
		await page.waitForTimeout(40);
	}
	return laps;
}

/** To the top of the file, so that there are fields enough ahead. */
async function rewind(page: Page): Promise<void> {
	for (let back = 0; back < 8; back += 1) await page.keyboard.press('PageUp');
	await page.waitForTimeout(1500);
}

/** Tab after Tab; for a commit something is typed first, and leaving the field must make it durable. */
async function timeEach(page: Page, what: Awaited, count: number): Promise<Laps> {
	await rewind(page);
	const laps: number[] = [];
	for (let index = 0; index < count; index += 1) {
		if (what === 'durable') await page.keyboard.type('a');
		laps.push(await lap(page, 'Tab', what));
		await page.waitForTimeout(what === 'durable' ? 60 : 30);
	}
	return laps;
}
