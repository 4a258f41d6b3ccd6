// Writes one judgement down. What stays is an answer; what is replaced is an edit of the record in the same transaction.
// A question about a value that has changed meanwhile is put anew: nothing is judged unseen.
import { readField } from '#lib/domain/fields/registry.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import type { FieldEntry } from '#lib/domain/record.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { Judgement, Verdict } from '#lib/domain/review-batch.ts';
import { recheckOf } from '#lib/pipeline/review/questions.ts';
import { commitChange } from '#lib/platform/db/records-store.ts';
import { putJudgements } from '#lib/platform/db/review-store.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';
import { loadReviewed } from './reviewed-file.ts';

export interface Answer {
	readonly verdict: Exclude<Verdict, 'open'>;
	/** What the judge keyed first; null where nothing had to be keyed. */
	readonly typed: string | null;
	/** What holds now. */
	readonly settled: string;
}

export type JudgePorts = Pick<AppPorts, 'connection' | 'forms' | 'clock' | 'newId' | 'changes'>;

function entryOf(
	judgement: Judgement,
	settled: string,
	worker: OfficeWorker,
	at: string
): FieldEntry {
	const raw = settled.normalize('NFC');
	return {
		raw,
		value: raw === '' ? '' : readField(judgement.kind, raw).value,
		status: raw === '' ? 'blank' : 'read',
		source: 'supervisor',
		confirmed: true,
		by: worker.id,
		at
	};
}

/** A judgement as the journal keeps it. */
export function journalLine(
	{ fileId, pageId, key, stands, settled }: Judgement,
	worker: OfficeWorker,
	at: string,
	reason: string
): JournalDraft {
	const who = { who: worker.id, role: worker.role, source: 'supervisor' } as const;
	const [old, now] = [stands, settled ?? stands];
	return { fileId, pageId, key, act: 'judge', at, ...who, old, new: now, reason };
}

/**
 * `question-stale`: the value has changed since it was asked; the question now asks about the new one. `read-only`: the
 * file is approved. Storage codes as everywhere.
 */
export async function writeAnswer(
	ports: JudgePorts,
	worker: OfficeWorker,
	judgement: Judgement,
	{ verdict, typed, settled }: Answer
): Promise<Result<Judgement>> {
	const at = ports.clock.now();
	const answered: Judgement = { ...judgement, verdict, typed, settled, by: worker.id, at };
	const draft = journalLine(answered, worker, at, `${judgement.stage}:${verdict}`);
	const current = await loadReviewed(ports, judgement.fileId);
	if (!current.ok) return current;
	const field = current.value.views.get(judgement.key);
	const { file, record } = current.value.opened;
	if (!field || field.current.value !== judgement.stands)
		return stale(ports, judgement, field?.current.value ?? '');
	const isParked = record.entries[judgement.key]?.parked === true;
	if (verdict === 'unsure' || (verdict === 'right' && !isParked)) {
		const kept = await putJudgements(ports.connection, { answers: [answered] }, [draft]);
		return kept.ok ? ok(answered) : kept;
	}
	if (file.state === 'approved') return fail('read-only');
	const changed = await commitChange(ports.connection, {
		batch: ports.newId(),
		fileId: file.id,
		baseVersion: record.version,
		entries: new Map([[judgement.key, entryOf(judgement, settled, worker, at)]]),
		judgements: [answered, ...recheckOf(answered)],
		journal: [draft]
	});
	if (!changed.ok) return changed.failure.code === 'conflict' ? fail('question-stale') : changed;
	ports.changes.announce({ kind: 'file', fileId: file.id });
	return ok(answered);
}

/** The question put anew, about the value that stands now. */
export const staleJudgement = (judgement: Judgement, stands: string): Judgement => ({
	...judgement,
	stands,
	other: null
});

async function stale(
	ports: JudgePorts,
	judgement: Judgement,
	stands: string
): Promise<Result<Judgement>> {
	const again = staleJudgement(judgement, stands);
	const kept = await putJudgements(ports.connection, { answers: [again] }, []);
	return kept.ok ? fail('question-stale') : kept;
}
