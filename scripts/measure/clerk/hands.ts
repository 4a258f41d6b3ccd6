// The robot's hands: Vietnamese typed by composition events (Telex of the system) and as Unikey does (Backspace and
// retype), by trusted input only; and what each costs in presses of real keys.
import type { Page } from 'playwright';
import { keysFor } from '../../../src/lib/pipeline/review/keys.ts';

export type Style = 'composition' | 'retype';

/** The letter without its tone and marks, as first pressed. */
const bare = (letter: string) =>
	letter.replaceAll('đ', 'd').replaceAll('Đ', 'D').normalize('NFD').replace(/\p{M}/gu, '');

/** Steps by which a word comes to be: bare letters first, then the whole with its marks. */
const stepsOf = (word: string): readonly string[] => [
	...Array.from(word, (_, at) => bare(word.slice(0, at + 1))),
	word
];

/** Types over what is selected; the number of presses a clerk with Telex needs. */
export async function typeText(page: Page, text: string, style: Style): Promise<number> {
	const session = style === 'composition' ? await page.context().newCDPSession(page) : null;
	for (const part of text.split(/(\s+)/).filter(Boolean)) {
		if (bare(part) === part) await page.keyboard.type(part);
		else if (session) {
			for (const step of stepsOf(part))
				await session.send('Input.imeSetComposition', {
					text: step,
					selectionStart: step.length,
					selectionEnd: step.length
				});
			await session.send('Input.insertText', { text: part });
		} else {
			await page.keyboard.type(bare(part));
			for (let back = 0; back < part.length; back += 1) await page.keyboard.press('Backspace');
			await page.keyboard.type(part);
		}
	}
	await session?.detach();
	return keysFor(text);
}
