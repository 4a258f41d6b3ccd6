// Writes one judgement down. What stays is an answer; what is replaced is an edit of the record in the same transaction.
// A question about a value that has changed meanwhile is put anew: nothing is judged unseen.
import { readField } from '#lib/domain/fields/registry.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import type { FieldEntry } from '#lib/domain/record.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { Judgement, Verdict } from '#lib/domain/review-batch.ts';
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

type Ports = Pick<AppPorts, 'connection' | 'forms' | 'clock' | 'newId' | 'changes'>;

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

function draftOf(
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
	ports: Ports,
	worker: OfficeWorker,
	judgement: Judgement,
	{ verdict, typed, settled }: Answer
): Promise<Result<Judgement>> {
	const at = ports.clock.now();
	const answered: Judgement = { ...judgement, verdict, typed, settled, by: worker.id, at };
	const draft = draftOf(answered, worker, at, `${judgement.stage}:${verdict}`);
	const current = await loadReviewed(ports, judgement.fileId);
	if (!current.ok) return current;
	const field = current.value.views.get(judgement.key);
	const { file, record } = current.value.opened;
	if (!field || field.current.value !== judgement.stands)
		return stale(ports, judgement, field?.current.value ?? '');
	const isParked = record.entries[judgement.key]?.parked === true;
	if (verdict === 'unsure' || (verdict === 'right' && !isParked)) {
		const kept = await putJudgements(ports.connection, [answered], [draft]);
		return kept.ok ? ok(answered) : kept;
	}
	if (file.state === 'approved') return fail('read-only');
	const changed = await commitChange(ports.connection, {
		batch: ports.newId(),
		fileId: file.id,
		baseVersion: record.version,
		entries: new Map([[judgement.key, entryOf(judgement, settled, worker, at)]]),
		judgements: [answered],
		journal: [draft]
	});
	if (!changed.ok) return changed.failure.code === 'conflict' ? fail('question-stale') : changed;
	ports.changes.announce({ kind: 'file', fileId: file.id });
	return ok(answered);
}

async function stale(
	ports: Ports,
	judgement: Judgement,
	stands: string
): Promise<Result<Judgement>> {
	const again: Judgement = { ...judgement, stands, other: null };
	const kept = await putJudgements(ports.connection, [again], []);
	return kept.ok ? fail('question-stale') : kept;
}

/**
 * A sheet of cells that were looked at and stand: one transaction. Those whose value has changed since they were shown are
 * put anew and come back among the open ones.
 */
export async function writeLooks(
	ports: Ports,
	worker: OfficeWorker,
	seen: readonly Judgement[]
): Promise<Result<readonly Judgement[]>> {
	const at = ports.clock.now();
	const rows: Judgement[] = [];
	for (const fileId of new Set(seen.map((one) => one.fileId))) {
		const file = await loadReviewed(ports, fileId);
		if (!file.ok) return file;
		for (const one of seen.filter((each) => each.fileId === fileId)) {
			const stands = file.value.views.get(one.key)?.current.value ?? '';
			rows.push(
				stands === one.stands
					? { ...one, verdict: 'right', settled: stands, by: worker.id, at }
					: { ...one, stands, other: null }
			);
		}
	}
	const drafts = rows
		.filter((one) => one.verdict === 'right')
		.map((one) => draftOf(one, worker, at, 'look:right'));
	const kept = await putJudgements(ports.connection, rows, drafts);
	return kept.ok ? ok(rows) : kept;
}
