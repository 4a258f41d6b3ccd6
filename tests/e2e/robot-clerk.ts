// A clerk who knows the truth and keys it: first every field that asks for a person, then a look at all the others.
import { expect } from '@playwright/test';
import type { Caret, DeskPage } from './pages/desk-page.ts';
import { plain, valueAt, type Truth } from './truth.ts';

/** Far more acts than any specimen has fields: a desk that goes round in circles must fail, not hang. */
const mostActs = 900;

/** Settles the field under the caret: blank paper by F4, a right value by Enter, a wrong one by typing over it. */
async function settle(desk: DeskPage, caret: Caret, truth: Truth): Promise<void> {
	const wanted = valueAt(truth, caret.page, caret.place);
	if (wanted === '') {
		await desk.press('F4');
		return;
	}
	if (plain(caret.text) !== plain(wanted)) await desk.overtype(wanted);
	await desk.press('Enter');
}

/** Enter by Enter to the end of the file; the number of fields settled. */
export async function keyOpenFields(desk: DeskPage, truth: Truth): Promise<number> {
	for (let acts = 0; acts < mostActs; acts += 1) {
		if (await desk.isAtEnd()) return acts;
		const caret = await desk.caret();
		if (!caret) throw new Error(`The caret was lost after ${acts} fields`);
		await settle(desk, caret, truth);
	}
	throw new Error('The desk never came to its end');
}

/** From the first page, Tab by Tab over every field; corrects what the machine was sure of and wrong. */
export async function lookOverAll(desk: DeskPage, truth: Truth): Promise<number> {
	for (let index = 1; index < truth.pages.length; index += 1) await desk.press('PageUp');
	const seen = new Set<string>();
	let corrected = 0;
	for (let acts = 0; acts < mostActs; acts += 1) {
		const caret = await desk.caret();
		if (!caret) throw new Error('The caret was lost while looking over the file');
		const name = `${caret.page} ${caret.place}`;
		if (seen.has(name)) return corrected;
		seen.add(name);
		const wanted = valueAt(truth, caret.page, caret.place);
		if (plain(caret.text) !== plain(wanted)) {
			corrected += 1;
			if (wanted === '') {
				await desk.press('F4');
				if (await desk.isAtEnd()) await desk.press('Escape');
				continue;
			}
			await desk.overtype(wanted);
		}
		await desk.press('Tab');
	}
	expect(seen.size).toBeLessThan(mostActs);
	return corrected;
}
