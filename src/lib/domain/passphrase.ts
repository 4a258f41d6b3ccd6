// How hard a passphrase is to guess, in words a person understands. No meter pretends to know bits: what is refused is
// what is tried first, and length is what helps.
import { fold } from './vietnamese/text.ts';

export type PassphraseStrength = 'too-short' | 'guessable' | 'fair' | 'strong';

export const shortestPassphrase = 10;
const strongLength = 16;

/** Folded; what people type when told to think of something. */
const usual = [
	...['matkhau', 'password', 'passphrase', 'qwerty', 'asdfgh', 'abcdef', 'iloveyou', 'admin'],
	...['congan', 'vietnam', 'hokhau', 'tangthu', 'anhyeuem', 'emyeuanh', 'khongbiet', 'quantri']
];

function isRun(text: string): boolean {
	const steps = [...text].slice(1).map((letter, at) => letter.charCodeAt(0) - text.charCodeAt(at));
	return steps.length > 0 && steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
}

/** @param name of its owner: a passphrase that is little more than it is the first guess of all. */
export function strengthOf(passphrase: string, name = ''): PassphraseStrength {
	const text = passphrase.normalize('NFKC');
	if ([...text].length < shortestPassphrase) return 'too-short';
	let rest = fold(text).replace(/[^a-z0-9]/g, '');
	const words = [...usual, ...fold(name).split(/\s+/), fold(name).replace(/\s+/g, '')];
	for (const word of words) if (word.length > 1) rest = rest.replaceAll(word, '');
	const isPlain = /^\d*$/.test(rest) && rest.length < 12;
	if (isPlain || isRun(rest) || new Set(rest).size < 5) return 'guessable';
	return [...text].length >= strongLength && new Set(rest).size >= 8 ? 'strong' : 'fair';
}
