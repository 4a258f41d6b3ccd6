// Writes a sheet of cells down: what stands, what was mended in its cell, what is doubted and must be keyed. Each first
// look puts the question to a second pair of eyes in the same transaction, about the value as it then stands.
import { readField } from '#lib/domain/fields/registry.ts';
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { Judgement } from '#lib/domain/review-batch.ts';
import { isDiffering } from '#lib/pipeline/review/plan.ts';
import { question, recheckOf } from '#lib/pipeline/review/questions.ts';
import { putJudgements } from '#lib/platform/db/review-store.ts';
import type { OfficeWorker } from '../surface.ts';
import { journalLine, type JudgePorts, staleJudgement, writeAnswer } from './judging.ts';
import { loadReviewed, type ReviewedFile } from './reviewed-file.ts';

/** What was said of the cells of a sheet, by the ids of their questions; of all others, that they are right. */
export interface SheetSaid {
	readonly doubted: ReadonlySet<string>;
	/** The value that was typed, whole. */
	readonly mended: ReadonlyMap<string, string>;
}

interface Rows {
	readonly answers: Judgement[];
	readonly asks: Judgement[];
	readonly drafts: JournalDraft[];
}

/** A doubted value is keyed by somebody who does not see it. */
function askedAgain({ batchId, key, round, risk }: Judgement, { fields }: ReviewedFile) {
	const field = fields.find((one) => one.key === key);
	if (!field) return [];
	const stage = isDiffering(field) ? 'decide' : 'blind';
	return [question(field, { batchId, stage, round, risk })];
}

function rowsOf(
	seen: readonly Judgement[],
	file: ReviewedFile,
	{ doubted }: SheetSaid,
	{ worker, at }: { readonly worker: OfficeWorker; readonly at: string }
): Rows {
	const rows: Rows = { answers: [], asks: [], drafts: [] };
	for (const one of seen) {
		const stands = file.views.get(one.key)?.current.value ?? '';
		if (stands !== one.stands) {
			rows.answers.push(staleJudgement(one, stands));
			continue;
		}
		const isDoubted = doubted.has(one.id);
		const answer: Judgement = { ...one, verdict: 'right', settled: stands, by: worker.id, at };
		rows.answers.push(answer);
		rows.asks.push(...(isDoubted ? askedAgain(one, file) : recheckOf(answer)));
		const said = isDoubted ? 'doubted' : 'right';
		rows.drafts.push(journalLine(answer, worker, at, `${one.stage}:${said}`));
	}
	return rows;
}

/**
 * The rows as they are stored now. A cell whose value has changed since it was shown is put anew and comes back among
 * the open ones; nothing of it is taken as seen.
 */
export async function writeSheet(
	ports: JudgePorts,
	worker: OfficeWorker,
	seen: readonly Judgement[],
	said: SheetSaid
): Promise<Result<readonly Judgement[]>> {
	const at = ports.clock.now();
	const kept: Judgement[] = [];
	for (const one of seen.filter(({ id }) => said.mended.has(id))) {
		const settled = readField(one.kind, said.mended.get(one.id) ?? one.stands).value;
		const done = await writeAnswer(ports, worker, one, { verdict: 'wrong', typed: null, settled });
		if (done.ok) kept.push(done.value, ...recheckOf(done.value));
		else if (done.failure.code !== 'question-stale') return done;
	}
	const others = seen.filter(({ id }) => !said.mended.has(id));
	const rows: Rows = { answers: [], asks: [], drafts: [] };
	for (const fileId of new Set<RegistryFileId>(others.map((one) => one.fileId))) {
		const file = await loadReviewed(ports, fileId);
		if (!file.ok) return file;
		const ofFile = others.filter((one) => one.fileId === fileId);
		const found = rowsOf(ofFile, file.value, said, { worker, at });
		rows.answers.push(...found.answers);
		rows.asks.push(...found.asks);
		rows.drafts.push(...found.drafts);
	}
	const put = await putJudgements(ports.connection, rows, rows.drafts);
	return put.ok ? ok([...kept, ...put.value]) : put;
}
