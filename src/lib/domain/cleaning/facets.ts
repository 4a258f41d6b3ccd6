// Facets: how often each value of a column occurs, commonest first.
import type { FieldKey } from '../ids.ts';
import { compareVietnamese } from '../vietnamese/sort-people.ts';

/** One value somewhere in the archive. */
export interface ColumnValue {
	readonly key: FieldKey;
	readonly value: string;
}

export interface Facet {
	readonly value: string;
	readonly keys: readonly FieldKey[];
}

export function facetsOf(values: readonly ColumnValue[]): Facet[] {
	const facets = new Map<string, FieldKey[]>();
	for (const { key, value } of values) {
		const keys = facets.get(value);
		if (keys) keys.push(key);
		else facets.set(value, [key]);
	}
	return [...facets]
		.map(([value, keys]) => ({ value, keys }))
		.sort((a, b) => b.keys.length - a.keys.length || compareVietnamese(a.value, b.value));
}
