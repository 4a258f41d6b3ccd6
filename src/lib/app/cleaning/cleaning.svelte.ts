// Cleaning in bulk: a column, values chosen in it, what they become; preview, apply to all with progress, one undo.
/* eslint-disable svelte/prefer-svelte-reactivity -- maps and sets here are replaced whole, never mutated */
import type { Cluster } from '#lib/domain/cleaning/clusters.ts';
import { type BulkEdit, planEdits } from '#lib/domain/cleaning/plan.ts';
import type { PersonFactId } from '#lib/domain/facts.ts';
import { parseFieldKey, type PageId, type RegistryFileId } from '#lib/domain/ids.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import type { Failure } from '#lib/domain/result.ts';
import { cleanLine } from '#lib/domain/vietnamese/text.ts';
import type { Column } from '#lib/pipeline/archive-check.ts';
import type { ArchiveChecks } from '../checks/archive-checks.svelte.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';
import { type EditContext, takeBackEdits, type Written } from '../batch-writes.ts';
import { applyEdits } from './apply-edits.ts';

export interface CleaningDeps {
	readonly ports: Pick<AppPorts, 'connection' | 'clock' | 'newId' | 'changes' | 'forms'>;
	readonly checks: Pick<ArchiveChecks, 'findings'>;
	files(): readonly RegistryFile[];
	worker(): OfficeWorker | null;
}

/** One edit with the file it is in. */
export interface PlannedEdit extends BulkEdit {
	readonly fileId: RegistryFileId;
}

export interface CleaningOutcome {
	readonly is: 'applied' | 'taken-back';
	readonly values: number;
	readonly files: number;
	/** Planned, but changed meanwhile, or in a file that may not be changed now. */
	readonly left: number;
}

export class Cleaning {
	readonly #deps: CleaningDeps;
	#isStopped = false;
	#fact = $state<PersonFactId | null>(null);
	#chosen = $state.raw<ReadonlySet<string>>(new Set());
	#target = $state('');
	#progress = $state.raw<{ readonly done: number; readonly total: number } | null>(null);
	#outcome = $state.raw<CleaningOutcome | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#last = $state.raw<readonly Written[]>([]);
	/** Values that became another since the check: `fact|value`. */
	#gone = $state.raw<ReadonlySet<string>>(new Set());

	readonly #column = $derived.by(() => this.#findColumn());
	readonly #plan = $derived.by(() => this.#makePlan());

	constructor(deps: CleaningDeps) {
		this.#deps = deps;
	}

	/** Columns that may be cleaned, as the last check saw them; names are never among them. */
	get columns(): readonly Column[] {
		return this.#deps.checks.findings?.columns ?? [];
	}
	/** The chosen column without what has been cleaned since. */
	get column(): Column | null {
		return this.#column;
	}
	get chosen(): ReadonlySet<string> {
		return this.#chosen;
	}
	get target(): string {
		return this.#target;
	}
	/** Everything that applying would change. */
	get plan(): readonly PlannedEdit[] {
		return this.#plan;
	}
	/** Files; null while nothing runs. */
	get progress(): { readonly done: number; readonly total: number } | null {
		return this.#progress;
	}
	get outcome(): CleaningOutcome | null {
		return this.#outcome;
	}
	get failure(): Failure | null {
		return this.#failure;
	}
	get canTakeBack(): boolean {
		return this.#last.length > 0 && this.#progress === null;
	}

	chooseColumn(fact: PersonFactId): void {
		if (this.#progress) return;
		this.#fact = fact;
		this.choose([], '');
	}

	chooseCluster(cluster: Cluster): void {
		this.choose(
			cluster.facets.map((facet) => facet.value),
			cluster.suggestion
		);
	}

	choose(values: readonly string[], target: string): void {
		this.#chosen = new Set(values);
		this.#target = target;
	}

	toggle(value: string): void {
		const next = new Set(this.#chosen);
		if (!next.delete(value)) next.add(value);
		this.#chosen = next;
		if (this.#target === '') this.#target = value;
	}

	setTarget(text: string): void {
		this.#target = text;
	}

	/** Writes the plan, file by file. Stopping keeps what is written, and that can be taken back. */
	async apply(reason: string): Promise<void> {
		const plan = this.#plan;
		const fact = this.#column?.fact;
		if (plan.length === 0 || this.#progress || fact === undefined) return;
		const byFile = Map.groupBy(plan, (edit) => edit.fileId);
		const written = await this.#each([...byFile], reason, applyEdits);
		this.#last = written;
		this.#tell('applied', written, plan.length);
		const from = new Set(plan.map((edit) => edit.from));
		this.#gone = new Set([...this.#gone, ...[...from].map((value) => `${fact}|${value}`)]);
		this.choose([], '');
	}

	async takeBack(reason: string): Promise<void> {
		if (!this.canTakeBack) return;
		const last = this.#last;
		const byFile = Map.groupBy(last, (one) => one.fileId);
		const written = await this.#each([...byFile], reason, takeBackEdits);
		this.#last = [];
		this.#tell('taken-back', written, last.length);
		this.#gone = new Set();
	}

	stop(): void {
		this.#isStopped = true;
	}

	async #each<T>(
		byFile: readonly (readonly [RegistryFileId, readonly T[]])[],
		reason: string,
		write: (
			fileId: RegistryFileId,
			items: readonly T[],
			context: EditContext
		) => ReturnType<typeof applyEdits>
	): Promise<readonly Written[]> {
		const worker = this.#deps.worker();
		this.#failure = worker ? null : { code: 'no-worker' };
		if (!worker) return [];
		const written: Written[] = [];
		this.#isStopped = false;
		this.#outcome = null;
		for (const [at, [fileId, items]] of byFile.entries()) {
			this.#progress = { done: at, total: byFile.length };
			const done = await write(fileId, items, { ports: this.#deps.ports, worker, reason });
			if (done.ok) written.push(...done.value);
			else this.#failure = done.failure;
			if (!done.ok || this.#isStopped) break;
		}
		this.#progress = null;
		return written;
	}

	#tell(is: CleaningOutcome['is'], written: readonly Written[], planned: number): void {
		if (this.#failure && written.length === 0) return;
		const files = new Set(written.map((one) => one.fileId)).size;
		this.#outcome = { is, values: written.length, files, left: planned - written.length };
	}

	#findColumn(): Column | null {
		const column = this.columns.find(({ fact }) => fact === this.#fact) ?? this.columns[0] ?? null;
		if (!column) return null;
		const isHere = ({ value }: { readonly value: string }) =>
			!this.#gone.has(`${column.fact}|${value}`);
		return {
			...column,
			facets: column.facets.filter(isHere),
			clusters: column.clusters.filter(({ facets }) => facets.filter(isHere).length > 1)
		};
	}

	#makePlan(): readonly PlannedEdit[] {
		const to = cleanLine(this.#target);
		if (!this.#column || to === '') return [];
		const fileOf = new Map<PageId, RegistryFileId>();
		for (const file of this.#deps.files())
			for (const pageId of file.pageIds) fileOf.set(pageId, file.id);
		const facets = this.#column.facets.filter(({ value }) => this.#chosen.has(value));
		return planEdits(facets, to).flatMap((edit) => {
			const pageId = parseFieldKey(edit.key)?.pageId;
			const fileId = pageId && fileOf.get(pageId);
			return fileId ? [{ ...edit, fileId }] : [];
		});
	}
}
