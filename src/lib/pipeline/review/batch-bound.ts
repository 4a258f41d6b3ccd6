// One bound for a batch from two strata that were sampled unequally. All (p₁, p₂) under which as few errors as were
// found are not improbable form a confidence set, whatever the true pair; the bound is the worst mean in that set.
import type { SampleTally } from '../../domain/review-batch.ts';
import { binomialAtMost, upperBound } from './binomial.ts';

/** Points along one axis of the set; the bound is taken on the outer side of each step, so never too small. */
const points = 400;

/** P(X₁ + X₂ ≤ x) for two independent binomials, given the masses of the first. */
function togetherAtMost(x: number, first: readonly number[], n2: number, p2: number): number {
	return first.reduce((sum, mass, k) => sum + mass * binomialAtMost(x - k, n2, p2), 0);
}

function masses(n: number, p: number, most: number): number[] {
	const found: number[] = [];
	for (let k = 0; k <= Math.min(n, most); k++)
		found.push(binomialAtMost(k, n, p) - binomialAtMost(k - 1, n, p));
	return found;
}

/** Largest p₂ in the set beside a given p₁; negative where the set has none. */
function edge(x: number, n1: number, p1: number, n2: number, level: number): number {
	const first = masses(n1, p1, x);
	if (togetherAtMost(x, first, n2, 0) <= level) return -1;
	let [low, high] = [0, 1];
	for (let step = 0; step < 40; step++) {
		const middle = (low + high) / 2;
		if (togetherAtMost(x, first, n2, middle) > level) low = middle;
		else high = middle;
	}
	return high;
}

/**
 * Upper bound of the share of wrong fields among all accepted ones, 0…1. Strata judged to the last field are known
 * exactly; empty ones do not count; drawing without putting back only makes the bound safer (Hoeffding 1963).
 */
export function batchBound(tallies: readonly SampleTally[], confidence = 0.95): number {
	const filled = tallies.filter((tally) => tally.fields > 0);
	const all = filled.reduce((sum, tally) => sum + tally.fields, 0);
	if (all === 0) return 0;
	const known = filled.filter((tally) => tally.judged >= tally.fields);
	const sure = known.reduce((sum, tally) => sum + tally.wrong, 0) / all;
	const [one, two] = filled.filter((tally) => !known.includes(tally));
	if (!one) return sure;
	if (!two) return sure + (upperBound(one.wrong, one.judged, confidence) * one.fields) / all;
	return Math.min(1, sure + worstMean(one, two, all, 1 - confidence));
}

function worstMean(one: SampleTally, two: SampleTally, all: number, level: number): number {
	const x = one.wrong + two.wrong;
	if (one.judged === 0 || two.judged === 0) {
		const [blind, seen] = one.judged === 0 ? [one, two] : [two, one];
		return (blind.fields + upperBound(x, seen.judged, 1 - level) * seen.fields) / all;
	}
	const far = upperBound(x, one.judged, 1 - level);
	let worst = 0;
	let beside = edge(x, one.judged, 0, two.judged, level);
	for (let point = 1; point <= points && beside >= 0; point++) {
		const p1 = (far * point) / points;
		worst = Math.max(worst, (p1 * one.fields + beside * two.fields) / all);
		beside = edge(x, one.judged, p1, two.judged, level);
	}
	return worst;
}
