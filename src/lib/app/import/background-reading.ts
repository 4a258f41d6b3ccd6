// Reads waiting pages one after another while people type. One tab does it (Web Lock), visible pages first; each
// page's reading is stored before the next begins, so a crash loses at most the pages being read.
import type { PageId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import { fail, type Failure, type Result } from '#lib/domain/result.ts';
import { sourceBlob, unreadPages } from '#lib/platform/db/files-store.ts';
import { putImage, putPageState, putReading } from '#lib/platform/db/readings-store.ts';
import { log } from '#lib/platform/log.ts';
import type { AppPorts, ReadPage } from '../ports.ts';
import { ReadingQueue } from './reading-queue.ts';

export interface ReadingEvents {
	/** How many pages wait or are being read. */
	onQueue(toGo: number): void;
	onDone(page: Page, failure: Failure | null): void;
}

/** Engine trouble may pass with a new worker; a page that fails twice is named and left. */
const tries = 2;

export class BackgroundReading {
	readonly #ports: AppPorts;
	readonly #events: ReadingEvents;
	readonly #queue = new ReadingQueue<Page>();
	#abort = new AbortController();
	#isHolder = false;
	#lanes = 0;

	constructor(ports: AppPorts, events: ReadingEvents) {
		this.#ports = ports;
		this.#events = events;
	}

	/** Waits for its turn among the tabs, then takes up all that is unread. */
	start(): void {
		this.#ports.locks.hold('tang-thu:reading', (state) => {
			this.#isHolder = state === 'held';
			if (this.#isHolder) void this.takeUp();
		});
	}

	/** Finds unread pages in the store: after a reload, or when another tab has imported. */
	async takeUp(): Promise<void> {
		const pages = await unreadPages(this.#ports.connection);
		if (pages.ok) this.add(pages.value.filter((page) => page.nature !== 'other'));
	}

	add(pages: readonly Page[]): void {
		if (!this.#isHolder) return;
		this.#queue.add(pages);
		this.#report();
		void this.#openLanes();
	}

	prioritise(ids: readonly PageId[]): void {
		this.#queue.prioritise(ids);
	}

	/** Stops at once; pages stay waiting in the store. */
	stop(): void {
		this.#queue.clear();
		this.#abort.abort();
		this.#abort = new AbortController();
		this.#report();
	}

	#report(): void {
		this.#events.onQueue(this.#queue.waiting + this.#queue.running);
	}

	async #openLanes(): Promise<void> {
		const { workers } = await this.#ports.reader();
		while (this.#lanes < workers && this.#queue.waiting > 0) {
			this.#lanes++;
			void this.#lane().finally(() => this.#lanes--);
			// The next lane takes its page in its own turn, so that two never take the same.
			await Promise.resolve();
		}
	}

	async #lane(): Promise<void> {
		for (let next = this.#queue.take(); next; next = this.#queue.take()) {
			const { page, isOnScreen } = next;
			const { signal } = this.#abort;
			try {
				const failure = await this.#readOne(page, isOnScreen ? 1 : 0, signal);
				if (!signal.aborted) this.#events.onDone(page, failure);
			} catch (error) {
				if (!signal.aborted) log.error('reading-lane', error);
			} finally {
				this.#queue.done(page.id);
				this.#report();
			}
		}
	}

	async #readOne(page: Page, priority: number, signal: AbortSignal): Promise<Failure | null> {
		let result: Result<ReadPage> = fail('reading-failed');
		for (let round = 0; round < tries; round++) {
			result = await this.#ask(page, priority, signal);
			if (result.ok || result.failure.code !== 'reading-failed') break;
		}
		const stored = result.ok
			? await this.#store(page, result.value)
			: await putPageState(this.#ports.connection, page.id, 'failed', result.failure);
		const { id: pageId, fileId } = page;
		this.#ports.changes.announce({ kind: 'page', fileId, pageId });
		if (!stored.ok) return stored.failure;
		return result.ok ? null : result.failure;
	}

	async #ask(page: Page, priority: number, signal: AbortSignal): Promise<Result<ReadPage>> {
		const { id, fileName, pageIndex } = page.source;
		const blob = await sourceBlob(this.#ports.connection, id);
		if (!blob.ok) return blob;
		if (!blob.value) return fail('file-unreadable', { file: fileName });
		const reader = await this.#ports.reader();
		const scan = { file: blob.value, name: fileName, pageIndex };
		const hint = page.form?.by === 'person' ? { formHint: page.form.formId } : {};
		return reader.readPage(scan, page.id, { signal, priority, ...hint });
	}

	async #store(page: Page, value: ReadPage): Promise<Result<boolean>> {
		const { countFields } = await import('../correction/field-views.ts');
		const { rendition, ...reading } = value;
		const { forms, connection } = this.#ports;
		if (rendition) {
			const { pageId: id, widthPx, heightPx } = reading;
			const kept = await putImage(connection, { id, blob: rendition, widthPx, heightPx });
			if (!kept.ok) return kept;
		}
		return putReading(connection, page.fileId, reading, (stored, read, record) =>
			countFields({
				page: stored,
				form: stored.form ? forms.byId(stored.form.formId) : null,
				reading: read,
				record
			})
		);
	}
}
