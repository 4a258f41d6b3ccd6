// Ngày, tháng, năm: value is what is certain (`15/08/1962`, `08/1962`, `1962`), else the text as written.
// How the paper wrote it matters too: a lone 1 for the month may be a torn 10, 11 or 12.
import {
	formatPartialDate,
	isOnCalendar,
	isoDay,
	dateBounds,
	lastYear,
	type PartialDate
} from '../dates.ts';
import { issue } from '../issue.ts';
import { parseDate, type DateWriting } from '../parse-date.ts';
import { answer, defineKind } from './answer.ts';

/** Year of the paper, null where its date is not known. */
function documentYear(documentDate: string | undefined): number | null {
	const day = isoDay(documentDate);
	return day === null ? null : Math.floor(day / 10_000);
}

function canonical(text: string, date: PartialDate): string {
	if (date.cycle !== null) return text;
	if (date.age !== null) return `${date.approximate ? 'khoảng ' : ''}${date.age} tuổi`;
	const [candidate] = date.years;
	if (date.year === null && candidate !== undefined)
		return formatPartialDate(date, String(candidate % 100).padStart(2, '0'));
	return formatPartialDate(date);
}

/** TT 36/2014 Điều 7.2b: two digits for the day and for months 01 and 02. */
function writingIssue(date: PartialDate, { dayDigits, monthDigits }: DateWriting, value: string) {
	if (monthDigits === 1 && date.month !== null && date.month <= 2)
		return issue('date-month-one-digit', 'warning', { value, month: date.month });
	if (dayDigits === 1) return issue('date-day-one-digit', 'info', { value });
	return null;
}

function centuryIssue(date: PartialDate, value: string) {
	if (!date.shortYear) return null;
	if (date.year !== null)
		return issue('date-century-assumed', 'warning', { value, year: date.year });
	return issue('date-century-unknown', 'error', { value, years: date.years.join(', ') });
}

export const date = defineKind<PartialDate>('date', (text, context) => {
	const parsed = parseDate(text, documentYear(context.documentDate));
	if (!parsed)
		return answer<PartialDate>(text, null, issue('date-unreadable', 'error', { value: text }));
	const value = canonical(text, parsed.date);
	const { age, cycle, years } = parsed.date;
	const bounds = dateBounds(parsed.date);
	const paper = isoDay(context.documentDate);
	return answer<PartialDate>(
		value,
		parsed.date,
		!isOnCalendar(parsed.date) && issue('date-not-on-calendar', 'error', { value, lastYear }),
		writingIssue(parsed.date, parsed.writing, value),
		centuryIssue(parsed.date, value),
		age !== null && issue('date-is-age', 'warning', { value, age }),
		cycle !== null &&
			issue('date-is-cycle-year', 'warning', { value, years: years.join(', ') || '?' }),
		bounds !== null &&
			paper !== null &&
			bounds.from > paper &&
			issue('date-after-document', 'error', { value, document: context.documentDate ?? '' })
	);
});
