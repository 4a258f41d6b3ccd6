// Scans coming in and pages being read, as the screens see it. Taking in is quick and ends with everything stored;
// reading goes on in the background for as long as it takes and never stands in anyone's way.
import type { PageId, RegistryFileId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import { fail, type Failure, ok, type Result } from '#lib/domain/result.ts';
import { getPage, sourceBlob } from '#lib/platform/db/files-store.ts';
import { LIMIT_FAILURES } from '#lib/pipeline/import/limits.ts';
import { getImage, putImage, thumbnailId } from '#lib/platform/db/readings-store.ts';
import type { StoredSource } from '#lib/platform/db/schema.ts';
import { log } from '#lib/platform/log.ts';
import { BackgroundReading } from './import/background-reading.ts';
import { IntakeNotes } from './import/intake-notes.svelte.ts';
import { groupFiles } from './import/group-files.ts';
import { fromDrop, fromPicker } from './import/incoming-files.ts';
import { allowSize, editPage } from './import/page-acts.ts';
import { OpenSources } from './import/open-sources.ts';
import { takeIn } from './import/take-in.ts';
import { TimeLeft } from './import/time-left.ts';
import type { AppPorts } from './ports.ts';
import type {
	DuplicateReport,
	GroupingNote,
	ImportFailureReport,
	ImportProgress,
	ImportSurface,
	IncomingFile,
	OfficeWorker,
	PageImage,
	RescanNote
} from './surface.ts';

export interface ImportDeps {
	readonly ports: AppPorts;
	worker(): OfficeWorker | null;
	title(id: RegistryFileId): string;
	/** Something has been stored that must not be lost. */
	onArrival(): void;
}

export class ImportSession implements ImportSurface {
	readonly #deps: ImportDeps;
	readonly #reading: BackgroundReading;
	readonly #sources: OpenSources;
	readonly #notes: IntakeNotes;
	readonly #timeLeft = new TimeLeft();
	#abort = new AbortController();
	#hasMore = false;
	#running = $state(0);
	#toRead = $state(0);
	#files = $state.raw({ done: 0, total: 0 });
	#pages = $state.raw({ done: 0, failed: 0 });
	#msLeft = $state.raw<number | null>(null);
	#failures = $state.raw<readonly ImportFailureReport[]>([]);
	#duplicates = $state.raw<readonly DuplicateReport[]>([]);
	#arrived = $state.raw<readonly RegistryFileId[]>([]);

	constructor(deps: ImportDeps) {
		this.#deps = deps;
		const { connection, decoder, changes } = deps.ports;
		this.#sources = new OpenSources({ load: (id) => sourceBlob(connection, id), decoder });
		this.#notes = new IntakeNotes({
			ports: deps.ports,
			worker: () => deps.worker(),
			readAgain: (pageIds) => void this.readWaiting(pageIds)
		});
		this.#reading = new BackgroundReading(deps.ports, {
			onQueue: (toGo) => this.#queued(toGo),
			onDone: (page, failure) => this.#pageDone(page, failure),
			onLook: (page) => this.#notes.looked(page),
			onLooked: (fileId) => this.#notes.bySeparators(fileId),
			onRead: (fileId) => this.#notes.byCovers(fileId)
		});
		changes.listen((change, isForeign) => {
			if (isForeign && change.kind === 'file') this.#heard();
		});
	}

	get isImporting(): boolean {
		return this.#running > 0;
	}
	get isReading(): boolean {
		return this.#toRead > 0;
	}
	get progress(): ImportProgress {
		return {
			filesDone: this.#files.done,
			filesTotal: this.#files.total,
			pagesDone: this.#pages.done,
			pagesTotal: this.#pages.done + this.#toRead,
			pagesFailed: this.#pages.failed,
			msLeft: this.#msLeft
		};
	}
	get failures(): readonly ImportFailureReport[] {
		return this.#failures;
	}
	get duplicates(): readonly DuplicateReport[] {
		return this.#duplicates;
	}
	get arrived(): readonly RegistryFileId[] {
		return this.#arrived;
	}

	get rescans(): readonly RescanNote[] {
		return this.#notes.rescans;
	}
	get groupings(): readonly GroupingNote[] {
		return this.#notes.groupings;
	}

	/** Takes its turn among the tabs and reads what is unread; called once by the app context. */
	start(): void {
		this.#reading.start();
	}

	addFiles(files: Iterable<File>): Promise<void> {
		return this.#add(fromPicker(files));
	}

	async addDropped(transfer: DataTransfer): Promise<void> {
		return this.#add(await fromDrop(transfer));
	}

	cancel(options: { pages?: boolean } = {}): void {
		this.#abort.abort();
		this.#abort = new AbortController();
		if (options.pages === true) this.#reading.stop();
	}

	resume(): void {
		void this.#reading.takeUp();
	}

	prioritise(pageIds: readonly PageId[]): void {
		this.#reading.prioritise(pageIds);
	}

	/** Reads one page again, for instance as the form a person has named. */
	async readAgain(pageId: PageId): Promise<void> {
		const page = await getPage(this.#deps.ports.connection, pageId);
		if (page.ok && page.value) this.#reading.add([page.value]);
	}

	/** Takes up those of the pages that wait: they have another picture now. */
	async readWaiting(pageIds: readonly PageId[]): Promise<void> {
		for (const id of pageIds) {
			const page = await getPage(this.#deps.ports.connection, id);
			if (page.ok && page.value?.state === 'waiting') this.#reading.add([page.value]);
		}
	}

	async thumbnail(pageId: PageId): Promise<Blob | null> {
		const stored = await getImage(this.#deps.ports.connection, thumbnailId(pageId));
		return stored.ok ? (stored.value?.blob ?? null) : null;
	}

	async cleanedImage(pageId: PageId): Promise<Result<PageImage>> {
		const image = await this.image(pageId);
		if (!image.ok) return image;
		const reader = await this.#deps.ports.reader();
		const cleaned = await reader.clean(image.value.blob);
		return cleaned.ok ? ok({ ...image.value, blob: cleaned.value }) : cleaned;
	}

	acceptPage(pageId: PageId): Promise<Result<void>> {
		return this.#notes.accept(pageId);
	}

	replacePage(pageId: PageId, file: File): Promise<Result<void>> {
		return this.#notes.replace(pageId, file);
	}

	undoGrouping(fileId: RegistryFileId): Promise<Result<void>> {
		return this.#notes.undoGrouping(fileId);
	}

	async image(pageId: PageId): Promise<Result<PageImage>> {
		const { connection } = this.#deps.ports;
		const stored = await getImage(connection, pageId);
		if (!stored.ok) return stored;
		if (stored.value) return ok(stored.value);
		const page = await getPage(connection, pageId);
		if (!page.ok) return page;
		if (!page.value) return fail('page-broken');
		const drawn = await this.#sources.render(page.value.source, new AbortController().signal);
		if (!drawn.ok) return drawn;
		const image = { id: pageId, blob: drawn.value, widthPx: 0, heightPx: 0 };
		const late = await getImage(connection, pageId);
		if (late.ok && late.value) return ok(late.value);
		await putImage(connection, image);
		return ok(image);
	}

	async allow(report: ImportFailureReport): Promise<Result<void>> {
		const worker = this.#deps.worker();
		const { refused } = report;
		if (worker?.role !== 'supervisor' || refused === undefined) return fail('wrong-role');
		if (refused instanceof File) {
			const group = {
				title: refused.name.replace(/\.[^.]+$/, ''),
				files: [refused],
				isAllowed: true
			};
			await this.#takeIn(worker, group, this.#abort.signal);
		} else {
			const actor = { who: worker.id, role: worker.role, source: worker.role };
			const done = await editPage(this.#deps.ports, actor, refused, allowSize);
			if (!done.ok) return done;
			await this.readWaiting([refused]);
		}
		this.#failures = this.#failures.filter((one) => one !== report);
		return ok(undefined);
	}

	clearReport(): void {
		this.#failures = [];
		this.#duplicates = [];
		this.#arrived = [];
		this.#notes.clear();
		if (!this.isImporting) this.#files = { done: 0, total: 0 };
	}

	async #add(incoming: readonly IncomingFile[]): Promise<void> {
		const worker = this.#deps.worker();
		const { signal } = this.#abort;
		if (!worker) {
			for (const { file } of incoming) this.#fail(file.name, { code: 'no-worker' });
			return;
		}
		this.#running++;
		this.#files = { ...this.#files, total: this.#files.total + incoming.length };
		try {
			for (const group of groupFiles(incoming)) {
				if (signal.aborted) break;
				await this.#takeIn(worker, group, signal);
				this.#files = { ...this.#files, done: this.#files.done + group.files.length };
			}
		} finally {
			this.#running--;
		}
	}

	async #takeIn(
		worker: OfficeWorker,
		group: Parameters<typeof takeIn>[2],
		signal: AbortSignal
	): Promise<void> {
		const { ports } = this.#deps;
		const report = {
			onDuplicate: (fileName: string, known: StoredSource) => this.#duplicate(fileName, known),
			onFailure: (fileName: string, failure: Failure, file?: File) =>
				this.#fail(fileName, failure, undefined, file)
		};
		try {
			const taken = await takeIn(ports, worker, group, report, signal);
			if (taken.kind === 'nothing') return;
			this.#arrived = [...this.#arrived, taken.fileId];
			this.#deps.onArrival();
			ports.changes.announce({ kind: 'file', fileId: taken.fileId });
			this.#reading.add(taken.pages);
		} catch (error) {
			if (signal.aborted) return;
			log.error('import', error);
			this.#fail(group.title, { code: 'file-unreadable' });
		}
	}

	#duplicate(fileName: string, known: StoredSource): void {
		const { fileId } = known;
		const report = { fileName, fileId, title: this.#deps.title(fileId) };
		this.#duplicates = [...this.#duplicates, report];
	}

	#fail(fileName: string, failure: Failure, pageIndex?: number, refused?: File | PageId): void {
		const page = pageIndex === undefined ? {} : { pageIndex };
		const isLimit = refused !== undefined && LIMIT_FAILURES.includes(failure.code);
		const report = { fileName, failure, ...page, ...(isLimit && { refused }) };
		this.#failures = [...this.#failures, report];
	}

	/** Another tab has stored something; it may have imported. Looked for now, or when the queue has run dry. */
	#heard(): void {
		this.#hasMore = this.#toRead > 0;
		if (!this.#hasMore) void this.#reading.takeUp();
	}

	#queued(toGo: number): void {
		if (this.#toRead === 0) this.#timeLeft.restart();
		this.#toRead = toGo;
		this.#msLeft = toGo === 0 ? null : this.#timeLeft.left(toGo);
		if (toGo === 0 && this.#hasMore) this.#heard();
	}

	#pageDone(page: Page, failure: Failure | null): void {
		const { done, failed } = this.#pages;
		this.#pages = { done: done + 1, failed: failed + (failure ? 1 : 0) };
		this.#timeLeft.tick(this.#deps.ports.clock.elapsedMs());
		if (failure) this.#fail(page.source.fileName, failure, page.source.pageIndex, page.id);
	}
}
