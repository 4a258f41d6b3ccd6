// The one thing a typed text can only mean: Enter makes it that. It is shown beforehand, and what is written with its
// tones is what the paper says and is never changed.
import type { FieldKindId } from '#lib/domain/fields/field-kind.ts';
import { fold } from '#lib/domain/vietnamese/text.ts';
import { suggestPlaces } from '../places.ts';
import { onlyTerm } from './closed-lists.ts';

/** Words of an address that say what a unit is, not which. */
const unitWords = new Set(['xa', 'phuong', 'huyen', 'quan', 'tinh']);
/** Fewer letters are the beginning of too much. */
const fewestLetters = 4;

const nameOf = (place: string): string =>
	fold(place)
		.split(' ')
		.filter((word) => !unitWords.has(word))
		.join(' ');

/** The only place there is whose name begins as was typed, tones left out, after the last comma. */
function onlyPlace(typed: string, day: string | undefined): string | null {
	const last = typed.slice(typed.lastIndexOf(',') + 1).trim();
	const isToneless = last.normalize('NFD') === last && !/đ/i.test(last);
	const name = nameOf(last);
	if (!isToneless || name.length < fewestLetters) return null;
	const [only, another] = suggestPlaces(typed, day);
	return only && !another && nameOf(only.text).startsWith(name) ? only.whole : null;
}

/**
 * @param day of the paper, `YYYY-MM-DD`: places are sought as they were then.
 * @returns null where the text stays as typed
 */
export function meantBy(kind: FieldKindId, typed: string, day: string | undefined): string | null {
	const isPlace = kind === 'address' || kind === 'place';
	return isPlace ? onlyPlace(typed, day) : onlyTerm(kind, typed);
}
