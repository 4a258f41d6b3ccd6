// Who may answer a question: never who keyed the value, and a recheck not by the eyes that looked first, unless the
// office has no others. Then the same person looks once more, and the sheet says so.
import type { UserId } from '#lib/domain/ids.ts';
import type { Failure } from '#lib/domain/result.ts';
import type { Judgement } from '#lib/domain/review-batch.ts';
import type { OfficeWorker } from '../surface.ts';
import { isSamePerson } from './same-person.ts';

export interface Office {
	readonly worker: OfficeWorker | null;
	readonly workers: readonly OfficeWorker[];
	/** Who looked first at the field a recheck is about. */
	lookedBy(recheck: Judgement): UserId | null;
}

/** Where a look at the same field in the same round is kept. */
export const lookId = ({ batchId, round, key }: Judgement): string =>
	`${batchId}/look/${round}/${key}`;

/** Why this person may not answer it; null where he may. */
export function hindranceOf(judgement: Judgement, office: Office): Failure | null {
	const { worker, workers } = office;
	if (!worker) return { code: 'no-worker' };
	const { keyer } = judgement;
	if (isSamePerson(keyer, worker, workers)) return { code: 'keyed-by-judge' };
	const first = judgement.stage === 'recheck' ? office.lookedBy(judgement) : null;
	if (first === null || !isSamePerson(first, worker, workers)) return null;
	const isOther = (one: OfficeWorker) =>
		!isSamePerson(first, one, workers) && !isSamePerson(keyer, one, workers);
	return workers.some(isOther) ? { code: 'looked-by-judge' } : null;
}
