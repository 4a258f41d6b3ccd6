// What says whether a reading is right, as numbers: the evidence weighed so far, what each engine said, the field's kind,
// and how the engines fare on the whole page. The last stands for the letter class, which no page tells: both engines
// are sure and agree on print, the first fails on hands, both doubt cursive.
import type { EngineReading, FieldStatus } from '../../../domain/reading.ts';
import { lacksMark } from '../lost-marks.ts';

/** What a calibrated probability is made from; a reading has it, and so has what `digitize` writes of one. */
export interface Judgeable {
	readonly kind: string;
	readonly status: FieldStatus;
	readonly raw: string;
	readonly value: string;
	/** Probability by engine curves, format and lexicon, 0…1, before calibration. */
	readonly belief: number;
	readonly engines: readonly Pick<EngineReading, 'raw' | 'confidence'>[];
}

/** How the engines fare on one page, over its written values. */
export interface PageTone {
	/** Mean log-odds of each engine's own figure, centred near 0 for print. */
	readonly first: number;
	readonly second: number;
	/** Share of values on which both came to the same letters, less 0.5. */
	readonly agreement: number;
	/** The layout was read off labels, not off a known print. */
	readonly isByLabels: boolean;
}

export type Features = Readonly<Record<string, number>>;

const steepest = 5;

export function logOdds(probability: number): number {
	const odds = Math.log(Math.max(1e-9, probability) / Math.max(1e-9, 1 - probability));
	return Math.max(-steepest, Math.min(steepest, odds));
}

const bare = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');

const agrees = ({ engines: [first, second] }: Judgeable): boolean => {
	if (!first || !second) return false;
	const letters = bare(first.raw);
	// Of signs alone nothing but the very same is agreement.
	return letters === '' ? isSame(first.raw, second.raw) : letters === bare(second.raw);
};

const isSame = (a: string, b: string): boolean => a.trim() !== '' && a.trim() === b.trim();

const mean = (values: readonly number[]): number =>
	values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

export function pageTone(readings: readonly Judgeable[], isByLabels: boolean): PageTone {
	const written = readings.filter(({ engines }) => engines.length > 0);
	const heard = written.filter(({ engines }) => engines.length > 1);
	return {
		first: mean(written.map(({ engines }) => logOdds(engines[0]!.confidence))) - 2,
		second: mean(heard.map(({ engines }) => logOdds(engines[1]!.confidence))) - 2,
		agreement: heard.length === 0 ? 0 : heard.filter(agrees).length / heard.length - 0.5,
		isByLabels
	};
}

/** Which set of weights judges a reading: a blank is right for other reasons than a word. */
export type Judge = 'both' | 'first' | 'blank';

/** Null for marks and ticks, which no engine reads, and for ink of which nothing was read: their own figures stand. */
export function judgeOf({ status, engines }: Judgeable): Judge | null {
	if (status === 'blank') return 'blank';
	if (status === 'illegible') return null;
	if (engines.length === 0) return null;
	return engines.length > 1 ? 'both' : 'first';
}

export function featuresOf(reading: Judgeable, tone: PageTone): Features {
	const { kind, belief, engines, raw, value } = reading;
	const judge = judgeOf(reading);
	const common = {
		one: 1,
		belief: logOdds(belief),
		'page first': tone.first,
		'by labels': tone.isByLabels ? 1 : 0,
		[`kind ${kind}`]: 1
	};
	if (judge === 'blank') return common;
	const name = kind === 'person-name' && lacksMark(value) ? { 'lacks mark': 1 } : {};
	const length = Math.log(Math.max(1, bare(raw).length) / 10);
	const first = logOdds(engines[0]?.confidence ?? 0) - 2;
	if (judge !== 'both') return { ...common, ...name, length, first };
	const same = agrees(reading) ? 1 : 0;
	return {
		...common,
		...name,
		length,
		first,
		second: logOdds(engines[1]!.confidence) - 2,
		same,
		'same, sure': same * (logOdds(engines[1]!.confidence) - 2),
		'page second': tone.second,
		'page agreement': tone.agreement,
		'belief on a page in agreement': logOdds(belief) * tone.agreement
	};
}
