// Types the corpus into one field of an open desk, line by line, and compares what stands there with what was meant.
import type { CDPSession, Page } from 'playwright';
import { type Method, type Placement, screens } from './engine.ts';
import { commit, compose, plainKey, retype, type Style, takenPress } from './hands.ts';
import { type Habit, habits, keysOf } from './keys-of.ts';

export interface Way {
	readonly method: Method;
	readonly style: Style;
	readonly placement: Placement;
}

export interface Outcome {
	typed: number;
	/** What was meant and what stood there; at most a few, for the eye. */
	wrong: [string, string][];
	/** Keys of the desk pressed in the middle of a syllable. */
	pressedInside: number;
	/** Of those, the ones after which caret or text were not as before. */
	actedInside: number;
}

/** Keys that would act at the desk if nothing was being composed. */
const insiders = [
	['Enter', 'Enter'],
	['Tab', 'Tab'],
	['F2', 'F2'],
	['F4', 'F4'],
	['PageDown', 'PageDown'],
	['1', 'Digit1'],
	['Escape', 'Escape']
] as const;

const syllablesALine = 20;

/** The field under the caret and its text. */
const caret = (page: Page) =>
	page.evaluate(() => {
		const box = document.activeElement;
		const isField = box instanceof HTMLTextAreaElement;
		return { key: isField ? (box.dataset.key ?? '') : '', text: isField ? box.value : '' };
	});

async function tryInside(page: Page, session: CDPSession, at: number, sum: Outcome): Promise<void> {
	const before = await caret(page);
	const [key, code] = insiders[at % insiders.length] ?? insiders[0];
	await takenPress(session, key, code);
	const after = await caret(page);
	sum.pressedInside += 1;
	if (after.key !== before.key || after.text !== before.text) sum.actedInside += 1;
}

/** Sends one syllable up to where its composition still stands open; nothing is left open by retyping. */
function send(
	session: CDPSession,
	syllable: string,
	{ method, style, placement }: Way,
	at: number
): Promise<void> {
	const habit: Habit = habits[at % habits.length] ?? 'beside';
	const steps = screens(keysOf(syllable, method, placement, habit), method, placement);
	return style === 'retype' ? retype(session, steps, at % 2 === 1) : compose(session, steps);
}

/**
 * A line without waiting for the desk between two keys: faster than any typist. Before its last syllable is committed a
 * key of the desk is pressed.
 */
async function typeLine(
	session: CDPSession,
	line: readonly string[],
	way: Way,
	from: number,
	inside: () => Promise<void>
): Promise<void> {
	const sent: Promise<void>[] = [];
	for (const [index, syllable] of line.entries()) {
		const isLast = index === line.length - 1;
		sent.push(send(session, syllable, way, from + index));
		if (way.style === 'composition') {
			if (isLast) {
				await Promise.all(sent);
				await inside();
			}
			sent.push(commit(session, syllable));
		}
		if (!isLast) sent.push(plainKey(session, ' '));
	}
	await Promise.all(sent);
}

/** Every line is typed over the one before it, which is selected; the caret comes back to it by Tab and Shift+Tab. */
export async function typeCorpus(
	page: Page,
	syllables: readonly string[],
	way: Way
): Promise<Outcome> {
	const session = await page.context().newCDPSession(page);
	const sum: Outcome = { typed: 0, wrong: [], pressedInside: 0, actedInside: 0 };
	const { key } = await caret(page);
	for (let from = 0; from < syllables.length; from += syllablesALine) {
		const line = syllables.slice(from, from + syllablesALine);
		await typeLine(session, line, way, from, () =>
			tryInside(page, session, from / syllablesALine, sum)
		);
		await page.keyboard.press('Tab');
		const kept = await page.locator(`textarea[data-key="${key}"]`).inputValue();
		const words = kept.split(' ');
		sum.typed += line.length;
		for (const [index, meant] of line.entries())
			if (words[index] !== meant) sum.wrong.push([meant, words[index] ?? '']);
		await page.keyboard.press('Shift+Tab');
	}
	await session.detach();
	return sum;
}
