// The blind sample: drawn at random over accepted fields, three times as densely over those that matter most. What it
// finds bounds the batch, and says which field kinds must be looked over again.
import type { FieldKindId } from '../../domain/fields/field-kind.ts';
import type { Judgement, SampleTally, Stratum } from '../../domain/review-batch.ts';
import { batchBound } from './batch-bound.ts';
import { lowerBound } from './binomial.ts';
import { stratumOf, type JudgedField } from './judged-field.ts';
import { drawn, seeded } from './seeded.ts';

/** A core field is drawn this many times as likely as another. */
export const coreWeight = 3;

/** How many of each stratum make up a sample of `size`. Never more than there are. */
export function sampleShares(core: number, other: number, size: number): Record<Stratum, number> {
	const most = Math.min(size, core + other);
	const weight = core * coreWeight + other;
	const wanted = weight === 0 ? 0 : Math.round((most * core * coreWeight) / weight);
	const cores = Math.min(core, Math.max(wanted, most - other));
	return { core: cores, other: Math.min(other, most - cores) };
}

/** The same seed draws the same fields; `fields` in any order. */
export function drawSample(
	fields: readonly JudgedField[],
	size: number,
	seed: string
): readonly JudgedField[] {
	const sorted = [...fields].sort((a, b) => (a.key < b.key ? -1 : 1));
	const core = sorted.filter((field) => stratumOf(field.fact) === 'core');
	const other = sorted.filter((field) => stratumOf(field.fact) === 'other');
	const shares = sampleShares(core.length, other.length, size);
	const next = seeded(seed);
	return [...drawn(core, shares.core, next), ...drawn(other, shares.other, next)];
}

const isAnswered = ({ verdict }: Judgement) => verdict === 'right' || verdict === 'wrong';

/** The newest round of every field kind counts: a reopened kind has been looked over and drawn anew. */
export function tallySample(
	judgements: readonly Judgement[],
	fields: Readonly<Record<Stratum, number>>,
	rounds: Readonly<Partial<Record<FieldKindId, number>>> = {}
): readonly SampleTally[] {
	const counting = judgements.filter(
		(one) => one.stage === 'sample' && isAnswered(one) && one.round === (rounds[one.kind] ?? 1)
	);
	return (['core', 'other'] as const).map((stratum) => {
		const of = counting.filter((one) => one.stratum === stratum);
		const wrong = of.filter((one) => one.verdict === 'wrong').length;
		return { stratum, fields: fields[stratum], judged: of.length, wrong };
	});
}

/**
 * Field kinds that must be reopened: their own errors prove a share above the target, or, where the whole sample breaks
 * the target even if all that is left of it turns out right, the kind with most errors.
 */
export function brokenKinds(
	judgements: readonly Judgement[],
	fields: Readonly<Record<Stratum, number>>,
	target: number,
	rounds: Readonly<Partial<Record<FieldKindId, number>>> = {}
): readonly FieldKindId[] {
	const current = judgements.filter(
		(one) => one.stage === 'sample' && one.round === (rounds[one.kind] ?? 1)
	);
	const kinds = new Map<FieldKindId, { judged: number; wrong: number }>();
	for (const one of current.filter(isAnswered)) {
		const count = kinds.get(one.kind) ?? { judged: 0, wrong: 0 };
		count.judged++;
		if (one.verdict === 'wrong') count.wrong++;
		kinds.set(one.kind, count);
	}
	const proven = [...kinds].filter(
		([, { judged, wrong }]) => wrong > 1 && lowerBound(wrong, judged) > target
	);
	if (proven.length > 0) return proven.map(([kind]) => kind);
	const best = current.map((one) => (one.verdict === 'open' ? { ...one, verdict: 'right' } : one));
	const tallies = tallySample(best as Judgement[], fields, rounds);
	const wrong = tallies.reduce((sum, tally) => sum + tally.wrong, 0);
	const clean = tallies.map((tally) => ({ ...tally, wrong: 0 }));
	// A sample too small to prove the target even without an error proves nothing against a field kind either.
	if (wrong === 0 || batchBound(clean) > target || batchBound(tallies) <= target) return [];
	const most = Math.max(...[...kinds.values()].map((count) => count.wrong));
	return [...kinds].filter(([, count]) => count.wrong === most).map(([kind]) => kind);
}
