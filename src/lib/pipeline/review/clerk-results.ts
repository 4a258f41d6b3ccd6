// How a clerk's fields came out of the latest blind keying: what the list shows beside the files that clerk has sent.
import type { UserId } from '../../domain/ids.ts';
import type { Judgement } from '../../domain/review-batch.ts';

export interface ClerkResult {
	readonly judged: number;
	readonly wrong: number;
}

/** Judgements looked back on for each clerk: what was long ago says little of today. */
export const recentJudged = 500;

/** By clerk; who was never keyed again blind is not in it. */
export function clerkResults(judgements: readonly Judgement[]): ReadonlyMap<UserId, ClerkResult> {
	const told = judgements
		.filter(
			({ stage, verdict }) =>
				(stage === 'blind' || stage === 'sample') && (verdict === 'right' || verdict === 'wrong')
		)
		.sort((a, b) => Date.parse(b.at ?? '') - Date.parse(a.at ?? ''));
	const found = new Map<UserId, ClerkResult>();
	for (const { keyer, verdict } of told) {
		const before = (keyer !== null && found.get(keyer)) || { judged: 0, wrong: 0 };
		if (keyer === null || before.judged >= recentJudged) continue;
		const wrong = before.wrong + (verdict === 'wrong' ? 1 : 0);
		found.set(keyer, { judged: before.judged + 1, wrong });
	}
	return found;
}
