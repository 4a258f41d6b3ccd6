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

/**
 * Of what one pair of eyes has missed, the next misses this share: more than of fresh errors, because what is hard to see
 * is hard for both. No trial of it is known to us; `npm run measure -- review` shows what hangs on it.
 */
const sharedMisses = 0.3;

export const missedAgain = ({ miss }: HumanRates): number => Math.max(miss, sharedMisses);

/** Two sources that do not know each other make the same mistake this often. */
const sameMistake = 0.02;

/** Below this the desk shows no guess: what equals the machine's was keyed without seeing it. */
const shownFrom = 0.5;

/** Where the machine's best is wrong the truth is among its others this often (measured on pen lines: 3.8 of 6.1). */
const amongOthers = 0.6;

/** A slip hits one of the machine's others this often. */
const slipAmongOthers = 0.05;

const clamp = (p: number) => Math.min(0.9999, Math.max(1e-6, p));

/** Probability, 0…1, that `stands` is not what the paper says. */
export function riskOf(field: JudgedField, rates: HumanRates = usualRates): number {
	const { hand, machine, stands } = field;
	const right = machine ? clamp(machine.probability) : null;
	if (hand === 'nobody') return right === null ? 1 : 1 - right;
	if (right === null || !machine) return rates.slip;
	const wrong = 1 - right;
	if (machine.value === stands) {
		const agrees =
			hand === 'confirmed' && right >= shownFrom ? rates.miss : rates.slip * sameMistake;
		return (wrong * agrees) / (wrong * agrees + right);
	}
	// The person slipped, against: the machine is wrong and the person right. Its other guesses tell them apart.
	const [slipHere, truthHere] = likelihood(field.second);
	const slipped = rates.slip * slipHere;
	const corrected = wrong * (1 - rates.slip) * truthHere;
	return slipped / (slipped + corrected);
}

/** How likely a slip, and how likely the truth, is found where the value stands among the machine's other guesses. */
function likelihood(second: number | null): readonly [slip: number, truth: number] {
	if (second === null) return [1, 1];
	return second > 0 ? [slipAmongOthers, amongOthers] : [1 - slipAmongOthers, 1 - amongOthers];
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
