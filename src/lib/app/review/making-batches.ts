// Makes a batch, puts its questions and draws its sample. Files are gone through one by one, so that it can be followed
// and stopped; nothing is stored before all of them are known.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { BatchId, Judgement, ReviewBatch, ReviewSettings } from '#lib/domain/review-batch.ts';
import { stratumOf, type JudgedField } from '#lib/pipeline/review/judged-field.ts';
import { planReview, type ReviewPlan } from '#lib/pipeline/review/plan.ts';
import { policyOf } from '#lib/pipeline/review/policy.ts';
import { question } from '#lib/pipeline/review/questions.ts';
import { riskOf } from '#lib/pipeline/review/risk.ts';
import { drawSample } from '#lib/pipeline/review/sample.ts';
import { changeBatch } from '#lib/platform/db/review-store.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';
import { loadReviewed, type ReviewedFile } from './reviewed-file.ts';

export interface Steps {
	readonly signal?: AbortSignal;
	readonly onStep?: (done: number, total: number) => void;
}

type Ports = Pick<AppPorts, 'connection' | 'forms' | 'clock' | 'newId'>;

/** Code `cancelled` where it was stopped. */
export async function loadAll(
	ports: Ports,
	ids: readonly RegistryFileId[],
	{ signal, onStep }: Steps = {}
): Promise<Result<readonly ReviewedFile[]>> {
	const files: ReviewedFile[] = [];
	for (const id of ids) {
		if (signal?.aborted) return fail('cancelled');
		const file = await loadReviewed(ports, id);
		if (!file.ok) return file;
		files.push(file.value);
		onStep?.(files.length, ids.length);
	}
	return ok(files);
}

export function batchAct(
	worker: OfficeWorker,
	at: string,
	act: 'batch' | 'sign-off',
	said: Readonly<Record<string, unknown>>
): JournalDraft {
	const who = { who: worker.id, role: worker.role, source: worker.role } as const;
	return { fileId: null, act, at, ...who, old: '', new: JSON.stringify(said) };
}

const asked = (plan: ReviewPlan, batchId: BatchId): Judgement[] =>
	plan.questions.map(({ field, stage, risk }) =>
		question(field, { batchId, stage, round: 1, risk })
	);

/** A new batch over files that wait, with everything that must be decided, looked at or keyed again. */
export async function makeBatch(
	ports: Ports,
	worker: OfficeWorker,
	wanted: {
		readonly name: string;
		readonly fileIds: readonly RegistryFileId[];
		readonly settings: ReviewSettings;
		readonly factor: number;
	},
	steps: Steps = {}
): Promise<Result<ReviewBatch>> {
	const name = wanted.name.normalize('NFC').trim();
	if (name === '') return fail('batch-unnamed');
	if (wanted.fileIds.length === 0) return fail('batch-empty');
	const files = await loadAll(ports, wanted.fileIds, steps);
	if (!files.ok) return files;
	const id = ports.newId() as BatchId;
	const at = ports.clock.now();
	const fields = files.value.flatMap((file) => file.fields);
	const plan = planReview(fields, { settings: wanted.settings, factor: wanted.factor });
	const batch: ReviewBatch = {
		id,
		name,
		fileIds: wanted.fileIds,
		state: 'open',
		version: 1,
		createdAt: at,
		createdBy: worker.id,
		settings: wanted.settings,
		rounds: {},
		population: null,
		sheets: []
	};
	const said = { batch: id, files: wanted.fileIds.length, settings: wanted.settings };
	return changeBatch(ports.connection, {
		batch,
		base: null,
		ask: asked(plan, id),
		journal: [batchAct(worker, at, 'batch', said)]
	});
}

/** Fields the sample may draw: all that stand, but those no one is asked about. */
export const drawable = (fields: readonly JudgedField[], settings: ReviewSettings) =>
	fields.filter((field) => policyOf(field.kind, settings) !== 'read-only' && !field.parked);

/** Draws the sample, or, for reopened kinds, draws those again in their new round. */
export async function askSample(
	ports: Ports,
	worker: OfficeWorker,
	batch: ReviewBatch,
	known: readonly Judgement[],
	steps: Steps = {}
): Promise<Result<ReviewBatch>> {
	const files = await loadAll(ports, batch.fileIds, steps);
	if (!files.ok) return files;
	const from = drawable(
		files.value.flatMap((file) => file.fields),
		batch.settings
	);
	const size = Math.max(1, Math.ceil(from.length * batch.settings.sampleShare));
	const seed = `${batch.id}/${Object.values(batch.rounds).join('.')}`;
	const isFirst = !known.some((one) => one.stage === 'sample');
	const drawn = isFirst ? drawSample(from, size, seed) : drawAgain(batch, from, known, seed);
	const rows = drawn.map((field) => {
		const round = batch.rounds[field.kind] ?? 1;
		return question(field, { batchId: batch.id, stage: 'sample', round, risk: riskOf(field) });
	});
	const core = from.filter((field) => stratumOf(field.fact) === 'core').length;
	const population = { core, other: from.length - core };
	return changeBatch(ports.connection, {
		batch: { ...batch, population },
		base: batch.version,
		ask: rows,
		journal: [
			batchAct(worker, ports.clock.now(), 'batch', { batch: batch.id, sample: rows.length, seed })
		]
	});
}

/** As many as were drawn of each reopened kind before. */
function drawAgain(
	{ rounds }: ReviewBatch,
	from: readonly JudgedField[],
	known: readonly Judgement[],
	seed: string
): readonly JudgedField[] {
	return (Object.keys(rounds) as JudgedField['kind'][]).flatMap((kind) => {
		const before = known.filter((one) => one.stage === 'sample' && one.kind === kind);
		if (before.some((one) => one.round === rounds[kind])) return [];
		const count = before.filter((one) => one.round === (rounds[kind] ?? 2) - 1).length;
		const ofKind = from.filter((field) => field.kind === kind);
		return drawSample(ofKind, count, `${seed}/${kind}`);
	});
}

/** A broken bound: every field of these kinds is looked over again, cell by cell, in a new round. */
export async function reopenKinds(
	ports: Ports,
	worker: OfficeWorker,
	batch: ReviewBatch,
	kinds: readonly JudgedField['kind'][],
	steps: Steps = {}
): Promise<Result<ReviewBatch>> {
	const files = await loadAll(ports, batch.fileIds, steps);
	if (!files.ok) return files;
	const rounds = { ...batch.rounds };
	for (const kind of kinds) rounds[kind] = (rounds[kind] ?? 1) + 1;
	const rows = files.value
		.flatMap((file) => file.fields)
		.filter((field) => kinds.includes(field.kind))
		.map((field) =>
			question(field, {
				batchId: batch.id,
				stage: 'look',
				round: rounds[field.kind] ?? 2,
				risk: riskOf(field)
			})
		);
	return changeBatch(ports.connection, {
		batch: { ...batch, rounds },
		base: batch.version,
		ask: rows,
		journal: [batchAct(worker, ports.clock.now(), 'batch', { batch: batch.id, reopened: kinds })]
	});
}
