// Which keys a typist presses for a syllable. People differ in when they press tone and marks, and each way makes the
// input method take back other letters, so all three ways are tried.
import { type Method, type Placement, screens } from './engine.ts';

/** The tone right behind its vowel; at the end; tone and marks all at the end. */
export const habits = ['beside', 'tone-last', 'all-last'] as const;
export type Habit = (typeof habits)[number];

const bar = 'đ';
const toneKeys: Readonly<Record<Method, Readonly<Record<string, string>>>> = {
	telex: { '\u0301': 's', '\u0300': 'f', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' },
	vni: { '\u0301': '1', '\u0300': '2', '\u0309': '3', '\u0303': '4', '\u0323': '5' }
};
/** Breve, horn and bar; the circumflex of Telex is its letter again. */
const markKeys: Readonly<Record<Method, Readonly<Record<string, string>>>> = {
	telex: { '\u0306': 'w', '\u031b': 'w', [bar]: 'd' },
	vni: { '\u0302': '6', '\u031b': '7', '\u0306': '8', [bar]: '9' }
};

function keysBy(syllable: string, method: Method, habit: Habit): string {
	const parts = syllable.replace(/đ/gi, (d) => `${d === bar ? 'd' : 'D'}${bar}`).normalize('NFD');
	let keys = '';
	let marksLast = '';
	let toneLast = '';
	for (const [, letter = '', marks = ''] of parts.matchAll(/([a-z])([\u0300-\u036fđ]*)/gi)) {
		const small = letter.toLowerCase();
		// The third o takes the roof off again: xoong is xooong.
		keys += method === 'telex' && small === 'o' && /o$/i.test(keys) ? `${letter}o` : letter;
		let tone = '';
		for (const mark of marks) {
			const toneKey = toneKeys[method][mark];
			if (toneKey !== undefined) tone = toneKey;
			else if (habit === 'all-last') marksLast += markKeys[method][mark] ?? small;
			else keys += markKeys[method][mark] ?? small;
		}
		if (habit === 'beside') keys += tone;
		else toneLast += tone;
	}
	const marked = method === 'telex' ? keys.replace('uwow', 'uow') : keys.replace('u7o7', 'uo7');
	return marked + marksLast + toneLast;
}

/** Keys that give the syllable in this placement; `beside` where a habit does not. */
export function keysOf(
	syllable: string,
	method: Method,
	placement: Placement,
	habit: Habit
): string {
	const keys = keysBy(syllable, method, habit);
	const isRight = screens(keys, method, placement).at(-1)?.text === syllable;
	return isRight || habit === 'beside' ? keys : keysOf(syllable, method, placement, 'beside');
}
