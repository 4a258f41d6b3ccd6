// The review measured (`npm run measure -- review`): noisy clerk and noisy supervisor at stated rates over the app's own
// review code, replayable by seed; then list and family view in a real browser. Simulated people: see the notes.
import type { ReviewSettings } from '../../src/lib/domain/review-batch.ts';
import { defaultSettings } from '../../src/lib/pipeline/review/policy.ts';
import { sampleSize } from '../../src/lib/pipeline/review/binomial.ts';
import { breaksOwnRule } from '../../src/lib/pipeline/review/own-rule.ts';
import { seeded } from '../../src/lib/pipeline/review/seeded.ts';
import { atLeast, atMost, told, type Figure, type Suite } from './figure.ts';
import {
	bands,
	clerkId,
	garbled,
	keyedBatch,
	type Band,
	type Paper,
	type Rates
} from './review/office.ts';
import { screenFigures } from './review/screens.ts';
import { supervise, wrongShare, type Reviewed } from './review/supervise.ts';

/** design/goals.md, row 8: what trials report of people. */
const rates: Rates = { miss: 0.1, slip: 0.005 };
const fieldsPerBatch = 110_000;

/** The three knobs as an office would set them for each kind of paper. */
const knobs: Readonly<Record<Band['name'], Partial<ReviewSettings>>> = {
	A: { targetError: 0.0002, blindShare: 0.01, sampleShare: 0.001 },
	B: { targetError: 0.0004, blindShare: 0.02, sampleShare: 0.01 },
	C: { targetError: 0.0005, blindShare: 0.07, sampleShare: 0.08 }
};
const goals = {
	A: { residual: 0.02, extra: 8 },
	B: { residual: 0.05, extra: 15 },
	C: { residual: 0.1, extra: 35 }
} as const;

const settingsOf = (band: Band): ReviewSettings => ({ ...defaultSettings, ...knobs[band.name] });
const sum = (spent: Reviewed['keys']) => Object.values(spent).reduce((all, one) => all + one, 0);
const percent = (share: number) => Number((share * 100).toPrecision(2));
/** What eyes are taken to share of their misses where it is asked what hangs on their not sharing any. */
const sharedEyes = 0.5;

function bandFigures(band: Band): Figure[] {
	const { papers, keys } = keyedBatch(`review/${band.name}`, fieldsPerBatch, band, rates);
	const before = wrongShare({
		stands: papers.map(({ field }) => field.stands),
		papers: papers
	});
	const settings = settingsOf(band);
	const done = supervise({ papers, settings, rates, seed: `review/${band.name}` });
	const after = wrongShare({ stands: done.stands as string[], papers });
	const spent = done.keys;
	const own = spent.decide + spent.look + spent.recheck;
	const { judged } = done;
	const decisions = judged.decide + judged.look + judged.recheck;
	const alike = supervise({
		papers,
		settings,
		rates,
		seed: `review/${band.name}`,
		shared: sharedEyes
	});
	const note = `simulated, ${fieldsPerBatch} fields, miss 10 %, slip 0.5 %; ${(keys / papers.length).toFixed(2)} clerk keys a field; left by the clerk ${(before * 100).toFixed(3)} %`;
	const cells = ((judged.look + judged.recheck) / papers.length).toFixed(2);
	const parts = `decide ${judged.decide}, two looks ${judged.look}, blind ${judged.blind}, sample ${judged.sample} fields; ${cells} cells looked at a field, 100 a sheet`;
	const goal = goals[band.name];
	return [
		atMost(`band ${band.name}: wrong after review`, after * 100, goal.residual, '%', note),
		told(
			`band ${band.name}: the same where eyes share half of their misses`,
			wrongShare({ stands: alike.stands as string[], papers }) * 100,
			'%',
			'what hangs on two looks missing apart from each other'
		),
		told(
			`band ${band.name}: bound that the sheet states`,
			percent(done.bound),
			'%',
			`sample of ${judged.sample}; a claim of 0.05 % takes ${sampleSize(0.0005)} fields without an error`
		),
		atMost(
			`band ${band.name}: extra keys of the clerk's`,
			(sum(spent) / keys) * 100,
			goal.extra,
			'%',
			parts
		),
		atMost(
			`band ${band.name}: supervisor's keys of the clerk's`,
			(own / keys) * 100,
			15,
			'%',
			'decisions and both looks; blind keying is another clerk’s'
		),
		atMost(
			`band ${band.name}: keys a decision`,
			own / decisions,
			1.2,
			'',
			`${decisions} fields decided or looked at; ${(spent.decide / Math.max(1, judged.decide)).toFixed(2)} where sources differ`
		)
	];
}

type How = 'keyed' | 'accepted';

/** A known wrong value put over a right one, as a person keys it, or as a machine misreads it and nobody notices. */
function spoilt({ field, truth }: Paper, how: How, next: () => number): Paper {
	const stands = garbled(truth, next);
	const seen = { ...field, stands, isOdd: breaksOwnRule(field.kind, stands) };
	if (how === 'keyed')
		return { truth, field: { ...seen, hand: 'keyed', keyer: clerkId, second: 0 } };
	const machine = { value: stands, probability: field.machine?.probability ?? 0 };
	const hand = field.hand === 'keyed' ? 'confirmed' : field.hand;
	return { truth, field: { ...seen, machine, hand, second: null } };
}

function seededErrors(band: Band, how: How): Figure[] {
	const { papers } = keyedBatch(`seeded/${band.name}`, fieldsPerBatch, band, rates);
	const next = seeded(`seeded/${band.name}/${how}`);
	const spoiled = new Set<number>();
	while (spoiled.size < 1000) {
		const at = Math.floor(next() * papers.length);
		const paper = papers[at] as Paper;
		if (spoiled.has(at) || paper.field.stands !== paper.truth) continue;
		papers[at] = spoilt(paper, how, next);
		spoiled.add(at);
	}
	const caught = (shared: number) => {
		const office = { papers, settings: settingsOf(band), rates, seed: 'seeded', shared };
		const { stands } = supervise(office);
		return [...spoiled].filter((at) => stands[at] === papers[at]?.truth).length / 10;
	};
	const label = `band ${band.name}: of 1,000 seeded errors caught, ${how === 'keyed' ? 'keyed by a person' : 'misread by a machine that was sure'}`;
	return [
		atLeast(label, caught(0), 99, '%', 'by rules of kinds, decisions, two looks and blind keying'),
		told(`${label}, eyes that share half of their misses`, caught(sharedEyes), '%')
	];
}

/** Whether what is stated holds: the bound against the share of wrong fields the sample was drawn from. */
function coverage(): Figure {
	const next = seeded('coverage');
	let held = 0;
	const batches = 1000;
	for (let batch = 0; batch < batches; batch++) {
		const band = bands[batch % bands.length] as Band;
		const noisy: Rates = { miss: 0.05 + next() * 0.4, slip: 0.002 + next() * 0.03 };
		const { papers } = keyedBatch(`coverage/${batch}`, 2200, band, noisy);
		const settings = { ...defaultSettings, targetError: 0.002, sampleShare: 0.02 + next() * 0.15 };
		const done = supervise({ papers, settings, rates: noisy, seed: `coverage/${batch}` });
		if (done.shareBefore <= done.bound) held++;
	}
	return atLeast(
		'stated upper bound holds',
		(held / batches) * 100,
		95,
		'%',
		'1,000 batches of 2,200 fields, people of many error rates, reopened kinds drawn again'
	);
}

export const suite: Suite = {
	name: 'review',
	async run() {
		// First, while nothing else of this process keeps the machine busy.
		const screens = await screenFigures();
		return [
			...screens,
			...bands.flatMap(bandFigures),
			...bands.flatMap((band) => [
				...seededErrors(band, 'keyed'),
				...seededErrors(band, 'accepted')
			]),
			coverage()
		];
	}
};
