// One batch at the review desk: its questions by stage, the answers, the bound as it stands, and the signature. Every
// answer is stored before the next question is shown, so that a closed tab loses nothing.
/* eslint-disable svelte/prefer-svelte-reactivity -- maps here are replaced whole, or hold no state of a screen */
import type { FieldKindId } from '#lib/domain/fields/field-kind.ts';
import type { RegistryFileId } from '#lib/domain/ids.ts';
import { fail, ok, type Failure, type Result } from '#lib/domain/result.ts';
import type {
	Judgement,
	ReviewBatch,
	SampleTally,
	SignOffSheet,
	Stage
} from '#lib/domain/review-batch.ts';
import { batchBound } from '#lib/pipeline/review/batch-bound.ts';
import { mended } from '#lib/pipeline/review/mend.ts';
import { sheetOf } from '#lib/pipeline/review/sheet.ts';
import { brokenKinds, tallySample } from '#lib/pipeline/review/sample.ts';
import { agrees } from '#lib/pipeline/review/settle.ts';
import { judgementsOf, listBatches } from '#lib/platform/db/review-store.ts';
import { downloadBlob } from '#lib/platform/download.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';
import { answerTo, type Asked, askedOf, choice, type Replied } from './asked.ts';
import { FileShelf } from './file-shelf.ts';
import { type Answer, writeAnswer } from './judging.ts';
import { type SheetSaid, writeSheet } from './looking.ts';
import { askSample, reopenKinds, type Steps } from './making-batches.ts';
import { hindranceOf, lookId, type Office } from './who-may.ts';
import { parseSheet, sign, type SheetFinding, verifySheet } from './sign-off.ts';

export interface BatchDeps {
	readonly ports: AppPorts;
	worker(): OfficeWorker | null;
	workers(): readonly OfficeWorker[];
}

export class BatchSession {
	readonly #deps: BatchDeps;
	#batch = $state.raw() as ReviewBatch;
	#rows = $state.raw<ReadonlyMap<string, Judgement>>(new Map());
	#progress = $state.raw<{ done: number; total: number } | null>(null);
	#abort: AbortController | null = null;
	readonly #files: FileShelf;
	readonly #judgements = $derived([...this.#rows.values()]);
	readonly #tallies = $derived(
		tallySample(
			this.#judgements,
			this.#batch.population ?? { core: 0, other: 0 },
			this.#batch.rounds
		)
	);
	readonly #bound = $derived(this.#batch.population === null ? 1 : batchBound(this.#tallies));
	readonly #broken = $derived(
		brokenKinds(
			this.#judgements,
			this.#batch.population ?? { core: 0, other: 0 },
			this.#batch.settings.targetError,
			this.#batch.rounds
		)
	);

	private constructor(deps: BatchDeps, batch: ReviewBatch, rows: readonly Judgement[]) {
		this.#deps = deps;
		this.#files = new FileShelf(deps.ports);
		this.#batch = batch;
		this.#rows = new Map(rows.map((row) => [row.id, row]));
	}

	/** Code `batch-unknown` where it is not here. */
	static async open(deps: BatchDeps, id: string): Promise<Result<BatchSession>> {
		const batches = await listBatches(deps.ports.connection);
		if (!batches.ok) return batches;
		const batch = batches.value.find((one) => one.id === id);
		if (!batch) return fail('batch-unknown');
		const rows = await judgementsOf(deps.ports.connection, batch.id);
		return rows.ok ? ok(new BatchSession(deps, batch, rows.value)) : rows;
	}

	get batch(): ReviewBatch {
		return this.#batch;
	}
	get judgements(): readonly Judgement[] {
		return this.#judgements;
	}
	get tallies(): readonly SampleTally[] {
		return this.#tallies;
	}
	/** Exact 95 % upper bound of the share of wrong fields as it stands. */
	get bound(): number {
		return this.#bound;
	}
	/** Field kinds whose sample breaks the target. */
	get broken(): readonly FieldKindId[] {
		return this.#broken;
	}
	/** While files are gone through. */
	get progress(): { readonly done: number; readonly total: number } | null {
		return this.#progress;
	}
	get sheet(): SignOffSheet | null {
		return this.#batch.sheets.at(-1) ?? null;
	}

	/** Open questions of a stage that this person may answer, and how many are for somebody else. */
	queue(stage: Stage): { readonly mine: readonly Judgement[]; readonly others: number } {
		const open = this.#judgements
			.filter((one) => one.stage === stage && one.verdict === 'open')
			.sort((a, b) => b.risk - a.risk || (a.id < b.id ? -1 : 1));
		const office = this.#office();
		const mine = open.filter((one) => hindranceOf(one, office) === null);
		return { mine, others: open.length - mine.length };
	}

	/** Open cells to be looked at together. */
	sheetOf(stage: 'look' | 'recheck'): readonly Judgement[] {
		return sheetOf(this.queue(stage).mine, stage);
	}

	/** What a cell would hold if these words were put in; null where their place is not clear. */
	readonly mended = mended;

	/** The ink of a question; null where its page is gone. */
	async show(judgement: Judgement): Promise<Asked | null> {
		const file = await this.#files.get(judgement.fileId);
		return file.ok ? askedOf(judgement, file.value) : null;
	}

	/** What the judge keyed, before anything was shown. */
	async reply(judgement: Judgement, typed: string): Promise<Result<Replied>> {
		const answer = answerTo(judgement, typed);
		return answer ? this.#answer(judgement, answer) : ok(choice(judgement, typed));
	}

	/** After both were shown: the one that the ink says, or a third. */
	async choose(judgement: Judgement, typed: string, value: string): Promise<Result<Replied>> {
		const verdict = agrees(value, judgement.stands) ? 'right' : 'wrong';
		const settled = verdict === 'right' ? judgement.stands : value;
		return this.#answer(judgement, { verdict, typed, settled });
	}

	/** A sheet of cells: those not named stand as they are. `question-stale` where a mended one had changed meanwhile. */
	async look(seen: readonly Judgement[], said: SheetSaid): Promise<Result<void>> {
		const worker = this.#deps.worker();
		if (!worker) return fail('no-worker');
		const barred = seen.map((one) => this.#mayNot(one)).find((failure) => failure !== null);
		if (barred) return { ok: false, failure: barred };
		const written = await writeSheet(this.#deps.ports, worker, seen, said);
		for (const { id, fileId } of seen) if (said.mended.has(id)) this.#files.forget(fileId);
		if (!written.ok) return written;
		this.#keep(written.value);
		const lost = seen.find(({ id }) => this.#rows.get(id)?.verdict === 'open');
		if (!lost) return ok(undefined);
		await this.#reread(lost);
		return fail('question-stale');
	}

	/** Draws the blind sample, once the other questions are answered; for reopened kinds, again. */
	drawSample(): Promise<Result<void>> {
		return this.#change((worker, steps) =>
			askSample(this.#deps.ports, worker, this.#batch, this.#judgements, steps)
		);
	}

	/** Puts the broken kinds back for a look at every one of their fields. */
	reopenBroken(): Promise<Result<void>> {
		return this.#change((worker, steps) =>
			reopenKinds(this.#deps.ports, worker, this.#batch, this.#broken, steps)
		);
	}

	/** Approves all files and makes the sheet. */
	sign(): Promise<Result<void>> {
		return this.#change((worker, steps) =>
			sign(
				this.#deps.ports,
				{
					batch: this.#batch,
					judgements: this.#judgements,
					worker,
					workers: this.#deps.workers(),
					broken: this.#broken.length
				},
				steps
			)
		);
	}

	/** Reckons a sheet again; this batch's own where none is given. */
	async verify(sheet: SignOffSheet | null = this.sheet): Promise<Result<readonly SheetFinding[]>> {
		if (!sheet) return fail('sheet-missing');
		this.#abort = new AbortController();
		const verdict = await verifySheet(this.#deps.ports, sheet, this.#steps(this.#abort.signal));
		this.#progress = null;
		return verdict;
	}

	/** A sheet brought as a file; null for anything else. */
	parseSheet(text: string): SignOffSheet | null {
		return parseSheet(text);
	}

	/** Offers the sheet as JSON. The file's name says nothing of persons. */
	saveSheet(): void {
		const { sheet } = this;
		if (!sheet) return;
		const json = new Blob([JSON.stringify(sheet, null, '\t')], { type: 'application/json' });
		downloadBlob(json, `phieu-nghiem-thu-${sheet.hash.slice(0, 12)}.json`);
	}

	cancel(): void {
		this.#abort?.abort();
	}

	/** Files changed elsewhere: what is kept of them is old. */
	forget(id: RegistryFileId): void {
		this.#files.forget(id);
	}

	#office(): Office {
		return {
			worker: this.#deps.worker(),
			workers: this.#deps.workers(),
			lookedBy: (recheck) => this.#rows.get(lookId(recheck))?.by ?? null
		};
	}

	#steps(signal: AbortSignal): Steps {
		return { signal, onStep: (done, total) => (this.#progress = { done, total }) };
	}

	async #change(
		act: (worker: OfficeWorker, steps: Steps) => Promise<Result<ReviewBatch>>
	): Promise<Result<void>> {
		const worker = this.#deps.worker();
		if (!worker) return fail('no-worker');
		this.#abort = new AbortController();
		const changed = await act(worker, this.#steps(this.#abort.signal));
		this.#progress = null;
		if (!changed.ok) return changed;
		const rows = await judgementsOf(this.#deps.ports.connection, changed.value.id);
		if (rows.ok) this.#rows = new Map(rows.value.map((row) => [row.id, row]));
		this.#batch = changed.value;
		for (const id of this.#batch.fileIds) {
			this.#files.forget(id);
			if (this.#batch.state === 'signed')
				this.#deps.ports.changes.announce({ kind: 'file', fileId: id });
		}
		return ok(undefined);
	}

	async #answer(judgement: Judgement, answer: Answer): Promise<Result<Replied>> {
		const failure = this.#mayNot(judgement);
		if (failure) return { ok: false, failure };
		const worker = this.#deps.worker();
		if (!worker) return fail('no-worker');
		const written = await writeAnswer(this.#deps.ports, worker, judgement, answer);
		if (written.ok) {
			this.#keep([written.value]);
			if (answer.verdict === 'wrong') this.#files.forget(judgement.fileId);
			return ok({ is: 'settled', judgement: written.value });
		}
		if (written.failure.code === 'question-stale') await this.#reread(judgement);
		return written;
	}

	#mayNot(judgement: Judgement): Failure | null {
		return this.#batch.state === 'signed'
			? { code: 'batch-signed' }
			: hindranceOf(judgement, this.#office());
	}

	#keep(rows: readonly Judgement[]): void {
		this.#rows = new Map([...this.#rows, ...rows.map((row) => [row.id, row] as const)]);
	}

	/** What is stored now, after somebody else was quicker. */
	async #reread({ fileId }: Judgement): Promise<void> {
		this.#files.forget(fileId);
		const rows = await judgementsOf(this.#deps.ports.connection, this.#batch.id);
		if (rows.ok) this.#keep(rows.value);
	}
}
