// The review measured (`npm run measure -- review`): noisy clerk and noisy supervisor at stated rates over the app's own
// review code, replayable by seed; then list and family view in a real browser. Simulated people: see the notes.
import type { ReviewSettings } from '../../src/lib/domain/review-batch.ts';
import { defaultSettings } from '../../src/lib/pipeline/review/policy.ts';
import { sampleSize } from '../../src/lib/pipeline/review/binomial.ts';
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
	A: { targetError: 0.00016, blindShare: 0.01, sampleShare: 0.001 },
	B: { targetError: 0.0004, blindShare: 0.02, sampleShare: 0.004 },
	C: { targetError: 0.0005, blindShare: 0.07, sampleShare: 0.03 }
};
const goals = {
	A: { residual: 0.02, extra: 8 },
	B: { residual: 0.05, extra: 15 },
	C: { residual: 0.1, extra: 35 }
} as const;

const settingsOf = (band: Band): ReviewSettings => ({ ...defaultSettings, ...knobs[band.name] });
const sum = (spent: Reviewed['keys']) => spent.decide + spent.look + spent.blind + spent.sample;

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
	const own = spent.decide + spent.look;
	const { judged } = done;
	const decisions = judged.decide + judged.look;
	const note = `simulated, ${fieldsPerBatch} fields, miss 10 %, slip 0.5 %; ${(keys / papers.length).toFixed(2)} clerk keys a field; left by the clerk ${(before * 100).toFixed(3)} %`;
	const parts = `decide ${judged.decide}, look ${judged.look}, blind ${judged.blind}, sample ${judged.sample} fields; bound ${(done.bound * 100).toFixed(2)} %`;
	const goal = goals[band.name];
	return [
		atMost(`band ${band.name}: wrong after review`, after * 100, goal.residual, '%', note),
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
			'decisions and looking; blind keying is another clerk’s'
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

/** Known wrong values put over right ones, as a person keys them, and as a machine misreads them unnoticed. */
function seededErrors(band: Band, how: 'keyed' | 'accepted'): Figure {
	const { papers } = keyedBatch(`seeded/${band.name}`, fieldsPerBatch, band, rates);
	const next = seeded(`seeded/${band.name}/${how}`);
	const spoiled = new Set<number>();
	while (spoiled.size < 1000) {
		const at = Math.floor(next() * papers.length);
		const { field, truth } = papers[at] as Paper;
		if (spoiled.has(at) || field.stands !== truth) continue;
		const wrong = garbled(truth, next);
		const machine =
			how === 'keyed'
				? field.machine
				: { value: wrong, probability: field.machine?.probability ?? 0 };
		const hand = how === 'keyed' ? 'keyed' : field.hand;
		const keyer = how === 'keyed' ? clerkId : field.keyer;
		papers[at] = {
			truth,
			field: {
				...field,
				stands: wrong,
				machine,
				hand,
				keyer,
				second: how === 'keyed' ? 0 : field.second
			}
		};
		spoiled.add(at);
	}
	const { stands } = supervise({ papers, settings: settingsOf(band), rates, seed: 'seeded' });
	const caught = [...spoiled].filter((at) => stands[at] === papers[at]?.truth).length;
	const label = `band ${band.name}: of 1,000 seeded errors caught, ${how === 'keyed' ? 'keyed by a person' : 'misread by a machine that was sure'}`;
	return how === 'keyed'
		? atLeast(label, caught / 10, 99, '%')
		: told(
				label,
				caught / 10,
				'%',
				'one look at a miss rate of 10 % is all that meets them, but for rules and second papers'
			);
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
		const claim = sampleSize(0.0005);
		// First, while nothing else of this process keeps the machine busy.
		const screens = await screenFigures();
		return [
			...screens,
			...bands.flatMap(bandFigures),
			...bands.flatMap((band) => [seededErrors(band, 'keyed'), seededErrors(band, 'accepted')]),
			coverage(),
			told('fields without an error to claim 0.05 %', claim, '', 'exact, one-sided 95 %')
		];
	}
};
