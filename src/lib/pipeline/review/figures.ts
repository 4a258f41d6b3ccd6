// Figures of the work, from judgements alone: what was judged a day, how often each field kind was wrong with its exact
// interval, who slipped (keyer or reviewer), how sources agreed, when the batch will end, how long fields are.
import type { FieldKindId } from '../../domain/fields/field-kind.ts';
import type { Judgement } from '../../domain/review-batch.ts';
import { interval } from './binomial.ts';

/** Below this a rate says more of chance than of people: none is given. */
export const fewestFields = 500;

export interface ErrorRate {
	readonly kind: FieldKindId;
	readonly judged: number;
	readonly wrong: number;
	/** The reviewer keyed another value than the one that then stood. */
	readonly reviewerWrong: number;
	/** Null below `fewestFields`. */
	readonly range: readonly [low: number, high: number] | null;
}

export interface WorkFigures {
	readonly days: readonly {
		readonly day: string;
		readonly fields: number;
		readonly pages: number;
	}[];
	readonly rates: readonly ErrorRate[];
	readonly agreement: { readonly match: number; readonly differ: number };
	/** Null while there is too little to go by. */
	readonly forecast: {
		readonly left: number;
		readonly perDay: number;
		readonly days: number;
	} | null;
	/** Brackets that contracts bill by. */
	readonly lengths: readonly { readonly bracket: string; readonly fields: number }[];
}

/** Days of work looked back on for the forecast. */
const recentDays = 5;

function days(answered: readonly Judgement[]): WorkFigures['days'] {
	const found = new Map<string, { fields: number; pages: Set<string> }>();
	for (const { at, pageId } of answered) {
		const day = at?.slice(0, 10) ?? '';
		const of = found.get(day) ?? { fields: 0, pages: new Set<string>() };
		of.fields++;
		of.pages.add(pageId);
		found.set(day, of);
	}
	return [...found]
		.map(([day, { fields, pages }]) => ({ day, fields, pages: pages.size }))
		.sort((a, b) => (a.day < b.day ? -1 : 1));
}

function rates(answered: readonly Judgement[]): readonly ErrorRate[] {
	const kinds = new Map<FieldKindId, Judgement[]>();
	for (const one of answered) kinds.set(one.kind, [...(kinds.get(one.kind) ?? []), one]);
	return [...kinds]
		.map(([kind, of]) => {
			const wrong = of.filter((one) => one.verdict === 'wrong').length;
			const reviewerWrong = of.filter(
				(one) => one.verdict === 'right' && one.typed !== null && isSlip(one)
			).length;
			const range = of.length < fewestFields ? null : interval(wrong, of.length);
			return { kind, judged: of.length, wrong, reviewerWrong, range };
		})
		.sort((a, b) => b.judged - a.judged);
}

const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** In Decide only the gap is keyed, so that a part of what stands is no slip. */
function isSlip({ typed, stands, stage }: Judgement): boolean {
	const said = plain(typed ?? '');
	return stage === 'decide' ? !plain(stands).includes(said) : said !== plain(stands);
}

/** `judgements` of one batch, or of all. */
export function workFigures(judgements: readonly Judgement[]): WorkFigures {
	const answered = judgements.filter((one) => one.verdict === 'right' || one.verdict === 'wrong');
	const perDay = days(answered);
	const recent = perDay.slice(-recentDays);
	const pace = recent.reduce((sum, one) => sum + one.fields, 0) / Math.max(1, recent.length);
	const left = judgements.length - answered.length;
	const keyedBlind = answered.filter((one) => one.stage === 'blind' || one.stage === 'sample');
	const differ = keyedBlind.filter((one) => one.verdict === 'wrong').length;
	const long = (least: number, most: number) =>
		judgements.filter(({ stands }) => [...stands].length >= least && [...stands].length <= most)
			.length;
	return {
		days: perDay,
		rates: rates(answered),
		agreement: { match: keyedBlind.length - differ, differ },
		forecast: pace > 0 ? { left, perDay: Math.round(pace), days: Math.ceil(left / pace) } : null,
		lengths: [
			{ bracket: '≤15', fields: long(0, 15) },
			{ bracket: '16–50', fields: long(16, 50) },
			{ bracket: '>50', fields: long(51, Infinity) }
		]
	};
}
