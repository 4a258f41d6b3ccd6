// What a judge sees of a question, and what comes of the answer.
import type { Page } from '#lib/domain/page.ts';
import type { Reading } from '#lib/domain/reading.ts';
import type { Judgement } from '#lib/domain/review-batch.ts';
import type { Gap } from '#lib/pipeline/review/settle.ts';

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
}

/** `choose`: neither was keyed; both are shown in an order that says nothing of where they come from. */
export type Replied =
	| { readonly is: 'settled'; readonly judgement: Judgement }
	| { readonly is: 'choose'; readonly values: readonly [string, string]; readonly typed: string };

/** Shown in the order of their letters, so that their place says nothing of their source. */
export function choice({ stands, other }: Judgement, typed: string): Replied {
	const values = [stands, other ?? typed].sort() as [string, string];
	return { is: 'choose', values, typed };
}
