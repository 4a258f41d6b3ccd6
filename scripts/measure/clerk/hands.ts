// The robot's hands: Vietnamese typed as input methods send it (`ime/`), what is no syllable key by key; and what each
// costs in presses of real keys.
import type { Page } from 'playwright';
import { keysFor } from '../../../src/lib/pipeline/review/keys.ts';
import { screens } from '../ime/engine.ts';
import { commit, compose, retype, type Style } from '../ime/hands.ts';
import { keysOf } from '../ime/keys-of.ts';

/** Words Telex can spell, and that a typist needs it for. */
function stepsOf(word: string) {
	if (!/^\p{L}+$/u.test(word) || /^[a-z]+$/i.test(word)) return null;
	for (const placement of ['old', 'new'] as const) {
		const steps = screens(keysOf(word, 'telex', placement, 'tone-last'), 'telex', placement);
		if (steps.at(-1)?.text === word) return steps;
	}
	return null;
}

/** Types over what is selected; the number of presses a clerk with Telex needs. */
export async function typeText(page: Page, text: string, style: Style): Promise<number> {
	const session = await page.context().newCDPSession(page);
	for (const part of text
		.normalize('NFC')
		.split(/([^\p{L}]+)/u)
		.filter(Boolean)) {
		const steps = stepsOf(part);
		if (!steps) await page.keyboard.type(part);
		else if (style === 'retype') await retype(session, steps, false);
		else {
			await compose(session, steps);
			await commit(session, part);
		}
	}
	await session.detach();
	return keysFor(text);
}
