// A noisy supervisor (and a second clerk for blind keying) works through a plan by the app's own review code: the same
// plan, the same settling, the same sample and the same bound as at the desk.
import type { BatchId, Judgement, ReviewSettings } from '../../../src/lib/domain/review-batch.ts';
import { batchBound } from '../../../src/lib/pipeline/review/batch-bound.ts';
import { stratumOf } from '../../../src/lib/pipeline/review/judged-field.ts';
import { cellsPerSheet, keysFor } from '../../../src/lib/pipeline/review/keys.ts';
import { planReview } from '../../../src/lib/pipeline/review/plan.ts';
import { question } from '../../../src/lib/pipeline/review/questions.ts';
import { riskOf } from '../../../src/lib/pipeline/review/risk.ts';
import { brokenKinds, drawSample, tallySample } from '../../../src/lib/pipeline/review/sample.ts';
import { seeded } from '../../../src/lib/pipeline/review/seeded.ts';
import { agrees, digitsWanted, gapOf, settle } from '../../../src/lib/pipeline/review/settle.ts';
import { garbled, type Paper, type Rates } from './office.ts';

export interface Reviewed {
	/** What stands after review, in the order of the papers. */
	readonly stands: readonly string[];
	readonly keys: {
		readonly decide: number;
		readonly look: number;
		readonly blind: number;
		readonly sample: number;
	};
	/** Fields judged, by stage. */
	readonly judged: {
		readonly decide: number;
		readonly look: number;
		readonly blind: number;
		readonly sample: number;
	};
	readonly bound: number;
	/** Share of wrong fields when the sample was drawn: what the bound speaks of. */
	readonly shareBefore: number;
	readonly reopened: number;
}

type Spent = { decide: number; look: number; blind: number; sample: number };

/** What a person keys who looks at the ink: right, or a slip. */
const keyed = (truth: string, { slip }: Rates, next: () => number) =>
	next() < slip ? garbled(truth, next) : truth;

class Bench {
	readonly stands: string[];
	readonly keys: Spent = { decide: 0, look: 0, blind: 0, sample: 0 };
	readonly judged: Spent = { decide: 0, look: 0, blind: 0, sample: 0 };
	readonly at: ReadonlyMap<string, number>;
	readonly next: () => number;

	constructor(
		readonly papers: readonly Paper[],
		readonly rates: Rates,
		seed: string
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

	look(index: number): boolean {
		this.judged.look++;
		this.keys.look += 1 / cellsPerSheet;
		const isWrong = this.stands[index] !== this.truth(index);
		const doubts = isWrong && this.next() >= this.rates.miss;
		if (doubts) this.keys.look += 2;
		return doubts;
	}

	/** True where what stood was wrong. */
	blind(index: number, stage: 'blind' | 'sample'): boolean {
		const stands = this.stands[index] ?? '';
		const truth = this.truth(index);
		const typed = keyed(truth, this.rates, this.next);
		this.judged[stage]++;
		this.keys[stage] += keysFor(truth) + 1;
		if (agrees(typed, stands)) return false;
		const settled = this.choose(index, typed, stage);
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
}

/** The whole review of one batch. */
export function supervise({ papers, settings, rates, seed }: Office): Reviewed {
	const bench = new Bench(papers, rates, `${seed}/supervisor`);
	const fields = papers.map(({ field }) => field);
	const plan = planReview(fields, { settings, rates });
	const index = (key: string) => bench.at.get(key) ?? 0;
	const of = (stage: string) => plan.questions.filter((one) => one.stage === stage);
	for (const { field } of of('decide')) bench.decide(index(field.key), field.machine?.value ?? '');
	const doubted = of('look').filter(({ field }) => bench.look(index(field.key)));
	const again = new Set([...of('blind'), ...doubted].map(({ field }) => field.key));
	for (const key of again) bench.blind(index(key), 'blind');
	return sampled(bench, { papers, settings, rates, seed });
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
			for (const field of fields.filter((one) => one.kind === kind)) {
				const at = bench.at.get(field.key) ?? 0;
				if (bench.look(at)) bench.blind(at, 'blind');
			}
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
