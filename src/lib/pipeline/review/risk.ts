// How probable it is that a field is wrong, from the calibrated probability of the machine and the error rates of
// people. What a person typed and a machine read alike is nearly certain; where they differ, Bayes says who slipped.
import type { Judgement } from '../../domain/review-batch.ts';
import type { JudgedField } from './judged-field.ts';

/** Error rates of a person, 0…1. */
export interface HumanRates {
	/** Accepts a wrong value that is shown. */
	readonly miss: number;
	/** Keys a field wrongly. */
	readonly slip: number;
}

/** What trials report of single keying and of looking (design/goals.md, row 8). */
export const usualRates: HumanRates = { miss: 0.1, slip: 0.005 };

/** Two sources that do not know each other make the same mistake this often. */
const sameMistake = 0.02;

const clamp = (p: number) => Math.min(0.9999, Math.max(1e-6, p));

/** Probability, 0…1, that `stands` is not what the paper says. */
export function riskOf(field: JudgedField, rates: HumanRates = usualRates): number {
	const { hand, machine, stands } = field;
	const right = machine ? clamp(machine.probability) : null;
	if (hand === 'nobody') return right === null ? 1 : 1 - right;
	if (right === null || !machine) return rates.slip;
	if (hand === 'confirmed') return (1 - right) * rates.miss;
	if (machine.value === stands) return rates.slip * sameMistake + (1 - right) * sameMistake;
	// The machine is right and the person slipped, against: the machine is wrong and the person is right.
	const slipped = right * rates.slip;
	const corrected = Math.max(1 - right, field.second) * (1 - rates.slip);
	return slipped / (slipped + corrected);
}

/** How much more often fields were wrong than reckoned; 1 until something is known. */
export interface Calibration {
	readonly factor: number;
	readonly judged: number;
}

/** Weight of the reckoning before any blind result, in expected errors. */
const prior = 1;

/**
 * Blind results correct the reckoning at once: found errors over expected ones, held back by a prior so that one
 * error in ten fields does not turn everything red.
 */
export function recalibrate(judgements: readonly Judgement[]): Calibration {
	const told = judgements.filter(
		({ stage, verdict }) => stage === 'sample' && (verdict === 'right' || verdict === 'wrong')
	);
	const expected = told.reduce((sum, one) => sum + one.risk, 0);
	const wrong = told.filter((one) => one.verdict === 'wrong').length;
	return { factor: (wrong + prior) / (expected + prior), judged: told.length };
}

/** Expected number of wrong fields. */
export function expectedWrong(
	fields: readonly JudgedField[],
	{ factor }: Pick<Calibration, 'factor'> = { factor: 1 },
	rates: HumanRates = usualRates
): number {
	return fields.reduce((sum, field) => sum + Math.min(1, riskOf(field, rates) * factor), 0);
}
