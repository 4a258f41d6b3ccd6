// Ditto marks in tables: a cell that only says "as above" takes the value of the cell above it. The literal stays as the
// reading's raw text and in its issue, so that a clerk sees both; the value is never surer than the one it repeats.
import { dittoResolved } from '../../domain/fields/ditto-resolved.ts';
import type { Reading } from '../../domain/reading.ts';

const unresolved = 'ditto-unresolved';
const resolved = 'ditto-resolved';

/** What stands in the cell above. */
export interface Above {
	readonly value: string;
	readonly confidence: number;
}

/** A cell that holds nothing but a ditto mark, whether its value has been found or not. */
export const isDittoCell = ({ cell, issues }: Reading): boolean =>
	cell !== undefined && issues.some(({ code }) => code === unresolved || code === resolved);

/** The reading with the value of the cell above; unchanged where nothing stands there. */
export function asAbove(reading: Reading, above: Above | null): Reading {
	if (!above || above.value === '') return reading;
	const others = reading.issues.filter(({ code }) => code !== unresolved && code !== resolved);
	return {
		...reading,
		value: above.value,
		confidence: Math.min(reading.confidence, above.confidence),
		issues: [...others, dittoResolved(reading.raw)]
	};
}

/** All readings of a page, rows from the top; a mark under a mark repeats what the first one repeats. */
export function resolveDittos(readings: readonly Reading[]): readonly Reading[] {
	const above = new Map<string, Above>();
	return readings.map((reading) => {
		if (!reading.cell) return reading;
		const column = `${reading.cell.tableId} ${reading.cell.columnId}`;
		const settled = isDittoCell(reading) ? asAbove(reading, above.get(column) ?? null) : reading;
		if (!isDittoCell(settled) || settled !== reading)
			above.set(column, { value: settled.value, confidence: settled.confidence });
		return settled;
	});
}
