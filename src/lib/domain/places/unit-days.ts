// When a unit was valid, as comparable days. A bare year is read as widely as it can be meant.
import type { Unit } from './unit.ts';

/** First day and first day no longer, `YYYYMMDD`; open ends are 0 and 99999999 + 1. */
export function unitDays(unit: Pick<Unit, 'from' | 'to'>): {
	readonly from: number;
	readonly to: number;
} {
	const from = unit.from > 0 && unit.from < 10_000 ? unit.from * 10_000 : unit.from;
	const to = unit.to === 0 ? 100_000_000 : unit.to < 10_000 ? (unit.to + 1) * 10_000 : unit.to;
	return { from, to };
}

/** Whether the unit existed on a day (`YYYYMMDD`). */
export function existsOn(unit: Pick<Unit, 'from' | 'to'>, day: number): boolean {
	const { from, to } = unitDays(unit);
	return from <= day && day < to;
}
