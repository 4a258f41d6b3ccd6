// How a name sounds to a northern clerk: l/n, x/s, ch/tr, d/gi/r fall together, tones are left out. For finding
// candidates only, never for deciding: Lan and Nan stay two names.
import { fold } from './text.ts';

const initials: readonly (readonly [RegExp, string])[] = [
	[/^ngh?/, 'N'],
	[/^nh/, 'J'],
	[/^(?:ch|tr)/, 'C'],
	[/^(?:gi|d|r)(?=[aeiouy])/, 'D'],
	[/^gi/, 'Di'],
	[/^gh?/, 'G'],
	[/^kh/, 'K'],
	[/^ph/, 'F'],
	[/^th/, 'T'],
	[/^(?:qu|q)/, 'kw'],
	[/^[ck]/, 'k'],
	[/^[ln]/, 'n'],
	[/^[xs]/, 's']
];

function syllableKey(word: string): string {
	const found = initials.find(([pattern]) => pattern.test(word));
	const rest = found ? word.replace(found[0], '') : word;
	return (found?.[1] ?? '') + rest.replace(/y$/, 'i');
}

/** Sound key of a name, word by word; equal for Lê Xuân Trường and Nê Suân Chường. */
export function phoneticKey(name: string): string {
	return fold(name).split(' ').map(syllableKey).join(' ');
}
