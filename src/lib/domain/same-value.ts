// When do two papers say the same? A year agrees with a full date of that year, "Lê Hồ, Kim Bảng" with the longer
// address, hòa with hoà; a 9-digit card never contradicts a 12-digit number.
import { dateBounds } from './dates.ts';
import type { PersonFactId } from './facts.ts';
import { personFactKinds } from './fact-kinds.ts';
import { parseDate } from './parse-date.ts';
import { fold, toneKey } from './vietnamese/text.ts';

/** Words that name the level of a unit, not the unit. */
const unitWords = /\b(?:xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tinh|x|p|tt|h|q|tx|tp|t)\b/g;

function placeWords(text: string): string[] {
	return fold(text)
		.replace(unitWords, ' ')
		.split(' ')
		.filter((word) => word !== '');
}

const plainUnits = new Set(['xã', 'huyện', 'tỉnh'].map(toneKey));

/** Equality key of an address written with or without its xã, huyện, tỉnh; every other word and tone counts. */
export const placeKey = (text: string): string =>
	toneKey(text)
		.split(' ')
		.filter((word) => !plainUnits.has(word))
		.join(' ');

function sameDate(first: string, second: string): boolean {
	const [a, b] = [parseDate(first), parseDate(second)].map(
		(parsed) => parsed && dateBounds(parsed.date)
	);
	if (!a || !b) return fold(first) === fold(second);
	return a.from <= b.to && b.from <= a.to;
}

/** Whether two values of one fact can both be true; empty values never contradict. */
export function sameValue(fact: PersonFactId, first: string, second: string): boolean {
	if (first === '' || second === '' || first === second) return true;
	switch (personFactKinds[fact]) {
		case 'date':
			return sameDate(first, second);
		case 'id-number':
			return first.length !== second.length;
		case 'person-name':
			return toneKey(first) === toneKey(second);
		case 'place':
		case 'address': {
			const [short, long] = [placeWords(first), placeWords(second)].sort(
				(a, b) => a.length - b.length
			);
			const words = new Set(long);
			return (short ?? []).every((word) => words.has(word));
		}
		default:
			return toneKey(first) === toneKey(second);
	}
}

/** Of two values that agree, whether the second tells more (a full date against a year). */
export function tellsMore(fact: PersonFactId, than: string, value: string): boolean {
	if (personFactKinds[fact] !== 'date') return value.length > than.length;
	const rank = { none: 0, year: 1, month: 2, day: 3 } as const;
	const precision = (text: string) => rank[parseDate(text)?.date.precision ?? 'none'];
	return precision(value) > precision(than);
}
