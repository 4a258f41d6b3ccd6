// What a judge sees of a question, and what comes of the answer.
import type { Page } from '#lib/domain/page.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { Judgement } from '#lib/domain/review-batch.ts';
import { isOutvoted } from '#lib/pipeline/review/own-rule.ts';
import { agrees, digitsWanted, gapOf, settle, type Gap } from '#lib/pipeline/review/settle.ts';
import type { Answer } from './judging.ts';
import type { ReviewedFile } from './reviewed-file.ts';

/** What a question looks like to the judge: the ink and the words around it, never the values in question. */
export interface Asked {
	readonly judgement: Judgement;
	readonly page: Page;
	readonly reading: Reading | null;
	readonly label: string;
	readonly fileTitle: string;
	/** The clerk's reason where the field was parked. */
	readonly note: string | null;
	/** Decide: what both sources agree on around the gap. */
	readonly gap: (Pick<Gap, 'before' | 'after'> & { readonly digits: number | null }) | null;
	/** Cells of a sheet, where what stands is shown anyway: other values the machine thought of, likeliest first. */
	readonly offers: readonly string[];
}

/** `choose`: neither was keyed; both are shown in an order that says nothing of where they come from. */
export type Replied =
	| { readonly is: 'settled'; readonly judgement: Judgement }
	| { readonly is: 'choose'; readonly values: readonly [string, string]; readonly typed: string };

const mostOffers = 5;

function offersOf({ stage, stands }: Judgement, reading: Reading | null): readonly string[] {
	if (stage !== 'look' && stage !== 'recheck') return [];
	const read = reading ? [reading.value, ...reading.alternatives.map(({ value }) => value)] : [];
	return [...new Set(read)]
		.filter((value) => value !== '' && value !== stands)
		.slice(0, mostOffers);
}

/** Null where the page of the field is gone. */
export function askedOf(judgement: Judgement, file: ReviewedFile): Asked | null {
	const view = file.views.get(judgement.key);
	const page = file.opened.pages.find((one) => one.id === judgement.pageId);
	if (!view || !page) return null;
	const { stage, stands, other } = judgement;
	const gap = stage === 'decide' && other !== null ? gapOf(stands, other) : null;
	const { reading, entry } = view.current;
	return {
		judgement,
		page,
		reading,
		label: view.label,
		fileTitle: file.opened.file.title,
		note: entry?.note ?? null,
		gap: gap && { before: gap.before, after: gap.after, digits: digitsWanted(gap) },
		offers: offersOf(judgement, reading)
	};
}

/** What follows from what was keyed before anything was shown; null where both values must be shown. */
export function answerTo(judgement: Judgement, typed: string): Answer | null {
	const { stands, other, stage, kind } = judgement;
	if (other !== null) {
		const settled = settle(typed, stands, other);
		if (settled.is === 'neither') return null;
		return { verdict: settled.is === 'first' ? 'right' : 'wrong', typed, settled: settled.value };
	}
	if (agrees(typed, stands)) return { verdict: 'right', typed, settled: stands };
	// A parked field has nothing to compare with: what the judge keys holds. So does what a rule seconds.
	if (stage === 'decide' || isOutvoted(kind, stands, typed))
		return { verdict: 'wrong', typed, settled: typed };
	return null;
}

/** Shown in the order of their letters, so that their place says nothing of their source. */
export function choice({ stands, other }: Judgement, typed: string): Replied {
	const values = [stands, other ?? typed].sort() as [string, string];
	return { is: 'choose', values, typed };
}
