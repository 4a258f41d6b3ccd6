// Year, month and day of a canonical date, each as text and each possibly empty: never an invented 01/01.
import { parseDate } from '../../../domain/parse-date.ts';

export interface DateParts {
	/** Four digits or empty. */
	readonly year: string;
	/** Two digits or empty. */
	readonly month: string;
	readonly day: string;
}

const unknown: DateParts = { year: '', month: '', day: '' };

/** In a lunar year's first ten months the solar year is the same; after them it may be the next. */
const lastSureLunarMonth = 10;

const two = (part: number | null) => (part === null ? '' : String(part).padStart(2, '0'));

/**
 * Solar parts of the text a date field holds. A lunar or approximate date gives its year at most; an age, a
 * cycle year or a two-digit year whose century is open gives nothing.
 */
export function dateParts(value: string): DateParts {
	// The shape of nearly every value, without the cost of the full parser.
	const usual = /^(?:(?:(\d{2})\/)?(\d{2})\/)?(\d{4})$/.exec(value);
	if (usual) return { year: usual[3] ?? '', month: usual[2] ?? '', day: usual[1] ?? '' };
	const date = parseDate(value)?.date;
	if (!date || date.year === null) return unknown;
	const year = String(date.year);
	if (date.calendar === 'lunar')
		return (date.month ?? 99) <= lastSureLunarMonth ? { ...unknown, year } : unknown;
	if (date.approximate) return { ...unknown, year };
	return { year, month: two(date.month), day: date.month === null ? '' : two(date.day) };
}

/** `YYYY-MM-DD` of a full solar date, else null. */
export function isoDate(value: string): string | null {
	const { year, month, day } = dateParts(value);
	return year !== '' && month !== '' && day !== '' ? `${year}-${month}-${day}` : null;
}
