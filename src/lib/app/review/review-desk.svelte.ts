// The front of the review: every file by risk, the three knobs with what they cost, and the batches. Digests are
// reckoned in the background, file by file, and kept, so that the list opens at once next time.
/* eslint-disable svelte/prefer-svelte-reactivity -- maps here are replaced whole, never mutated */
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { fieldKindIds } from '#lib/domain/fields/registry.ts';
import type { FieldKindId } from '#lib/domain/fields/field-kind.ts';
import type {
	Judgement,
	KindPolicy,
	ReviewBatch,
	ReviewDigest,
	ReviewSettings
} from '#lib/domain/review-batch.ts';
import { clerkResults } from '#lib/pipeline/review/clerk-results.ts';
import { workFigures, type WorkFigures } from '#lib/pipeline/review/figures.ts';
import { knobCost } from '#lib/pipeline/review/knobs.ts';
import {
	byRisk,
	figureOf,
	riskRow,
	type RiskFilter,
	type RiskRow
} from '#lib/pipeline/review/list-order.ts';
import { defaultSettings, policyOf } from '#lib/pipeline/review/policy.ts';
import { recalibrate } from '#lib/pipeline/review/risk.ts';
import {
	allJudgements,
	listBatches,
	listDigests,
	putDigests
} from '#lib/platform/db/review-store.ts';
import { downloadBlob } from '#lib/platform/download.ts';
import type { Archive } from '../archive.svelte.ts';
import type { AppPorts } from '../ports.ts';
import { BatchSession } from './batch-session.svelte.ts';
import { makeBatch } from './making-batches.ts';
import { digestOf, loadReviewed } from './reviewed-file.ts';
import type { Linkage } from '../linkage/linkage.svelte.ts';

/** States a supervisor has to do with. */
const startFilter: RiskFilter = { text: '', states: ['sent'], sort: 'expectedWrong' };

export class ReviewDesk {
	readonly #ports: AppPorts;
	readonly #archive: Archive;
	#linkage = $state.raw<Pick<Linkage, 'countsByFile'> | null>(null);
	/** What a column of the list shows. */
	readonly figureOf = figureOf;
	#digests = $state.raw<ReadonlyMap<RegistryFileId, ReviewDigest>>(new Map());
	#batches = $state.raw<readonly ReviewBatch[]>([]);
	#judgements = $state.raw<readonly Judgement[]>([]);
	#filter = $state.raw<RiskFilter>(startFilter);
	#settings = $state.raw<ReviewSettings>(defaultSettings);
	#progress = $state.raw<{ done: number; total: number } | null>(null);
	#abort: AbortController | null = null;
	readonly #factor = $derived(recalibrate(this.#judgements).factor);
	readonly #clerks = $derived(clerkResults(this.#judgements));
	readonly #rows = $derived.by(() => {
		const pairs = this.#linkage?.countsByFile ?? null;
		return this.#archive.files.map((file) =>
			riskRow(file, this.#digests.get(file.id) ?? null, {
				blind: (file.sentBy !== null && this.#clerks.get(file.sentBy)) || null,
				duplicates: pairs && (pairs.get(file.id) ?? 0)
			})
		);
	});
	readonly #shown = $derived(byRisk(this.#rows, this.#filter));

	constructor(ports: AppPorts, archive: Archive) {
		this.#ports = ports;
		this.#archive = archive;
	}

	get shown(): readonly RiskRow[] {
		return this.#shown;
	}
	get filter(): RiskFilter {
		return this.#filter;
	}
	get settings(): ReviewSettings {
		return this.#settings;
	}
	get batches(): readonly ReviewBatch[] {
		return this.#batches;
	}
	get judgements(): readonly Judgement[] {
		return this.#judgements;
	}
	/** Files that still have to be gone through, while that runs. */
	get progress(): { readonly done: number; readonly total: number } | null {
		return this.#progress;
	}
	/** Files in no open batch, by id. */
	get batchOf(): ReadonlyMap<RegistryFileId, ReviewBatch> {
		const open = this.#batches.filter((batch) => batch.state === 'open');
		return new Map(open.flatMap((batch) => batch.fileIds.map((id) => [id, batch] as const)));
	}

	/** What the knobs cost over the files shown, and what they would let one claim. */
	get cost() {
		const fields = this.#shown.reduce((sum, { file }) => sum + file.counts.fields, 0);
		return knobCost(fields, this.#settings);
	}

	/** What the judgements tell of the work. */
	get figures(): WorkFigures {
		return workFigures(this.#judgements);
	}

	saveFigures(csv: string): void {
		downloadBlob(new Blob([csv], { type: 'text/csv' }), 'tien-do-duyet.csv');
	}

	setFilter(change: Partial<RiskFilter>): void {
		this.#filter = { ...this.#filter, ...change };
	}
	setSettings(change: Partial<ReviewSettings>): void {
		this.#settings = { ...this.#settings, ...change };
	}

	/** How each field kind is judged in the next batch. */
	get policies(): readonly { readonly kind: FieldKindId; readonly policy: KindPolicy }[] {
		return fieldKindIds.map((kind) => ({ kind, policy: policyOf(kind, this.#settings) }));
	}
	setPolicy(kind: FieldKindId, policy: KindPolicy): void {
		this.setSettings({ kinds: { ...this.#settings.kinds, [kind]: policy } });
	}
	/** Counts of pairs come from here from now on. */
	useLinkage(linkage: Pick<Linkage, 'countsByFile'>): void {
		this.#linkage = linkage;
	}

	async load(): Promise<Result<void>> {
		const { connection } = this.#ports;
		const [digests, batches, judgements] = await Promise.all([
			listDigests(connection),
			listBatches(connection),
			allJudgements(connection)
		]);
		if (!digests.ok) return digests;
		if (!batches.ok) return batches;
		if (!judgements.ok) return judgements;
		this.#digests = new Map(digests.value.map((digest) => [digest.fileId, digest]));
		this.#batches = [...batches.value].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
		this.#judgements = judgements.value;
		const [newest] = this.#batches;
		// What the office set last holds until it sets something else.
		if (newest && this.#settings === defaultSettings) this.#settings = newest.settings;
		return ok(undefined);
	}

	/** Goes through the files whose digest is missing or old; what is done stays done when it is stopped. */
	async reckon(): Promise<Result<void>> {
		if (this.#progress) return ok(undefined);
		const old = this.#archive.files.filter(
			(file) => file.state === 'sent' && this.#digests.get(file.id)?.version !== file.version
		);
		if (old.length === 0) return ok(undefined);
		const abort = (this.#abort = new AbortController());
		this.#progress = { done: 0, total: old.length };
		const done = await this.#goThrough(
			old.map((file) => file.id),
			abort.signal
		);
		this.#progress = null;
		return done;
	}

	cancel(): void {
		this.#abort?.abort();
	}

	/** A batch of these files with the settings as they stand; answers its id. */
	async makeBatch(name: string, fileIds: readonly RegistryFileId[]): Promise<Result<ReviewBatch>> {
		const { worker } = this.#archive;
		if (!worker) return fail('no-worker');
		if (worker.role !== 'supervisor') return fail('wrong-role', { role: worker.role });
		const taken = fileIds.filter((id) => this.batchOf.has(id));
		if (taken.length > 0) return fail('file-in-batch', { files: taken.length });
		const abort = (this.#abort = new AbortController());
		const wanted = { name, fileIds, settings: this.#settings, factor: this.#factor };
		const made = await makeBatch(this.#ports, worker, wanted, {
			signal: abort.signal,
			onStep: (done, total) => (this.#progress = { done, total })
		});
		this.#progress = null;
		if (made.ok) this.#batches = [made.value, ...this.#batches];
		return made;
	}

	/** The open batch a file is in, else a new one of this file alone: there is no other way to approve it. */
	async batchWith(file: Pick<RegistryFile, 'id' | 'title'>): Promise<Result<ReviewBatch>> {
		const loaded = await this.load();
		if (!loaded.ok) return loaded;
		const known = this.batchOf.get(file.id);
		return known ? ok(known) : this.makeBatch(file.title, [file.id]);
	}

	openBatch(id: string): Promise<Result<BatchSession>> {
		const archive = this.#archive;
		return BatchSession.open(
			{ ports: this.#ports, worker: () => archive.worker, workers: () => archive.workers },
			id
		);
	}

	async #goThrough(ids: readonly RegistryFileId[], signal: AbortSignal): Promise<Result<void>> {
		for (const [index, id] of ids.entries()) {
			if (signal.aborted) return fail('cancelled');
			const file = await loadReviewed(this.#ports, id);
			if (!file.ok) return file;
			const digest = digestOf(file.value, this.#factor);
			const kept = await putDigests(this.#ports.connection, [digest]);
			if (!kept.ok) return kept;
			this.#digests = new Map([...this.#digests, [id, digest]]);
			this.#progress = { done: index + 1, total: ids.length };
		}
		return ok(undefined);
	}
}
