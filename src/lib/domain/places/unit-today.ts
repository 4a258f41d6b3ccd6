// From a unit of any era to the ground's units of today. Only unanimous, undivided successions count as sure.
import type { Certainty } from './gazetteer-data.ts';
import type { Unit } from './unit.ts';

export interface TodaysUnit {
	/** One where it is sure; otherwise the choices to put before the clerk. */
	readonly units: readonly Unit[];
	readonly certainty: Certainty;
}

const weight: Readonly<Record<Certainty, number>> = {
	sure: 0,
	'one-source': 1,
	disagree: 2,
	split: 3
};

/** Follows successions to their end; chains are short and never circular (dates only grow), but a guard is kept. */
export function today(unit: Unit): TodaysUnit {
	let certainty: Certainty = 'sure';
	const found = new Set<Unit>();
	const visit = (at: Unit, depth: number) => {
		if (at.to === 0) found.add(at);
		if (at.to === 0 || depth > 8) return;
		if (weight[at.certainty] > weight[certainty]) certainty = at.certainty;
		for (const next of at.becomes) visit(next, depth + 1);
	};
	visit(unit, 0);
	if (found.size > 1 && certainty === 'sure') certainty = 'split';
	return { units: [...found], certainty: found.size === 0 ? 'one-source' : certainty };
}
