// `npm run calibrate [-- --pages=N] [--keep=FILE] [--from=FILE]`: fits what the recogniser's probabilities mean, after every change of an
// engine, and writes src/lib/pipeline/recognition/calibrated/weights.json. Prints the error on pages kept out of each of
// five fits, before and after, by letter class. `--keep` stores what was seen, `--from` fits on it again without reading.
import { readFile, writeFile } from 'node:fs/promises';
import {
	probabilityBy,
	type Weights
} from '../../src/lib/pipeline/recognition/calibrated/index.ts';
import {
	featuresOf,
	judgeOf,
	pageTone,
	type Features,
	type Judge
} from '../../src/lib/pipeline/recognition/calibrated/features.ts';
import { numberOption, withPages } from '../measure/reading/made-pages.ts';
import { distortionNames } from '../specimens/distort/recipes.ts';
import { letterClasses, type LetterClass } from '../specimens/settings.ts';
import { fitLogistic } from './logistic.ts';
import { observe, type ObservedPage } from './observe.ts';
import { calibrationError, logLoss, type Said } from './reliability.ts';

const target = new URL(
	'../../src/lib/pipeline/recognition/calibrated/weights.json',
	import.meta.url
);
const judges: readonly Judge[] = ['both', 'first', 'blank'];
const folds = 5;

interface Observation {
	readonly judge: Judge;
	readonly letterClass: LetterClass;
	/** Number of the page: pages are never split between fitting and judging. */
	readonly page: number;
	readonly features: Features;
	readonly isRight: boolean;
	readonly confidence: number;
}

const observationsOf = (pages: readonly ObservedPage[]): readonly Observation[] =>
	pages.flatMap(({ letterClass, isByLabels, readings, values }, page) => {
		const tone = pageTone(readings, isByLabels);
		return values.flatMap(({ at, isRight, confidence }) => {
			const reading = readings[at]!;
			const judge = judgeOf(reading);
			const features = featuresOf(reading, tone);
			return judge ? [{ judge, letterClass, page, features, isRight, confidence }] : [];
		});
	});

const option = (name: string): string | undefined =>
	process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1];

/** Kinds are many and some rare: each is believed to differ only as far as it shows. */
const ridge = (feature: string): number => (feature.startsWith('kind ') ? 4 : 0.5);

const fitAll = (observations: readonly Observation[]): Weights => {
	const of = (judge: Judge) =>
		fitLogistic(
			observations.filter((each) => each.judge === judge),
			ridge
		);
	return { both: of('both'), first: of('first'), blank: of('blank') };
};

async function seen(): Promise<readonly ObservedPage[]> {
	const from = option('from');
	if (from) return JSON.parse(await readFile(from, 'utf8')) as ObservedPage[];
	const pages = numberOption('pages', 160);
	const common = { classes: letterClasses, forms: ['all'] };
	const worn = distortionNames.filter((name) => name !== 'spread');
	const wishes = [
		{ pages: Math.ceil(pages / 2), classes: letterClasses },
		{ ...common, pages: Math.ceil(pages / 4), distortions: worn, seed: 10_000 },
		{ ...common, pages: Math.ceil(pages / 4), layouts: ['a', 'b', 'c', 'd'], seed: 20_000 }
	];
	return withPages(
		wishes,
		// Every sixth page by the first engine alone: what is said where the second does not start.
		(made) => observe(made, (page) => (page % 6 === 5 ? 'tesseract' : 'both')),
		'calibration'
	);
}

/** What each observation's probability would be by weights that never saw its page. */
function crossFitted(observations: readonly Observation[]): readonly (Observation & Said)[] {
	return Array.from({ length: folds }, (_, fold) => {
		const isOut = ({ page }: Observation) => page % folds === fold;
		const weights = fitAll(observations.filter((each) => !isOut(each)));
		return observations
			.filter(isOut)
			.map((each) => ({ ...each, said: probabilityBy(weights[each.judge], each.features) }));
	}).flat();
}

function row(name: string, all: readonly (Observation & Said)[]): string {
	const before = all.map(({ confidence, isRight }) => ({ said: confidence, isRight }));
	const right = all.filter(({ isRight }) => isRight).length / all.length;
	const figures = [calibrationError(before), calibrationError(all), logLoss(all)];
	return [
		name.padEnd(22),
		String(all.length).padStart(6),
		`${(right * 100).toFixed(1)} %`.padStart(8),
		...figures.map((figure) => figure.toFixed(3).padStart(8))
	].join('');
}

const pages = await seen();
const keep = option('keep');
if (keep) await writeFile(keep, JSON.stringify(pages));
const observations = observationsOf(pages);
const judged = crossFitted(observations);
console.log(`${'kept out'.padEnd(22)}values   right  before   after    loss`);
console.log(row('all', judged));
for (const each of letterClasses)
	console.log(
		row(
			each,
			judged.filter(({ letterClass }) => letterClass === each)
		)
	);
for (const judge of judges)
	console.log(
		row(
			judge,
			judged.filter((each) => each.judge === judge)
		)
	);
await writeFile(target, `${JSON.stringify(fitAll(observations), null, '\t')}\n`);
