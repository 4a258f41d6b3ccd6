// Brings the records of an exported package, proved by its manifest, back into this archive, one file after another, each whole or not at all.
// What is already here stays; what cannot be rebuilt exactly is named and left out.
import type { Failure } from '#lib/domain/result.ts';
import { readJsonLines } from '#lib/pipeline/export/text/jsonl-reader.ts';
import { isRestored, restoreRecord } from '#lib/pipeline/restore-record.ts';
import type { ExportRecord } from '#lib/pipeline/export-record.ts';
import { openPackageFiles } from '#lib/platform/export/package-files.ts';
import { putRestored } from '#lib/platform/db/restore-store.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';

export interface BringBackReport {
	readonly added: number;
	readonly present: number;
	/** Titles of files that could not be rebuilt exactly. */
	readonly refused: readonly string[];
	/** Files of the package that its manifest proved; 0 where the records came without one. */
	readonly proved: number;
}

export interface BringBackDeps {
	readonly ports: Pick<AppPorts, 'connection' | 'clock' | 'forms'>;
	readonly worker: () => OfficeWorker | null;
	/** Reads the lists of files again. */
	readonly onArrival: () => Promise<void>;
}

const nothing: BringBackReport = { added: 0, present: 0, refused: [], proved: 0 };

export class BringBack {
	readonly #deps: BringBackDeps;
	#abort: AbortController | null = null;
	#state = $state<'idle' | 'busy' | 'done' | 'cancelled' | 'failed'>('idle');
	#report: BringBackReport = $state.raw(nothing);
	#bytes = $state(0);
	#totalBytes = $state(0);
	#failure: Failure | null = $state.raw(null);

	constructor(deps: BringBackDeps) {
		this.#deps = deps;
	}

	get state(): 'idle' | 'busy' | 'done' | 'cancelled' | 'failed' {
		return this.#state;
	}
	get isBusy(): boolean {
		return this.#state === 'busy';
	}
	get report(): BringBackReport {
		return this.#report;
	}
	get bytes(): number {
		return this.#bytes;
	}
	get totalBytes(): number {
		return this.#totalBytes;
	}
	get failure(): Failure | null {
		return this.#failure;
	}

	cancel(): void {
		this.#abort?.abort();
	}

	/** The ZIP of a package, its files together, or its records alone. */
	async run(files: readonly File[]): Promise<void> {
		if (this.isBusy || files.length === 0) return;
		const abort = new AbortController();
		this.#abort = abort;
		this.#state = 'busy';
		this.#report = nothing;
		this.#bytes = 0;
		this.#totalBytes = 0;
		this.#failure = null;
		const failure = await this.#take(files, abort.signal);
		this.#failure = failure;
		this.#state = failure ? 'failed' : abort.signal.aborted ? 'cancelled' : 'done';
		if (this.#report.added > 0) await this.#deps.onArrival();
	}

	/** Null when all was read, or it was stopped. */
	async #take(files: readonly File[], signal: AbortSignal): Promise<Failure | null> {
		if (this.#deps.worker()?.role !== 'supervisor') return { code: 'back-not-supervisor' };
		try {
			const opened = await openPackageFiles(files, {
				signal,
				onBytes: (done, total) => {
					this.#bytes = done;
					this.#totalBytes = total;
				}
			});
			if (!opened.ok) return opened.failure;
			this.#report = { ...this.#report, proved: opened.value.proved };
			for await (const record of readJsonLines(opened.value.records)) {
				if (signal.aborted) return null;
				if (!record.ok) return record.failure;
				const failure = await this.#restore(record.value);
				if (failure) return failure;
			}
		} catch (error) {
			// Stopped while bytes were being read: what was brought in before is whole.
			if (signal.aborted) return null;
			throw error;
		}
		return null;
	}

	async #restore(record: ExportRecord): Promise<Failure | null> {
		const { ports, worker } = this.#deps;
		const who = worker();
		if (!who) return { code: 'no-worker' };
		const formOf = (id: string) => ports.forms.byId(id);
		const parts = restoreRecord(record, formOf);
		const { title, id, version } = record.file;
		if (!isRestored(record, parts, formOf)) {
			this.#report = { ...this.#report, refused: [...this.#report.refused, title] };
			return null;
		}
		const stored = await putRestored(ports.connection, parts, {
			fileId: id,
			act: 'import',
			at: ports.clock.now(),
			who: who.id,
			role: who.role,
			source: 'imported',
			old: '',
			new: JSON.stringify({ restored: version })
		});
		if (!stored.ok) return stored.failure;
		this.#report = { ...this.#report, [stored.value]: this.#report[stored.value] + 1 };
		return null;
	}
}

export const openBringBack = (
	ports: AppPorts,
	worker: () => OfficeWorker | null,
	onArrival: () => Promise<void>
): BringBack => new BringBack({ ports, worker, onArrival });
