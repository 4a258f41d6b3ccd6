// Probability of being exactly right: a logistic regression over a reading's evidence, fitted by `npm run calibrate` on
// pages kept apart from those that judge. The weights are data, so that a new network needs a new fit and no new code.
import type { Reading } from '../../../domain/reading.ts';
import { featuresOf, judgeOf, pageTone, type Features, type Judge } from './features.ts';
import fitted from './weights.json';

/** Weight by name of feature; a feature without one counts nothing. */
export type Weights = Readonly<Record<Judge, Readonly<Record<string, number>>>>;

/** No evidence makes a value certain, or impossible. */
const [least, most] = [0.005, 0.998];

export function probabilityBy(
	weights: Readonly<Record<string, number>>,
	features: Features
): number {
	const sum = Object.entries(features).reduce(
		(total, [name, value]) => total + (weights[name] ?? 0) * value,
		0
	);
	return Math.max(least, Math.min(most, 1 / (1 + Math.exp(-sum))));
}

/** A page's readings, each with the belief it came with kept and its confidence calibrated. */
export function calibratedPage(
	readings: readonly Reading[],
	{ isByLabels }: { readonly isByLabels: boolean }
): readonly Reading[] {
	const judgeable = readings.map((reading) => ({ ...reading, belief: reading.confidence }));
	const tone = pageTone(judgeable, isByLabels);
	return judgeable.map((reading): Reading => {
		const judge = judgeOf(reading);
		if (!judge) return reading;
		const weights = (fitted as unknown as Weights)[judge];
		return { ...reading, confidence: probabilityBy(weights, featuresOf(reading, tone)) };
	});
}
