// Brings the records of an exported package, proved by its manifest, back into this archive, one file after another, each
// whole or not at all, with its pages and pictures where the package has them.
// What is already here stays; what cannot be rebuilt exactly is named and left out.
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { readJsonLines } from '#lib/pipeline/export/text/jsonl-reader.ts';
import {
	readStoredPages,
	type PagesOfFile,
	type StoredPicture
} from '#lib/pipeline/export/text/stored-pages.ts';
import type { ExportRecord } from '#lib/pipeline/export-record.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';
import { isRestored, restoreRecord, restoreStored } from '#lib/pipeline/restore-record.ts';
import { putRestored } from '#lib/platform/db/restore-store.ts';
import type { StoredImage } from '#lib/platform/db/schema.ts';
import { openPackageFiles } from '#lib/platform/export/package-files.ts';
import { actDraft } from '../act-draft.ts';
import { LongTask, type TaskControl } from '../long-task.svelte.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';

export interface BringBackReport {
	readonly added: number;
	readonly present: number;
	/** Pictures of pages that came back with the added files. */
	readonly pictures: number;
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

const nothing: BringBackReport = { added: 0, present: 0, pictures: 0, refused: [], proved: 0 };

const imageOf = ({ bytes, type, ...of }: StoredPicture): StoredImage => ({
	...of,
	blob: new Blob([bytes as Uint8Array<ArrayBuffer>], { type })
});

type Pages = ReturnType<typeof readStoredPages<PageReading>>;

export class BringBack {
	readonly task = new LongTask();
	readonly #deps: BringBackDeps;
	#end = $state<'done' | 'cancelled' | null>(null);
	#report: BringBackReport = $state.raw(nothing);

	constructor(deps: BringBackDeps) {
		this.#deps = deps;
	}

	/** How the last run ended; null before, while one runs, and after a failure. */
	get end(): 'done' | 'cancelled' | null {
		return this.#end;
	}
	get report(): BringBackReport {
		return this.#report;
	}

	/** The ZIP of a package, its files together, or its records alone. */
	async run(files: readonly File[]): Promise<void> {
		if (this.task.isRunning || files.length === 0) return;
		this.#end = null;
		this.#report = nothing;
		const done = await this.task.run((control) => this.#take(files, control));
		this.#end = done.ok ? 'done' : done.failure.code === 'cancelled' ? 'cancelled' : null;
		if (this.#report.added > 0) await this.#deps.onArrival();
	}

	async #take(files: readonly File[], { signal, onProgress }: TaskControl): Promise<Result<void>> {
		if (this.#deps.worker()?.role !== 'supervisor') return fail('back-not-supervisor');
		const onBytes = (done: number, total: number) => onProgress(done / Math.max(1, total));
		const opened = await openPackageFiles(files, { signal, onBytes });
		if (!opened.ok) return opened;
		const { proved, records, pages } = opened.value;
		this.#report = { ...this.#report, proved };
		const stored = pages && readStoredPages<PageReading>(pages);
		try {
			for await (const record of readJsonLines(records)) {
				signal.throwIfAborted();
				if (!record.ok) return record;
				// Both were written file by file in one order: what is next belongs to this record or to none.
				const own = stored && (await nextOf(stored, record.value));
				if (own && !own.ok) return own;
				const restored = await this.#restore(record.value, own?.value ?? null);
				if (!restored.ok) return restored;
			}
			return ok(undefined);
		} finally {
			await stored?.return(undefined);
		}
	}

	async #restore(
		record: ExportRecord,
		own: PagesOfFile<PageReading> | null
	): Promise<Result<void>> {
		const { ports, worker } = this.#deps;
		const who = worker();
		if (!who) return fail('no-worker');
		const formOf = (id: string) => ports.forms.byId(id);
		const parts = own ? restoreStored(record, own.stored) : restoreRecord(record, formOf);
		const { title, id, version } = record.file;
		if (!isRestored(record, parts, formOf)) {
			this.#report = { ...this.#report, refused: [...this.#report.refused, title] };
			return ok(undefined);
		}
		const images = own?.pictures.map(imageOf) ?? [];
		const said = JSON.stringify({ restored: version, pictures: images.length });
		const draft = actDraft(who, ports.clock, {
			...{ act: 'import', fileId: id, source: 'imported', new: said }
		});
		const stored = await putRestored(ports.connection, parts, images, draft);
		if (!stored.ok) return stored;
		const { added, present, pictures } = this.#report;
		this.#report =
			stored.value === 'added'
				? { ...this.#report, added: added + 1, pictures: pictures + images.length }
				: { ...this.#report, present: present + 1 };
		return ok(undefined);
	}
}

/** Null where the package ends before it, or holds none of this file. */
async function nextOf(
	pages: Pages,
	{ file }: ExportRecord
): Promise<Result<PagesOfFile<PageReading> | null>> {
	const next = await pages.next();
	if (next.done) return ok(null);
	if (!next.value.ok) return next.value;
	return next.value.value.file === file.id
		? next.value
		: fail('back-pages-of-others', { title: file.title });
}

export const openBringBack = (
	ports: AppPorts,
	worker: () => OfficeWorker | null,
	onArrival: () => Promise<void>
): BringBack => new BringBack({ ports, worker, onArrival });
