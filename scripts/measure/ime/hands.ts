// The events an input method really sends, by trusted input only: composition as ibus and the systems' own methods do
// it, or letters taken back with Backspace and typed anew as UniKey does (packets) and ibus-bamboo (committed text).
import type { CDPSession } from 'playwright';

export type Style = 'composition' | 'retype';

/** One key and what the input method then shows of the syllable. */
export interface Step {
	readonly key: string;
	readonly text: string;
}

/** Key code of a key that an input method has taken, and of a letter it sends by itself. */
const takenKey = 229;
const packetKey = 231;

const codeOf = (key: string) => (/\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`);

/** A key as the keyboard sends it. */
export async function plainKey(session: CDPSession, key: string): Promise<void> {
	const isSpace = key === ' ';
	const windowsVirtualKeyCode = key.toUpperCase().charCodeAt(0);
	const code = isSpace ? 'Space' : codeOf(key);
	const event = { key, code, windowsVirtualKeyCode };
	await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: key, ...event });
	await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}

/** A key pressed while a syllable is being composed: the page is told of it, and may do nothing. */
export async function takenPress(session: CDPSession, key: string, code: string): Promise<void> {
	const event = { key, code, windowsVirtualKeyCode: takenKey };
	await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
	await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}

export async function compose(session: CDPSession, steps: readonly Step[]): Promise<void> {
	for (const { key, text } of steps) {
		const event = { key: 'Process', code: codeOf(key), windowsVirtualKeyCode: takenKey };
		await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
		const end = text.length;
		await session.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
	}
}

/** Ends a composition as it stands. */
export async function commit(session: CDPSession, text: string): Promise<void> {
	await session.send('Input.insertText', { text });
}

async function backspace(session: CDPSession): Promise<void> {
	const event = { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 };
	await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
	await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}

async function packet(session: CDPSession, letter: string): Promise<void> {
	const event = { key: letter, windowsVirtualKeyCode: packetKey };
	await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...event });
	await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}

function sharedLength(a: string, b: string): number {
	let length = 0;
	while (length < a.length && a[length] === b[length]) length += 1;
	return length;
}

/** `asText`: what is typed anew comes as one committed text, not letter by letter. */
export async function retype(
	session: CDPSession,
	steps: readonly Step[],
	asText: boolean
): Promise<void> {
	let before = '';
	for (const { key, text } of steps) {
		if (text === before + key) await plainKey(session, key);
		else {
			const kept = sharedLength(before, text);
			for (let at = kept; at < before.length; at += 1) await backspace(session);
			const anew = text.slice(kept);
			if (asText) await commit(session, anew);
			else for (const letter of anew) await packet(session, letter);
		}
		before = text;
	}
}
