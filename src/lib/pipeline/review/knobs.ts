// What the three knobs cost and what they would let one claim, for the words beside them.
import type { ReviewSettings } from '../../domain/review-batch.ts';
import { sampleSize, upperBound } from './binomial.ts';

export interface KnobCost {
	readonly fields: number;
	/** Fields drawn at random, and doubtful ones keyed again at most. */
	readonly sampled: number;
	readonly rekeyed: number;
	/** Largest share of wrong fields that a sample without an error leaves possible, 0…1. */
	readonly claim: number;
	/** Fields without an error that the target would take. */
	readonly needed: number;
}

export function knobCost(fields: number, settings: ReviewSettings): KnobCost {
	const sampled = Math.ceil(fields * settings.sampleShare);
	return {
		fields,
		sampled,
		rekeyed: Math.floor(fields * settings.blindShare),
		claim: sampled >= fields ? 0 : upperBound(0, sampled),
		needed: Math.min(fields, sampleSize(settings.targetError))
	};
}
