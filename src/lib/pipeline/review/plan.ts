// Where the supervisor's keys buy the most certainty: every possible question is weighed by the errors it removes a key,
// and taken until the expected share of wrong fields is at the target or the knobs forbid more.
import type { ReviewSettings, Stage } from '../../domain/review-batch.ts';
import type { JudgedField } from './judged-field.ts';
import { cellsPerSheet, keysFor } from './keys.ts';
import { policyOf } from './policy.ts';
import { riskOf, usualRates, type HumanRates } from './risk.ts';
import { digitsWanted, gapOf } from './settle.ts';

export interface Question {
	readonly field: JudgedField;
	readonly stage: Exclude<Stage, 'sample'>;
	readonly risk: number;
}

export interface ReviewPlan {
	/** Riskiest first within each stage. */
	readonly questions: readonly Question[];
	readonly fields: number;
	/** Expected wrong fields before and after the questions are answered. */
	readonly expectedBefore: number;
	readonly expectedAfter: number;
	/** Expected key presses. */
	readonly keys: number;
}

export interface PlanOptions {
	readonly settings: ReviewSettings;
	readonly rates?: HumanRates;
	/** How much more often fields were wrong than reckoned, by blind results. */
	readonly factor?: number;
}

interface Option extends Question {
	/** Expected errors removed. */
	readonly gain: number;
	readonly keys: number;
}

/** Sources differ: a person keyed one value, the machine read another and had reason to. */
export function isDiffering(field: JudgedField): boolean {
	const { hand, machine, stands } = field;
	return hand === 'keyed' && machine !== null && machine.value !== '' && machine.value !== stands;
}

function optionsFor(field: JudgedField, options: PlanOptions): Option[] {
	const rates = options.rates ?? usualRates;
	const risk = Math.min(1, riskOf(field, rates) * (options.factor ?? 1));
	const policy = policyOf(field.kind, options.settings);
	if (field.parked) return [{ field, stage: 'decide', risk, gain: Infinity, keys: 1 }];
	if (policy === 'read-only') return [];
	if (isDiffering(field)) {
		const gap = gapOf(field.stands, field.machine?.value ?? '');
		const keys = keysFor(gap.first) + (digitsWanted(gap) === null ? 1 : 0);
		return [{ field, stage: 'decide', risk, gain: risk * (1 - rates.slip), keys }];
	}
	const look: Option = {
		field,
		stage: 'look',
		risk,
		gain: risk * (1 - rates.miss),
		keys: 1 / cellsPerSheet
	};
	if (policy === 'confirm') return [look];
	const left = risk * rates.miss;
	const gain = left * (1 - rates.slip);
	return [look, { field, stage: 'blind', risk, gain, keys: keysFor(field.stands) + 1 }];
}

/** The questions worth asking. Parked fields are always among them: somebody has asked. */
export function planReview(fields: readonly JudgedField[], options: PlanOptions): ReviewPlan {
	const all = fields.flatMap((field) => optionsFor(field, options));
	all.sort((a, b) => b.gain / b.keys - a.gain / a.keys);
	const rates = options.rates ?? usualRates;
	const factor = options.factor ?? 1;
	const expectedBefore = fields.reduce(
		(sum, field) => sum + Math.min(1, riskOf(field, rates) * factor),
		0
	);
	const target = options.settings.targetError * fields.length;
	let blindLeft = Math.floor(options.settings.blindShare * fields.length);
	let expected = expectedBefore;
	let keys = 0;
	const taken: Option[] = [];
	for (const option of all) {
		if (expected <= target && option.gain !== Infinity) break;
		if (option.stage === 'blind' && blindLeft-- <= 0) continue;
		expected -= option.gain === Infinity ? option.risk : option.gain;
		keys += option.keys;
		taken.push(option);
	}
	const questions = taken
		.map(({ field, stage, risk }) => ({ field, stage, risk }))
		.sort((a, b) => b.risk - a.risk);
	return {
		questions,
		fields: fields.length,
		expectedBefore,
		expectedAfter: Math.max(0, expected),
		keys
	};
}
