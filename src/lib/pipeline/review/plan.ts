// Where the supervisor's keys buy the most certainty: every field goes one way (looked at by two pairs of eyes, decided,
// or keyed again), the cheapest at first; dearer ways are bought by the errors they remove a key, until the target is met.
import type { ReviewSettings, Stage } from '../../domain/review-batch.ts';
import type { JudgedField } from './judged-field.ts';
import { cellsPerSheet, keysFor, keysToMend } from './keys.ts';
import { policyOf } from './policy.ts';
import { missedAgain, riskOf, usualRates, type HumanRates } from './risk.ts';
import { digitsWanted, gapOf } from './settle.ts';

/** What a plan asks first; a look is followed by a recheck as soon as it is answered. */
type FirstStage = Extract<Stage, 'decide' | 'look' | 'blind'>;

export interface Question {
	readonly field: JudgedField;
	readonly stage: FirstStage;
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

/** One way of judging a field: expected keys, and the probability that an error is left. */
interface Way {
	readonly stage: FirstStage;
	readonly keys: number;
	readonly left: number;
}

interface Choice {
	readonly field: JudgedField;
	readonly risk: number;
	way: Way | null;
}

interface Upgrade {
	readonly choice: Choice;
	readonly way: Way;
	readonly gain: number;
	readonly keys: number;
}

/** Sources differ: a person keyed one value, the machine read another and had reason to. */
export function isDiffering(field: JudgedField): boolean {
	const { hand, machine, stands } = field;
	return hand === 'keyed' && machine !== null && machine.value !== '' && machine.value !== stands;
}

/** Both are shown, and one is taken. */
const keysToChoose = 2;

function decideWay({ stands, machine }: JudgedField, risk: number, { slip }: HumanRates): Way {
	const gap = gapOf(stands, machine?.value ?? '');
	const enter = digitsWanted(gap) === null ? 1 : 0;
	return { stage: 'decide', keys: keysFor(gap.first) + enter, left: risk * slip };
}

/** All ways open to a field, cheapest first; none where it is not to be judged. */
function waysFor(field: JudgedField, risk: number, options: PlanOptions): Way[] {
	const rates = options.rates ?? usualRates;
	if (field.parked) return [{ stage: 'decide', keys: 1, left: 0 }];
	const policy = policyOf(field.kind, options.settings);
	if (policy === 'read-only') return [];
	const mending = risk * keysToMend(field.stands);
	const ways: Way[] = [
		// Two sheets: nobody's one look is believed, however sure the machine was.
		{
			stage: 'look',
			keys: 2 / cellsPerSheet + mending,
			left: risk * rates.miss * missedAgain(rates)
		}
	];
	if (isDiffering(field)) ways.push(decideWay(field, risk, rates));
	else if (policy === 'blind')
		ways.push({
			stage: 'blind',
			keys: keysFor(field.stands) + 1 + risk * keysToChoose,
			left: risk * rates.slip
		});
	return ways.sort((a, b) => a.keys - b.keys);
}

/** A rule that the value breaks is a source that differs from it: it is keyed, not glanced at. */
const urgency = ({ choice, gain, keys }: Upgrade) =>
	choice.field.isOdd ? Infinity : gain / Math.max(keys, 1e-6);

function upgradesOf(choice: Choice, ways: readonly Way[]): Upgrade[] {
	const { way: first } = choice;
	return ways.flatMap((way) => {
		const gain = (first?.left ?? choice.risk) - way.left;
		return way === first || gain <= 0
			? []
			: [{ choice, way, gain, keys: way.keys - (first?.keys ?? 0) }];
	});
}

/** The questions worth asking. Parked fields are always among them: somebody has asked. */
export function planReview(fields: readonly JudgedField[], options: PlanOptions): ReviewPlan {
	const factor = options.factor ?? 1;
	const choices: Choice[] = [];
	const upgrades: Upgrade[] = [];
	for (const field of fields) {
		const risk = Math.min(1, riskOf(field, options.rates) * factor);
		const ways = waysFor(field, risk, options);
		const choice: Choice = { field, risk, way: ways[0] ?? null };
		choices.push(choice);
		upgrades.push(...upgradesOf(choice, ways));
	}
	const leftOf = ({ way, risk }: Choice) => way?.left ?? risk;
	const target = options.settings.targetError * fields.length;
	let expected = choices.reduce((sum, choice) => sum + leftOf(choice), 0);
	let blindLeft = Math.floor(options.settings.blindShare * fields.length);
	for (const upgrade of upgrades.sort((a, b) => urgency(b) - urgency(a))) {
		const { choice, way, gain } = upgrade;
		if (expected <= target && !choice.field.isOdd) break;
		if (way.stage === 'blind' && blindLeft-- <= 0) continue;
		choice.way = way;
		expected -= gain;
	}
	const questions = choices.flatMap(({ field, risk, way }) =>
		way ? [{ field, stage: way.stage, risk }] : []
	);
	return {
		questions: questions.sort((a, b) => b.risk - a.risk),
		fields: fields.length,
		expectedBefore: choices.reduce((sum, { risk }) => sum + risk, 0),
		expectedAfter: Math.max(0, expected),
		keys: choices.reduce((sum, { way }) => sum + (way?.keys ?? 0), 0)
	};
}
