// How much each level is worth, in bits: log2 of how often it occurs between records of one person (m) over how often
// between two persons (u). Where a value's own frequency is known it replaces u (term frequency).
import type { LinkField, LinkLevel, LinkLevels } from './compare-fields.ts';
import type { LinkRecord } from './link-record.ts';

/** m and u by field and level: m from what papers of one person show, u from chance. `unknown` weighs nothing. */
const chances: Readonly<
	Record<LinkField, Partial<Record<LinkLevel, readonly [m: number, u: number]>>>
> = {
	name: {
		equal: [0.9, 0.002],
		'tones-lost': [0.04, 0.0015],
		'sounds-alike': [0.015, 0.0015],
		'one-letter': [0.02, 0.0015],
		'middle-differs': [0.02, 0.02],
		differs: [0.003, 0.97]
	},
	birth: {
		equal: [0.8, 0.00005],
		'year-only': [0.9, 0.018],
		swapped: [0.01, 0.00005],
		'part-agrees': [0.04, 0.002],
		near: [0.03, 0.0015],
		differs: [0.01, 0.98]
	},
	sex: { equal: [0.995, 0.5], differs: [0.005, 0.5] },
	home: { equal: [0.85, 0.004], 'part-agrees': [0.1, 0.01], differs: [0.05, 0.98] },
	number: { equal: [0.9, 0.00001], differs: [0.08, 0.99] },
	father: { equal: [0.93, 0.0015], 'one-letter': [0.03, 0.001], differs: [0.04, 0.99] },
	mother: { equal: [0.93, 0.0015], 'one-letter': [0.03, 0.001], differs: [0.04, 0.99] }
};

/** How often each value occurs among the records, 0…1. */
export interface Frequencies {
	readonly size: number;
	readonly names: ReadonlyMap<string, number>;
	readonly sounds: ReadonlyMap<string, number>;
	readonly homes: ReadonlyMap<string, number>;
	readonly parents: ReadonlyMap<string, number>;
}

function count(values: Iterable<string>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
}

export function frequencies(records: readonly LinkRecord[]): Frequencies {
	return {
		size: Math.max(1, records.length),
		names: count(records.map((record) => record.nameKey)),
		sounds: count(records.map((record) => record.sound)),
		homes: count(records.map((record) => record.home)),
		parents: count(records.flatMap((record) => [record.father, record.mother]))
	};
}

/** Chance that another person bears the value; never below once among all, so that rare is not certain. */
function chanceOf(
	counts: ReadonlyMap<string, number>,
	value: string,
	{ size }: Frequencies
): number {
	return Math.min(0.5, Math.max(2, counts.get(value) ?? 1) / size);
}

function termChance(
	field: LinkField,
	level: LinkLevel,
	record: LinkRecord,
	seen: Frequencies
): number | null {
	if (field === 'name' && level === 'equal') return chanceOf(seen.names, record.nameKey, seen);
	if (field === 'name' && (level === 'tones-lost' || level === 'sounds-alike'))
		return chanceOf(seen.sounds, record.sound, seen);
	if (level !== 'equal') return null;
	if (field === 'home') return chanceOf(seen.homes, record.home, seen);
	if (field === 'father') return chanceOf(seen.parents, record.father, seen);
	return field === 'mother' ? chanceOf(seen.parents, record.mother, seen) : null;
}

/** Bits for or against one person, by field. */
export function weigh(
	levels: LinkLevels,
	record: LinkRecord,
	seen: Frequencies
): Record<LinkField, number> {
	const weightOf = (field: LinkField): number => {
		const level = levels[field];
		const pair = chances[field][level];
		if (!pair) return 0;
		const u = termChance(field, level, record, seen) ?? pair[1];
		return Math.log2(pair[0] / u);
	};
	return {
		name: weightOf('name'),
		birth: weightOf('birth'),
		sex: weightOf('sex'),
		home: weightOf('home'),
		number: weightOf('number'),
		father: weightOf('father'),
		mother: weightOf('mother')
	};
}
