// The evidence of a pair as a waterfall: from what is probable of any two records, each field carries the sum up or
// down to where the pair ends. In bits, so that steps can be added.
import type { RuledPair } from '#lib/app/linkage/linkage.svelte.ts';

export type WaterfallStep = RuledPair['evidence'][number]['field'] | 'before' | 'sum';

export interface WaterfallBar {
	readonly step: WaterfallStep;
	/** Bits that the step adds; for `before` and `sum` the height itself. */
	readonly bits: number;
	/** Left edge and width, per cent of the picture. */
	readonly left: number;
	readonly width: number;
}

export interface Waterfall {
	readonly bars: readonly WaterfallBar[];
	/** Where both are as likely as not, per cent. */
	readonly zero: number;
}

/** Fields that say nothing are left out. */
export function waterfall({ weight, evidence }: Pick<RuledPair, 'weight' | 'evidence'>): Waterfall {
	const told = evidence.filter((one) => Math.abs(one.weight) >= 0.05);
	const before = weight - evidence.reduce((sum, one) => sum + one.weight, 0);
	let at = before;
	const spans = [
		{ step: 'before' as WaterfallStep, from: 0, to: before },
		...told.map((one) => {
			const from = at;
			at += one.weight;
			return { step: one.field, from, to: at };
		}),
		{ step: 'sum' as WaterfallStep, from: 0, to: weight }
	];
	const ends = spans.flatMap(({ from, to }) => [from, to]);
	const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends, 1)];
	const x = (bits: number) => ((bits - low) / (high - low)) * 100;
	return {
		bars: spans.map(({ step, from, to }) => ({
			step,
			bits: to - from,
			left: Math.min(x(from), x(to)),
			width: Math.abs(x(to) - x(from))
		})),
		zero: x(0)
	};
}
