// A noisy supervisor (and a second clerk for blind keying) works through a plan by the app's own review code: the same
// plan, the same settling, the same sample and the same bound as at the desk.
import type {
	BatchId,
	Judgement,
	ReviewSettings,
	Stage
} from '../../../src/lib/domain/review-batch.ts';
import { batchBound } from '../../../src/lib/pipeline/review/batch-bound.ts';
import { stratumOf } from '../../../src/lib/pipeline/review/judged-field.ts';
import { cellsPerSheet, keysFor } from '../../../src/lib/pipeline/review/keys.ts';
import { mended, wordsOf } from '../../../src/lib/pipeline/review/mend.ts';
import { isOutvoted } from '../../../src/lib/pipeline/review/own-rule.ts';
import { planReview } from '../../../src/lib/pipeline/review/plan.ts';
import { question } from '../../../src/lib/pipeline/review/questions.ts';
import { riskOf } from '../../../src/lib/pipeline/review/risk.ts';
import { brokenKinds, drawSample, tallySample } from '../../../src/lib/pipeline/review/sample.ts';
import { seeded } from '../../../src/lib/pipeline/review/seeded.ts';
import { agrees, digitsWanted, gapOf, settle } from '../../../src/lib/pipeline/review/settle.ts';
import { garbled, otherGuess, type Paper, type Rates } from './office.ts';

export interface Reviewed {
	/** What stands after review, in the order of the papers. */
	readonly stands: readonly string[];
	readonly keys: Readonly<Spent>;
	/** Fields judged, by stage. */
	readonly judged: Readonly<Spent>;
	readonly bound: number;
	/** Share of wrong fields when the sample was drawn: what the bound speaks of. */
	readonly shareBefore: number;
	readonly reopened: number;
}

type Spent = Record<Stage, number>;
const nothing = (): Spent => ({ decide: 0, look: 0, recheck: 0, blind: 0, sample: 0 });

/** What a person keys who looks at the ink: right, or a slip. */
const keyed = (truth: string, { slip }: Rates, next: () => number) =>
	next() < slip ? garbled(truth, next) : truth;

/** A click on the cell, and Alt with a digit for the value offered. */
const keysToTake = 3;

/** What a person types who mends: from the first word that is wrong to the last. */
function wrongWords(stands: string, truth: string): string {
	const [old, said] = [wordsOf(stands), wordsOf(truth)];
	const wrong = said.filter((word, at) => word !== old[at]);
	return old.length === said.length && wrong.length === 1 ? (wrong[0] ?? truth) : truth;
}

class Bench {
	readonly stands: string[];
	readonly keys = nothing();
	readonly judged = nothing();
	readonly at: ReadonlyMap<string, number>;
	readonly next: () => number;
	private readonly missed = new Set<number>();

	constructor(
		readonly papers: readonly Paper[],
		readonly rates: Rates,
		seed: string,
		private readonly shared: number
	) {
		this.next = seeded(seed);
		this.stands = papers.map(({ field }) => field.stands);
		this.at = new Map(papers.map(({ field }, index) => [field.key, index]));
	}

	truth(index: number): string {
		return this.papers[index]?.truth ?? '';
	}

	/** Keyed where the sources differ; where it is neither, both are shown and the ink is read once more. */
	decide(index: number, other: string): void {
		const stands = this.stands[index] ?? '';
		const truth = this.truth(index);
		const typed = keyed(truth, this.rates, this.next);
		const gap = gapOf(stands, other);
		const isWithin = truth === stands || truth === other;
		const between = truth === stands ? gap.first : gap.second;
		this.judged.decide++;
		const enter = isWithin && digitsWanted(gap) !== null ? 0 : 1;
		this.keys.decide += keysFor(isWithin ? between : truth) + enter;
		const settled = settle(typed, stands, other);
		this.stands[index] =
			settled.is === 'neither' ? this.choose(index, typed, 'decide') : settled.value;
	}

	/** One look at a cell of a sheet; what is seen to be wrong is mended in place. */
	look(index: number, stage: 'look' | 'recheck'): void {
		this.judged[stage]++;
		this.keys[stage] += 1 / cellsPerSheet;
		const stands = this.stands[index] ?? '';
		const truth = this.truth(index);
		const isWrong = stands !== truth;
		if (!isWrong || this.misses(index, stage)) {
			if (isWrong) this.missed.add(index);
			return;
		}
		if (this.isOffered(index)) {
			this.keys[stage] += keysToTake;
			this.stands[index] = truth;
			return;
		}
		const wanted = wrongWords(stands, truth);
		const typed = keyed(mended(stands, wanted) === truth ? wanted : truth, this.rates, this.next);
		this.keys[stage] += keysFor(typed) + 2;
		this.stands[index] = mended(stands, typed) ?? keyed(truth, this.rates, this.next);
	}

	/** Another value of the machine's is the truth: its reading where a person keyed over it, else one of its others. */
	private isOffered(index: number): boolean {
		const read = this.papers[index]?.field.machine?.value;
		if (read !== this.stands[index] && read === this.truth(index)) return true;
		return this.next() < otherGuess(true);
	}

	/** Whether an error passes unseen; where eyes share their misses, the second may be blind to what the first missed. */
	private misses(index: number, stage: 'look' | 'recheck'): boolean {
		if (stage === 'recheck' && this.missed.has(index) && this.next() < this.shared) return true;
		return this.next() < this.rates.miss;
	}

	/** True where what stood was wrong. */
	blind(index: number, stage: 'blind' | 'sample'): boolean {
		const stands = this.stands[index] ?? '';
		const truth = this.truth(index);
		const typed = keyed(truth, this.rates, this.next);
		this.judged[stage]++;
		this.keys[stage] += keysFor(truth) + 1;
		if (agrees(typed, stands)) return false;
		const kind = this.papers[index]?.field.kind ?? 'free-text';
		const settled = isOutvoted(kind, stands, typed) ? typed : this.choose(index, typed, stage);
		this.stands[index] = settled;
		return settled !== stands;
	}

	/** Both shown: the one on the ink is taken, but for a miss; where neither is, it is keyed once more. */
	private choose(index: number, typed: string, stage: keyof Spent): string {
		const truth = this.truth(index);
		const stands = this.stands[index] ?? '';
		this.keys[stage] += 2;
		if (typed === truth || stands === truth)
			return this.next() < this.rates.miss * this.rates.slip ? typed : truth;
		this.keys[stage] += keysFor(truth) + 1;
		return keyed(truth, this.rates, this.next);
	}
}

export interface Office {
	readonly papers: readonly Paper[];
	readonly settings: ReviewSettings;
	readonly rates: Rates;
	readonly seed: string;
	/** Share of the first eye's misses that the second is bound to repeat; 0: each look misses by itself. */
	readonly shared?: number;
}

/** The whole review of one batch. */
export function supervise(office: Office): Reviewed {
	const { papers, settings, rates, seed } = office;
	const bench = new Bench(papers, rates, `${seed}/supervisor`, office.shared ?? 0);
	const fields = papers.map(({ field }) => field);
	const plan = planReview(fields, { settings, rates });
	const index = (key: string) => bench.at.get(key) ?? 0;
	const of = (stage: Stage) =>
		plan.questions.filter((one) => one.stage === stage).map(({ field }) => index(field.key));
	for (const at of of('decide')) bench.decide(at, fields[at]?.machine?.value ?? '');
	lookTwice(bench, of('look'));
	for (const at of of('blind')) bench.blind(at, 'blind');
	return sampled(bench, office);
}

function lookTwice(bench: Bench, cells: readonly number[]): void {
	for (const at of cells) bench.look(at, 'look');
	for (const at of cells) bench.look(at, 'recheck');
}

const batchId = 'batch' as BatchId;

function sampled(bench: Bench, { papers, settings, seed }: Office): Reviewed {
	const size = Math.ceil(papers.length * settings.sampleShare);
	const fields = papers.map(({ field }, at) => ({ ...field, stands: bench.stands[at] ?? '' }));
	const core = fields.filter((field) => stratumOf(field.fact) === 'core').length;
	const population = { core, other: fields.length - core };
	const rounds: Record<string, number> = {};
	const judgements: Judgement[] = [];
	let shareBefore = wrongShare(bench);
	let reopened = 0;
	const ask = (drawn: readonly (typeof fields)[number][]) => {
		for (const field of drawn) {
			const round = rounds[field.kind] ?? 1;
			const asked = question(field, { batchId, stage: 'sample', round, risk: riskOf(field) });
			const isWrong = bench.blind(bench.at.get(field.key) ?? 0, 'sample');
			judgements.push({ ...asked, verdict: isWrong ? 'wrong' : 'right' });
		}
	};
	ask(drawSample(fields, size, seed));
	for (let pass = 0; pass < 3; pass++) {
		const broken = brokenKinds(judgements, population, settings.targetError, rounds);
		if (broken.length === 0) break;
		for (const kind of broken) {
			const before = judgements.filter(
				(one) => one.kind === kind && one.round === (rounds[kind] ?? 1)
			);
			rounds[kind] = (rounds[kind] ?? 1) + 1;
			reopened++;
			const again = fields.filter((one) => one.kind === kind);
			lookTwice(
				bench,
				again.map((field) => bench.at.get(field.key) ?? 0)
			);
			shareBefore = wrongShare(bench);
			const ofKind = fields.filter((one) => one.kind === kind);
			ask(drawSample(ofKind, before.length, `${seed}/${kind}/${rounds[kind]}`));
		}
	}
	const { stands, keys, judged } = bench;
	const bound = batchBound(tallySample(judgements, population, rounds));
	return { stands, keys, judged, bound, shareBefore, reopened };
}

export function wrongShare({ stands, papers }: Pick<Bench, 'stands' | 'papers'>): number {
	return stands.filter((value, at) => value !== papers[at]?.truth).length / papers.length;
}
