// What Alt+1…5 offer: while a place is being typed, the places it may become; else the reading that was too weak to be
// put into the input first, then its alternatives.
import { suggestPlaces } from '#lib/app/places.ts';
import type { CorrectionSurface, FieldView } from '#lib/app/surface.ts';

const most = 5;

/** Values in the order of their digits; what already stands in the input is not offered. */
export function offersOf(field: FieldView): readonly string[] {
	const { reading } = field.current;
	const read = reading
		? [reading.value || reading.raw, ...reading.alternatives.map(({ value }) => value)]
		: [];
	const all = [...placesFor(field), ...read];
	return [...new Set(all)].filter((value) => value !== '' && value !== field.text).slice(0, most);
}

/** Places for what is being typed; nothing for a text nobody has touched or that is confirmed. */
function placesFor({ kind, text, current }: FieldView): readonly string[] {
	const isPlace = kind === 'address' || kind === 'place';
	if (!isPlace || !current.entry || current.entry.confirmed) return [];
	return suggestPlaces(text).map(({ whole }) => whole);
}

/** Takes one offer as the person's own word. False: there is none with that number. */
export function takeOffer(session: CorrectionSurface, field: FieldView, index: number): boolean {
	const value = offersOf(field)[index];
	if (value === undefined) return false;
	const at = field.current.reading?.alternatives.findIndex((one) => one.value === value) ?? -1;
	if (at >= 0) return session.takeAlternative(field.key, at);
	session.type(field.key, value);
	session.confirm(field.key);
	return true;
}
