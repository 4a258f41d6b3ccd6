// The solar calendar and the sixty-year cycle as plain arithmetic: no clock, no time zones.
import { own } from './own.ts';

export function isLeapYear(year: number): boolean {
	return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days in a solar month; 31 and 29 are allowed where month or year are unknown. */
export function daysInMonth(month: number | null, year: number | null): number {
	if (month === null) return 31;
	if (month === 2 && (year === null || isLeapYear(year))) return 29;
	return monthLengths[month - 1] ?? 0;
}

const stems = ['canh', 'tan', 'nham', 'quy', 'giap', 'at', 'binh', 'dinh', 'mau', 'ky'] as const;
const branches = [
	'than',
	'dau',
	'tuat',
	'hoi',
	'ty',
	'suu',
	'dan',
	'mao',
	'thin',
	'ti',
	'ngo',
	'mui'
] as const;

/** Other tone-less spellings of stems and branches seen on paper. */
const spellings: Readonly<Record<string, string>> = {
	qui: 'quy',
	ki: 'ky',
	meo: 'mao',
	thinh: 'thin'
};

/** Lunar years named by a stem and a branch (Canh Tý), between `from` and `to`; tone-less words expected. */
export function cycleYears(stem: string, branch: string, from: number, to: number): number[] {
	const stemIndex = stems.indexOf((own(spellings, stem) ?? stem) as (typeof stems)[number]);
	const name = own(spellings, branch) ?? branch;
	const found: number[] = [];
	if (stemIndex < 0) return found;
	for (let year = from; year <= to; year++) {
		if (year % 10 !== stemIndex) continue;
		const at = branches[year % 12];
		// Without tones Tý (rat) and Tỵ (snake) are the same word; the parity of the stem tells them apart.
		if (at === name || (at === 'ti' && name === 'ty') || (at === 'ty' && name === 'ti'))
			found.push(year);
	}
	return found;
}
