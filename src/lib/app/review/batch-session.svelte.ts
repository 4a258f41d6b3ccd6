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
import { cellsPerSheet } from '#lib/pipeline/review/keys.ts';
import { question } from '#lib/pipeline/review/questions.ts';
import { brokenKinds, tallySample } from '#lib/pipeline/review/sample.ts';
import { agrees, digitsWanted, gapOf, settle } from '#lib/pipeline/review/settle.ts';
import { changeBatch, judgementsOf, listBatches } from '#lib/platform/db/review-store.ts';
import { downloadBlob } from '#lib/platform/download.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';
import { type Asked, choice, type Replied } from './asked.ts';
import { type Answer, writeAnswer, writeLooks } from './judging.ts';
import { askSample, batchAct, reopenKinds, type Steps } from './making-batches.ts';
import { loadReviewed, type ReviewedFile } from './reviewed-file.ts';
import { isSamePerson } from './same-person.ts';
import { parseSheet, sign, type SheetFinding, verifySheet } from './sign-off.ts';

export interface BatchDeps {
	readonly ports: AppPorts;
	worker(): OfficeWorker | null;
	workers(): readonly OfficeWorker[];
}

const keptFiles = 24;

export class BatchSession {
	readonly #deps: BatchDeps;
	#batch = $state.raw() as ReviewBatch;
	#rows = $state.raw<ReadonlyMap<string, Judgement>>(new Map());
	#progress = $state.raw<{ done: number; total: number } | null>(null);
	#abort: AbortController | null = null;
	readonly #files = new Map<RegistryFileId, Promise<Result<ReviewedFile>>>();
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

	/** Cells of one sheet to look over. */
	readonly cellsPerSheet = cellsPerSheet;

	/** Open questions of a stage that this person may answer, and how many are for somebody else. */
	queue(stage: Stage): { readonly mine: readonly Judgement[]; readonly others: number } {
		const open = this.#judgements
			.filter((one) => one.stage === stage && one.verdict === 'open')
			.sort((a, b) => b.risk - a.risk || (a.id < b.id ? -1 : 1));
		const worker = this.#deps.worker();
		const workers = this.#deps.workers();
		const mine = open.filter((one) => worker && !isSamePerson(one.keyer, worker, workers));
		return { mine, others: open.length - mine.length };
	}

	/** The ink of a question; null where its page is gone. */
	async show(judgement: Judgement): Promise<Asked | null> {
		const file = await this.#file(judgement.fileId);
		if (!file.ok) return null;
		const view = file.value.views.get(judgement.key);
		const page = file.value.opened.pages.find((one) => one.id === judgement.pageId);
		if (!view || !page) return null;
		const gap =
			judgement.stage === 'decide' && judgement.other !== null
				? gapOf(judgement.stands, judgement.other)
				: null;
		return {
			judgement,
			page,
			reading: view.current.reading,
			label: view.label,
			fileTitle: file.value.opened.file.title,
			note: view.current.entry?.note ?? null,
			gap: gap && { before: gap.before, after: gap.after, digits: digitsWanted(gap) }
		};
	}

	/** What the judge keyed, before anything was shown. */
	async reply(judgement: Judgement, typed: string): Promise<Result<Replied>> {
		const { stands, other } = judgement;
		if (other !== null) {
			const settled = settle(typed, stands, other);
			if (settled.is === 'neither') return ok(choice(judgement, typed));
			const verdict = settled.is === 'first' ? 'right' : 'wrong';
			return this.#answer(judgement, { verdict, typed, settled: settled.value });
		}
		if (agrees(typed, stands))
			return this.#answer(judgement, { verdict: 'right', typed, settled: stands });
		// A parked field with nothing to compare: what the judge keys holds.
		if (judgement.stage === 'decide')
			return this.#answer(judgement, { verdict: 'wrong', typed, settled: typed });
		return ok(choice(judgement, typed));
	}

	/** After both were shown: the one that the ink says, or a third. */
	async choose(judgement: Judgement, typed: string, value: string): Promise<Result<Replied>> {
		const verdict = agrees(value, judgement.stands) ? 'right' : 'wrong';
		const settled = verdict === 'right' ? judgement.stands : value;
		return this.#answer(judgement, { verdict, typed, settled });
	}

	/** Cells that were looked at and stand; doubtful ones are put as blind questions instead. */
	async look(seen: readonly Judgement[], doubted: ReadonlySet<string>): Promise<Result<void>> {
		const worker = this.#deps.worker();
		if (!worker) return fail('no-worker');
		const barred = seen.map((one) => this.#mayNot(one)).find((failure) => failure !== null);
		if (barred) return { ok: false, failure: barred };
		const standing = seen.filter((one) => !doubted.has(one.id));
		const written = await writeLooks(this.#deps.ports, worker, standing);
		if (!written.ok) return written;
		const again = seen.filter((one) => doubted.has(one.id));
		const asked = again.length === 0 ? ok(undefined) : await this.#askAgain(again);
		this.#keep(written.value);
		return asked;
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
		this.#files.delete(id);
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
			this.#files.delete(id);
			if (this.#batch.state === 'signed')
				this.#deps.ports.changes.announce({ kind: 'file', fileId: id });
		}
		return ok(undefined);
	}

	async #askAgain(doubted: readonly Judgement[]): Promise<Result<void>> {
		const worker = this.#deps.worker();
		if (!worker) return fail('no-worker');
		const at = this.#deps.ports.clock.now();
		const asked: Judgement[] = [];
		for (const one of doubted) {
			const file = await this.#file(one.fileId);
			const field = file.ok ? file.value.fields.find((each) => each.key === one.key) : undefined;
			if (!field) continue;
			const { round, risk } = one;
			asked.push(question(field, { batchId: this.#batch.id, stage: 'blind', round, risk }));
		}
		const answer = doubted.map((one) => ({
			...one,
			verdict: 'right' as const,
			settled: one.stands,
			typed: null,
			by: worker.id,
			at
		}));
		const said = { batch: this.#batch.id, doubted: doubted.length };
		const changed = await changeBatch(this.#deps.ports.connection, {
			batch: this.#batch,
			base: this.#batch.version,
			ask: asked,
			answer,
			journal: [batchAct(worker, at, 'batch', said)]
		});
		if (!changed.ok) return changed;
		this.#batch = changed.value;
		this.#keep([...asked, ...answer]);
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
			if (answer.verdict === 'wrong') this.#files.delete(judgement.fileId);
			return ok({ is: 'settled', judgement: written.value });
		}
		if (written.failure.code === 'question-stale') await this.#reread(judgement);
		return written;
	}

	#mayNot(judgement: Judgement): Failure | null {
		const worker = this.#deps.worker();
		if (!worker) return { code: 'no-worker' };
		if (this.#batch.state === 'signed') return { code: 'batch-signed' };
		return isSamePerson(judgement.keyer, worker, this.#deps.workers())
			? { code: 'keyed-by-judge' }
			: null;
	}

	#keep(rows: readonly Judgement[]): void {
		this.#rows = new Map([...this.#rows, ...rows.map((row) => [row.id, row] as const)]);
	}

	async #reread({ fileId, id }: Judgement): Promise<void> {
		this.#files.delete(fileId);
		const rows = await judgementsOf(this.#deps.ports.connection, this.#batch.id);
		const row = rows.ok ? rows.value.find((one) => one.id === id) : undefined;
		if (row) this.#keep([row]);
	}

	#file(id: RegistryFileId): Promise<Result<ReviewedFile>> {
		const known = this.#files.get(id);
		if (known) return known;
		const loading = loadReviewed(this.#deps.ports, id);
		this.#files.set(id, loading);
		const oldest = this.#files.keys().next();
		if (this.#files.size > keptFiles && oldest.value) this.#files.delete(oldest.value);
		return loading;
	}
}
