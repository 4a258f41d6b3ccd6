// Từ tháng, năm đến tháng, năm (HK01 mục 19): `03/1998 – 10/2004`, `03/1998 – nay`.
import type { PartialDate } from '../dates.ts';
import { dateBounds, formatPartialDate, isOnCalendar } from '../dates.ts';
import { issue } from '../issue.ts';
import { parseDate } from '../parse-date.ts';
import { fold } from '../vietnamese/text.ts';
import { answer, defineKind } from './answer.ts';

export interface MonthRange {
	readonly from: PartialDate;
	/** Null: until now (đến nay). */
	readonly to: PartialDate | null;
}

const untilNow: ReadonlySet<string> = new Set(['nay', 'den nay', 'hien nay', 'hien tai', 'ht']);

/** Splits at "đến", at an arrow or at a dash that stands alone or before "nay". */
function split(text: string): readonly [string, string] | null {
	const parts = text
		.replace(/^\s*(?:từ|tu)\s+/iu, '')
		.split(/\s*(?:→|->|=>|–|—|\s-\s|\sđến\s|\stới\s|-(?=\s*nay))\s*/iu)
		.filter((part) => part !== '');
	const [from, to] = parts;
	if (parts.length === 2 && from !== undefined && to !== undefined) return [from, to];
	const tight = /^([^-]+)-([^-]+)$/.exec(text);
	return tight?.[1] !== undefined && tight[2] !== undefined ? [tight[1], tight[2]] : null;
}

export const monthRange = defineKind<MonthRange>('month-range', (text) => {
	const unreadable = answer<MonthRange>(
		text,
		null,
		issue('period-unreadable', 'warning', { value: text })
	);
	const ends = split(text);
	if (!ends) return unreadable;
	const from = parseDate(ends[0])?.date;
	const open = untilNow.has(fold(ends[1]));
	const to = open ? null : parseDate(ends[1])?.date;
	if (!from || to === undefined || from.year === null || (to !== null && to.year === null))
		return unreadable;
	const value = `${formatPartialDate(from)} – ${to ? formatPartialDate(to) : 'nay'}`;
	const start = dateBounds(from);
	const end = to && dateBounds(to);
	return answer(
		value,
		{ from, to },
		(!isOnCalendar(from) || (to !== null && !isOnCalendar(to))) &&
			issue('date-not-on-calendar', 'error', { value }),
		Boolean(start && end && end.to < start.from) &&
			issue('period-ends-before-start', 'warning', { value })
	);
});
