// Key presses a value costs in Telex: what a plan spends, and what the simulations count. Shift counts as one.
import { wordsOf } from './mend.ts';

const marks: Readonly<Record<string, number>> = {
	'\u0300': 1,
	'\u0301': 1,
	'\u0303': 1,
	'\u0309': 1,
	'\u0323': 1,
	'\u0302': 1,
	'\u0306': 1,
	'\u031b': 1
};

/** Keys to type a text, Enter not counted. Names are typed in small letters: the field kind writes them large. */
export function keysFor(text: string): number {
	let keys = 0;
	for (const letter of text.toLocaleLowerCase('vi').replaceAll('đ', 'dd').normalize('NFD'))
		keys += marks[letter] ?? 1;
	return keys;
}

/** One Enter accepts a sheet of this many cells. */
export const cellsPerSheet = 100;

/** Going to a cell of a sheet (one click) and ending what was typed there. */
const keysAround = 2;

/** Keys to set a value right in its cell: about one word of it is typed over. */
export function keysToMend(value: string): number {
	return keysFor(value) / wordsOf(value).length + keysAround;
}
