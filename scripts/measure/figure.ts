// What a measuring suite hands back. A figure without a goal, or one that could not be measured here, has met = null.
import { cpus, loadavg } from 'node:os';

export interface Figure {
	readonly name: string;
	readonly value: number;
	readonly unit: string;
	/** As printed, for example `≤ 0.8`; empty when there is none. */
	readonly goal: string;
	readonly met: boolean | null;
	/** Why there is no value, or on how many cases it stands. */
	readonly note?: string;
}

export interface Suite {
	readonly name: string;
	run(): Promise<readonly Figure[]>;
}

/** A figure that must not exceed its goal. */
export function atMost(
	name: string,
	value: number,
	goal: number,
	unit: string,
	note?: string
): Figure {
	return withNote({ name, value, unit, goal: `≤ ${goal}`, met: value <= goal }, note);
}

/** A figure that must reach its goal. */
export function atLeast(
	name: string,
	value: number,
	goal: number,
	unit: string,
	note?: string
): Figure {
	return withNote({ name, value, unit, goal: `≥ ${goal}`, met: value >= goal }, note);
}

/** A figure that only tells. */
export function told(name: string, value: number, unit: string, note?: string): Figure {
	return withNote({ name, value, unit, goal: '', met: null }, note);
}

/** What could not be measured on this machine, and why. */
export function skipped(name: string, goal: string, why: string): Figure {
	return { name, value: Number.NaN, unit: '', goal, met: null, note: `not measured: ${why}` };
}

function withNote(figure: Figure, note: string | undefined): Figure {
	return note === undefined ? figure : { ...figure, note };
}

/** How many processes have wanted a core in the last minute, and how many cores there are. */
export const load = (): string => `${loadavg()[0]?.toFixed(1) ?? '–'} on ${cpus().length} cores`;

/** The value below which a share of all values lie; values need not be sorted. NaN for none. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
