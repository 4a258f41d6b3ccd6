// Reads one handwritten date: 15/8/1962, 5.8.60, 150862, ?/8/62, mồng 5 tháng 8, Canh Tý, 52 tuổi, khoảng 1930, ÂL.
// Where two readings are possible it gives none: the clerk is asked.
import { noDate, precisionOf, yearsOfCycle, yearsOfShort, type PartialDate } from './dates.ts';
import { remember } from './vietnamese/remember.ts';
import { fold } from './vietnamese/text.ts';

/** How the date was written, for the rule on digits (TT 36/2014 Điều 7.2b). */
export interface DateWriting {
	readonly dayDigits: number;
	readonly monthDigits: number;
}

export interface ParsedDate {
	readonly date: PartialDate;
	readonly writing: DateWriting;
}

interface Tokens {
	day: string | null;
	month: string | null;
	year: string | null;
}

const unknown = '?';

/** Dots, underscores, ellipses and x where a digit should be: "not known". */
function markUnknown(text: string): string {
	return text
		.replace(/[.…_]{2,}|…/gu, unknown)
		.replace(/(^|[\s/.-])[xX]{1,4}(?=[\s/.-])/g, `$1${unknown}`)
		.replace(/\?+/g, unknown);
}

/** Splits bare digits: ddmmyy, ddmmyyyy, mmyyyy, mmyy, yyyy, yy; only where one reading is possible. */
function splitDigits(digits: string): Tokens | null {
	const isYear = (text: string) => /^(?:18[4-9]|19\d|20\d)\d$/.test(text);
	const isMonth = (text: string) => Number(text) >= 1 && Number(text) <= 12;
	const isDay = (text: string) => Number(text) >= 1 && Number(text) <= 31;
	const found: Tokens[] = [];
	for (const yearLength of [4, 2]) {
		const year = digits.slice(-yearLength);
		if (digits.length < yearLength || (yearLength === 4 && !isYear(year))) continue;
		const rest = digits.slice(0, -yearLength);
		if (rest === '') found.push({ day: null, month: null, year });
		if (rest.length <= 2 && rest !== '' && isMonth(rest) && (yearLength === 4 || rest.length === 2))
			found.push({ day: null, month: rest, year });
		for (const monthLength of rest.length === 3 ? [1, 2] : [2]) {
			const day = rest.slice(0, -monthLength);
			const month = rest.slice(-monthLength);
			if (day === '' || day.length > 2) continue;
			if (isDay(day) && isMonth(month)) found.push({ day, month, year });
		}
		// A four-digit year that fits is never also read as month and two-digit year.
		if (found.length > 0) break;
	}
	const [only] = found;
	return found.length === 1 && only ? only : null;
}

const isPart = (token: string) => token === unknown || /^\d{1,2}$/.test(token);

const labels: Readonly<Record<string, keyof Tokens>> = {
	ngay: 'day',
	mong: 'day',
	mung: 'day',
	thang: 'month',
	nam: 'year'
};
const slots = ['day', 'month', 'year'] as const;
/** Printed words of a date line with one letter misread: "thóng", "hang", "nan". */
const misread: readonly (readonly [RegExp, keyof Tokens])[] = [
	[/^(?:th?|h)[a-z]ng$|^than[a-z]$/, 'month'],
	[/^n[a-z]m$|^na[a-z]$/, 'year']
];

const labelOf = (word: string): keyof Tokens | undefined =>
	labels[word] ?? misread.find(([shape]) => shape.test(word))?.[1];

/** Assigns numbers by the words before them (ngày, mồng, tháng, năm), those without a word by their order. */
function assign(words: readonly string[]): Tokens | null {
	const numbers: { label: keyof Tokens | null; text: string }[] = [];
	let label: keyof Tokens | null = null;
	for (const word of words) {
		if (word === 'sinh' || word === 'sn') continue;
		const named = labelOf(word);
		if (named) label = named;
		else if (!/^(?:\?|\d+)$/.test(word)) return null;
		else {
			numbers.push({ label, text: word });
			label = null;
		}
	}
	if (numbers.every((number) => number.label === null || numbers.length === 3))
		return byOrder(numbers.map((number) => number.text));
	const found: Tokens = { day: null, month: null, year: null };
	let slot: number = slots.length;
	// From the right: the year stands last, and a bare number takes the place before its neighbour.
	for (const number of numbers.toReversed()) {
		const at = number.label === null ? slot - 1 : slots.indexOf(number.label);
		const name = slots[at];
		if (name === undefined || at >= slot) return null;
		found[name] = number.text;
		slot = at;
	}
	return found.year === null ? { ...found, year: unknown } : found;
}

function byOrder(tokens: readonly string[]): Tokens | null {
	const [first = '', second = '', third = ''] = tokens;
	if (tokens.length === 1) return /^\d+$/.test(first) ? splitDigits(first) : null;
	if (tokens.length === 2) {
		const namesYear = /^\d{4}$/.test(second) || Number(second) > 12 || second === '00';
		return isPart(first) && namesYear ? { day: null, month: first, year: second } : null;
	}
	if (tokens.length !== 3) return null;
	if (/^\d{4}$/.test(first) && isPart(second) && isPart(third))
		return { day: third, month: second, year: first };
	return isPart(first) && isPart(second) ? { day: first, month: second, year: third } : null;
}

const partOf = (token: string | null) =>
	token === null || token === unknown ? null : Number(token);

function build(tokens: Tokens, base: PartialDate, documentYear: number | null): ParsedDate | null {
	const { year } = tokens;
	if (year === null || !/^(?:\?|\d{2}|\d{4})$/.test(year)) return null;
	if ((tokens.day?.length ?? 0) > 2 || (tokens.month?.length ?? 0) > 2) return null;
	const short = year.length === 2;
	const years = short ? yearsOfShort(Number(year), documentYear) : [];
	const parts = {
		day: partOf(tokens.day),
		month: partOf(tokens.month),
		year: short ? (years.length === 1 ? (years[0] ?? null) : null) : partOf(year)
	};
	if (parts.day === null && parts.month === null && year === unknown) return null;
	const date = { ...base, ...parts, years: parts.year === null ? years : [], shortYear: short };
	return {
		date: { ...date, precision: precisionOf(parts) },
		writing: { dayDigits: tokens.day?.length ?? 0, monthDigits: tokens.month?.length ?? 0 }
	};
}

const noWriting: DateWriting = { dayDigits: 0, monthDigits: 0 };

/** The date a clean line holds, or null when it holds none that is certain. `documentYear` narrows centuries. */
export function parseDate(text: string, documentYear: number | null = null): ParsedDate | null {
	return documentYear === null ? undated(text) : read(text, documentYear);
}

const undated = remember((text) => read(text, null), 20_000);

function read(text: string, documentYear: number | null): ParsedDate | null {
	if (text.length > 80) return null;
	const words = fold(markUnknown(text).replaceAll(unknown, ' zzz '))
		.replaceAll('zzz', unknown)
		.replace(/(\d)(?=\p{L})/gu, '$1 ')
		.replace(/s n(?= \d)/, 'sn')
		.split(' ')
		.filter((word) => word !== '');
	const take = (...names: readonly string[]) => {
		const at = words.findIndex((_, index) =>
			names.every((name, step) => words[index + step] === name)
		);
		if (at >= 0) words.splice(at, names.length);
		return at >= 0;
	};
	const calendar = take('am', 'lich') || take('al') ? 'lunar' : 'solar';
	if (calendar === 'solar' && !take('duong', 'lich')) take('dl');
	const approximate = take('khoang') || take('chung') || take('do');
	const base: PartialDate = { ...noDate, calendar, approximate };

	if (words.length === 2 && words[1] === 'tuoi' && /^\d{1,3}$/.test(words[0] ?? '')) {
		const age = Number(words[0]);
		const years = documentYear === null ? [] : [documentYear - age - 1, documentYear - age];
		return { date: { ...base, age, years }, writing: noWriting };
	}
	const [stem = '', branch = ''] = words.filter((word) => !/^(?:nam|tuoi|sinh)$/.test(word));
	if (/^\p{L}+$/u.test(stem) && /^\p{L}+$/u.test(branch) && words.length <= 3) {
		const years = yearsOfCycle(stem, branch, documentYear);
		if (yearsOfCycle(stem, branch, null).length === 0) return null;
		return {
			date: { ...base, calendar: 'lunar', years, cycle: `${stem} ${branch}` },
			writing: noWriting
		};
	}
	const tokens = assign(words);
	return tokens && build(tokens, base, documentYear);
}
