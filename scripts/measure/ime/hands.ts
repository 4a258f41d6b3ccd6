// The events an input method really sends, by trusted input only: composition as ibus and the systems' own methods do
// it, or letters taken back with Backspace and typed anew as UniKey does (packets) and ibus-bamboo (committed text).
// Events are sent without waiting for one another, as a fast typist's are; the browser keeps their order.
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

interface KeyEvent {
	readonly key: string;
	readonly code?: string;
	readonly windowsVirtualKeyCode: number;
}

const codeOf = (key: string) => (/\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`);

/** Down and up; `text` where the key types. */
async function press(session: CDPSession, event: KeyEvent, text?: string): Promise<void> {
	const down =
		text === undefined ? { type: 'rawKeyDown' as const } : { type: 'keyDown' as const, text };
	await Promise.all([
		session.send('Input.dispatchKeyEvent', { ...event, ...down }),
		session.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' })
	]);
}

/** A key as the keyboard sends it. */
export function plainKey(session: CDPSession, key: string): Promise<void> {
	const code = key === ' ' ? 'Space' : codeOf(key);
	return press(session, { key, code, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0) }, key);
}

/** A key pressed while a syllable is being composed: the page is told of it, and may do nothing. */
export const takenPress = (session: CDPSession, key: string, code: string): Promise<void> =>
	press(session, { key, code, windowsVirtualKeyCode: takenKey });

const backspace = (session: CDPSession): Promise<void> =>
	press(session, { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 });

const packet = (session: CDPSession, letter: string): Promise<void> =>
	press(session, { key: letter, windowsVirtualKeyCode: packetKey }, letter);

/** Ends a composition as it stands, or puts in a text without any. */
export async function commit(session: CDPSession, text: string): Promise<void> {
	await session.send('Input.insertText', { text });
}

export async function compose(session: CDPSession, steps: readonly Step[]): Promise<void> {
	await Promise.all(
		steps.flatMap(({ key, text }) => [
			press(session, { key: 'Process', code: codeOf(key), windowsVirtualKeyCode: takenKey }),
			session.send('Input.imeSetComposition', {
				text,
				selectionStart: text.length,
				selectionEnd: text.length
			})
		])
	);
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
	const sent: Promise<void>[] = [];
	let before = '';
	for (const { key, text } of steps) {
		if (text === before + key) sent.push(plainKey(session, key));
		else {
			const kept = sharedLength(before, text);
			for (let at = kept; at < before.length; at += 1) sent.push(backspace(session));
			const anew = text.slice(kept);
			if (asText) sent.push(commit(session, anew));
			else sent.push(...Array.from(anew, (letter) => packet(session, letter)));
		}
		before = text;
	}
	await Promise.all(sent);
}
