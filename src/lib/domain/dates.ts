// Dates as papers write them: partial, lunar, by cycle year or by age. Nothing missing is ever filled in:
// a person born "1962" has a year and no day, never 01/01/1962.
import { cycleYears, daysInMonth } from './calendar.ts';

export interface PartialDate {
	readonly day: number | null;
	readonly month: number | null;
	readonly year: number | null;
	/** The finest part that is known together with all coarser ones; `none` without a year. */
	readonly precision: 'day' | 'month' | 'year' | 'none';
	/** Dương lịch / âm lịch. */
	readonly calendar: 'solar' | 'lunar';
	/** Written as "khoảng", "độ", "chừng". */
	readonly approximate: boolean;
	/** Years the text may mean where it does not decide: two-digit year, cycle year, age. */
	readonly years: readonly number[];
	/** "x tuổi": age as written. */
	readonly age: number | null;
	/** Stem and branch as written (Canh Tý). */
	readonly cycle: string | null;
	/** The year was written with two digits. */
	readonly shortYear: boolean;
}

/** Oldest and newest year a household paper can speak of. */
export const firstYear = 1840;
export const lastYear = 2099;

/** Longest life the register reckons with, years. */
export const longestLife = 110;

/** Two-digit years from here on are 19xx without asking: 20xx would lie after any such paper. */
export const ambiguousShortYearBelow = 31;

export const noDate: PartialDate = {
	day: null,
	month: null,
	year: null,
	precision: 'none',
	calendar: 'solar',
	approximate: false,
	years: [],
	age: null,
	cycle: null,
	shortYear: false
};

/** Years a two-digit year may mean, given the year of the paper where it is known. */
export function yearsOfShort(short: number, documentYear: number | null): number[] {
	if (documentYear !== null)
		return [1800 + short, 1900 + short, 2000 + short].filter(
			(year) => year <= documentYear && year >= documentYear - longestLife
		);
	return short < ambiguousShortYearBelow ? [1900 + short, 2000 + short] : [1900 + short];
}

/** Cycle years that a person on this paper may be born in. */
export function yearsOfCycle(stem: string, branch: string, documentYear: number | null): number[] {
	const to = documentYear ?? 2030;
	return cycleYears(stem, branch, Math.max(firstYear, to - longestLife), to);
}

export function precisionOf(
	date: Pick<PartialDate, 'day' | 'month' | 'year'>
): PartialDate['precision'] {
	if (date.year === null) return 'none';
	if (date.month === null) return 'year';
	return date.day === null ? 'month' : 'day';
}

/** Whether the written parts exist on their calendar; a lunar month has at most 30 days. */
export function isOnCalendar({ day, month, year, calendar }: PartialDate): boolean {
	if (year !== null && (year < firstYear || year > lastYear)) return false;
	if (month !== null && (month < 1 || month > 12)) return false;
	if (day === null) return true;
	return day >= 1 && day <= (calendar === 'lunar' ? 30 : daysInMonth(month, year));
}

const two = (part: number | null) => (part === null ? '?' : String(part).padStart(2, '0'));

/** Canonical text: `15/08/1962`, `08/1962`, `15/?/1962`, `1962`, `khoảng 1930`, `15/08/1962 ÂL`. */
export function formatPartialDate(date: PartialDate, yearText?: string): string {
	const year = yearText ?? (date.year === null ? '?' : String(date.year));
	let text = year;
	if (date.day !== null) text = `${two(date.day)}/${two(date.month)}/${year}`;
	else if (date.month !== null) text = `${two(date.month)}/${year}`;
	if (date.calendar === 'lunar') text += ' ÂL';
	return date.approximate ? `khoảng ${text}` : text;
}

/** Earliest and latest solar day the date may be, as `YYYYMMDD` numbers; null without any year. */
export function dateBounds(
	date: PartialDate
): { readonly from: number; readonly to: number } | null {
	const years = date.year !== null ? [date.year] : date.years;
	const first = years[0];
	const last = years.at(-1);
	if (first === undefined || last === undefined) return null;
	// A lunar day falls up to about fifty days later by the sun, and "khoảng" is read as two years either way.
	const wide = date.calendar === 'lunar' || date.cycle !== null;
	const slack = date.approximate ? 2 : 0;
	const from = number(
		first - slack,
		slack || wide ? 1 : (date.month ?? 1),
		slack || wide ? 1 : (date.day ?? 1)
	);
	const to = wide
		? number(last + slack + 1, 2, 28)
		: number(
				last + slack,
				slack ? 12 : (date.month ?? 12),
				slack ? 31 : (date.day ?? daysInMonth(date.month ?? 12, last))
			);
	return { from, to };
}

const number = (year: number, month: number, day: number) => year * 10_000 + month * 100 + day;

/** An ISO day (`YYYY-MM-DD`) as the number `YYYYMMDD`; null for any other text. */
export function isoDay(text: string | undefined): number | null {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '');
	return match ? Number(match[1]) * 10_000 + Number(match[2]) * 100 + Number(match[3]) : null;
}

/** ISO day of a full solar date, null where a part is missing or impossible. */
export function toIsoDay(date: PartialDate): string | null {
	if (date.precision !== 'day' || date.calendar !== 'solar' || !isOnCalendar(date)) return null;
	return `${date.year}-${two(date.month)}-${two(date.day)}`;
}
