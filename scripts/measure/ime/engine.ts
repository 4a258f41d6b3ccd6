// What an input method for Vietnamese shows after each key, as UniKey and ibus-bamboo do: marks by Telex or VNI, and the
// tone moved to its vowel again with every letter. The screen text of each step is what the desk is tried with.

export type Method = 'telex' | 'vni';
/** Where an open `oa`, `oe`, `uy` bears its tone: `hòa` or `hoà`. */
export type Placement = 'old' | 'new';

interface Letter {
	readonly base: string;
	/** Combining circumflex, breve or horn; `đ` for the bar; none. */
	readonly mark: string;
	readonly isCapital: boolean;
}

/** A syllable as far as it is typed. */
export interface Typed {
	readonly letters: readonly Letter[];
	/** Combining tone mark; empty for level. */
	readonly tone: string;
}

const circumflex = '\u0302';
const breve = '\u0306';
const horn = '\u031b';
const bar = 'đ';

/** Keys of the tones: sắc, huyền, hỏi, ngã, nặng. */
const tones = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323'] as const;
const toneKeys: Readonly<Record<Method, string>> = { telex: 'sfrxj', vni: '12345' };

export const nothingTyped: Typed = { letters: [], tone: '' };

const isVowel = ({ base }: Letter) => 'aeiouy'.includes(base);

/** First and last index of the vowels; the glide of `qu` and `gi` belongs to the consonant. */
function vowelsOf(letters: readonly Letter[]): readonly [number, number] | null {
	const bases = letters.map(({ base }) => base).join('');
	const from = /^(?:qu|gi)(?=[aeiouy])/.test(bases) ? 2 : letters.findIndex(isVowel);
	if (from < 0) return null;
	const after = letters.findIndex((letter, at) => at > from && !isVowel(letter));
	return [from, (after < 0 ? letters.length : after) - 1];
}

/** Index of the letter that bears the tone; -1 where there is no vowel yet. */
function tonePlace(letters: readonly Letter[], placement: Placement): number {
	const vowels = vowelsOf(letters);
	if (!vowels) return -1;
	const [from, to] = vowels;
	const marked = letters.findLastIndex(({ mark }, at) => at >= from && at <= to && mark !== '');
	if (marked >= 0) return marked;
	if (to < letters.length - 1) return to;
	if (to - from === 2) return from + 1;
	const open = letters
		.slice(from, to + 1)
		.map(({ base }) => base)
		.join('');
	return placement === 'new' && ['oa', 'oe', 'uy'].includes(open) ? to : from;
}

/** What stands on screen. */
export function shown({ letters, tone }: Typed, placement: Placement): string {
	const place = tonePlace(letters, placement);
	return letters
		.map(({ base, mark, isCapital }, at) => {
			const small = (mark === bar ? bar : base + mark) + (at === place ? tone : '');
			const letter = small.normalize('NFC');
			return isCapital ? letter.toUpperCase() : letter;
		})
		.join('');
}

const bear = (letters: readonly Letter[], at: number, mark: string): readonly Letter[] =>
	letters.map((letter, index) => (index === at ? { ...letter, mark } : letter));

/** `uơ` with a letter after it is `ươ`. */
function settled(letters: readonly Letter[]): readonly Letter[] {
	const at = letters.findIndex(
		({ base, mark }, index) =>
			base === 'u' &&
			mark === '' &&
			letters[index - 1]?.base !== 'q' &&
			letters[index + 1]?.base === 'o' &&
			letters[index + 1]?.mark === horn &&
			index + 2 < letters.length
	);
	return at < 0 ? letters : bear(letters, at, horn);
}

/** The last bare letter among `bases`, before which a mark key was pressed; -1: none. */
const lastBare = (letters: readonly Letter[], bases: string) =>
	letters.findLastIndex(({ base, mark }) => bases.includes(base) && mark === '');

/** Which letter a key marks, and how; null where the key is a letter of its own. */
function markOf(
	letters: readonly Letter[],
	key: string,
	method: Method
): readonly [number, string] | null {
	const last = letters.at(-1);
	const found = (at: number, mark: string) => (at < 0 ? null : ([at, mark] as const));
	if (method === 'vni') {
		if (key === '6') return found(lastBare(letters, 'aeo'), circumflex);
		if (key === '7') return found(lastBare(letters, 'ou'), horn);
		if (key === '8') return found(lastBare(letters, 'a'), breve);
		return key === '9' ? found(letters[0]?.base === 'd' ? 0 : -1, bar) : null;
	}
	if (key === 'w') {
		const at = lastBare(letters, 'aou');
		return found(at, letters[at]?.base === 'a' ? breve : horn);
	}
	const isDoubled = last?.mark === '' && last.base === key;
	if (isDoubled && key === 'd') return [letters.length - 1, bar];
	return isDoubled && 'aeo'.includes(key) ? [letters.length - 1, circumflex] : null;
}

/** One key more. */
export function press(typed: Typed, key: string, method: Method): Typed {
	const { letters, tone } = typed;
	const small = key.toLowerCase();
	const toneAt = toneKeys[method].indexOf(small);
	if (toneAt >= 0 && vowelsOf(letters)) return { letters, tone: tones[toneAt] ?? '' };
	const last = letters.at(-1);
	// The third of three takes the roof off again: xooong is xoong.
	const isThird = method === 'telex' && small === 'o' && last?.base === 'o';
	const isUndone = isThird && last.mark === circumflex;
	const letter: Letter = { base: small, mark: '', isCapital: small !== key };
	if (isUndone) return { letters: [...bear(letters, letters.length - 1, ''), letter], tone };
	const mark = markOf(letters, small, method);
	const next = mark ? bear(letters, ...mark) : [...letters, letter];
	return { letters: settled(next), tone };
}

/** A syllable without tone, given one. */
export function retoned(base: string, tone: string, placement: Placement): string {
	const parts = base.replaceAll(bar, `d${bar}`).normalize('NFD');
	const letters = [...parts.matchAll(/([a-z])([\u0300-\u036fđ]?)/g)].map(
		([, letter = '', mark = '']): Letter => ({ base: letter, mark, isCapital: false })
	);
	return shown({ letters, tone }, placement);
}

/** What stands on screen after each key. */
export function screens(
	keys: string,
	method: Method,
	placement: Placement
): readonly { readonly key: string; readonly text: string }[] {
	let typed = nothingTyped;
	return [...keys].map((key) => {
		typed = press(typed, key, method);
		return { key, text: shown(typed, placement) };
	});
}
