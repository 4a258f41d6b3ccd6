// Dates as the law writes them (TT 36/2014 Điều 7: day two digits, months 01 and 02 two digits, 3–9 one digit).
import type { Random } from '../random.ts';

export interface Day {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

export const monthText = (month: number): string => (month <= 2 ? `0${month}` : String(month));

export const dayText = (day: number): string => String(day).padStart(2, '0');

/** `05/8/1960` */
export const dateText = ({ year, month, day }: Day): string =>
	`${dayText(day)}/${monthText(month)}/${year}`;

export function randomDay(random: Random, year: number): Day {
	return { year, month: random.int(1, 12), day: random.int(1, 28) };
}

/** Whole days since year 0, good enough to compare and to add. */
export const dayNumber = ({ year, month, day }: Day): number =>
	year * 372 + (month - 1) * 31 + day - 1;

export function addDays(from: Day, days: number): Day {
	const time = new Date(Date.UTC(from.year, from.month - 1, from.day + days));
	return { year: time.getUTCFullYear(), month: time.getUTCMonth() + 1, day: time.getUTCDate() };
}

export const isoText = ({ year, month, day }: Day): string =>
	`${year}-${String(month).padStart(2, '0')}-${dayText(day)}`;

/** Completed years of age on a day. */
export function ageOn(birth: Day, day: Day): number {
	const before = day.month < birth.month || (day.month === birth.month && day.day < birth.day);
	return day.year - birth.year - (before ? 1 : 0);
}
