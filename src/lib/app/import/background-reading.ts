// Looks at waiting pages, then reads them, one after another while people type. One tab does it (Web Lock), visible
// pages first; all looks go before all readings, because a page that must be scanned again is told while the paper is
// on the desk. Each result is stored before the next begins, so a crash loses at most the pages at work.
import type { PageId, RegistryFileId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import { fail, type Failure, type Result } from '#lib/domain/result.ts';
import { getFile, getPage, sourceBlob, unreadPages } from '#lib/platform/db/files-store.ts';
import { putImage, putPageState, putReading } from '#lib/platform/db/readings-store.ts';
import { crashMarks } from '#lib/platform/crash-marks.ts';
import { log } from '#lib/platform/log.ts';
import type { AppPorts, PageReader, ReadPage, ScanPage } from '../ports.ts';
import { storeLook, straightenHalves } from './first-look.ts';
import { ReadingLanes } from './reading-lanes.ts';
import { ReadingQueue } from './reading-queue.ts';
import { pagesToReadAs } from './settle-pages.ts';

export interface ReadingEvents {
	/** How many pages wait or are being read. */
	onQueue(toGo: number): void;
	onDone(page: Page, failure: Failure | null): void;
	/** A page has been looked at. */
	onLook(page: Page): Promise<void>;
	/** Every page of a file has been looked at. */
	onLooked(fileId: RegistryFileId): Promise<void>;
	/** Every page of a file has been read or has failed. */
	onRead(fileId: RegistryFileId): Promise<void>;
}

/** Engine trouble may pass with a new worker; a page that fails twice is named and left. */
const tries = 2;

export class BackgroundReading {
	readonly #ports: AppPorts;
	readonly #events: ReadingEvents;
	readonly #looks = new ReadingQueue<Page>();
	readonly #queue = new ReadingQueue<Page>();
	readonly #settled = new Set<PageId>();
	readonly #lanes: ReadingLanes;
	#abort = new AbortController();
	#isHolder = false;

	constructor(ports: AppPorts, events: ReadingEvents) {
		this.#ports = ports;
		this.#events = events;
		this.#lanes = new ReadingLanes({
			...ports,
			isWaiting: () => this.#looks.waiting + this.#queue.waiting > 0,
			doNext: () => this.#doNext()
		});
	}

	/** Waits for its turn among the tabs, then takes up all that is unread. */
	start(): void {
		this.#ports.locks.hold('tang-thu:reading', (state) => {
			this.#isHolder = state === 'held';
			if (!this.#isHolder) return;
			this.#lanes.start();
			void this.takeUp();
		});
	}

	/** Finds unread pages in the store: after a reload, or when another tab has imported. */
	async takeUp(): Promise<void> {
		const pages = await unreadPages(this.#ports.connection);
		if (pages.ok) this.add(pages.value.filter((page) => page.nature !== 'other'));
	}

	add(pages: readonly Page[]): void {
		if (!this.#isHolder) return;
		this.#looks.add(pages.filter((page) => !page.look));
		this.#queue.add(pages.filter((page) => page.look));
		this.#report();
		void this.#lanes.open();
	}

	prioritise(ids: readonly PageId[]): void {
		this.#looks.prioritise(ids);
		this.#queue.prioritise(ids);
	}

	/** Stops at once; pages stay waiting in the store. */
	stop(): void {
		this.#looks.clear();
		this.#queue.clear();
		this.#abort.abort();
		this.#abort = new AbortController();
		this.#report();
	}

	#report(): void {
		const [looks, reads] = [this.#looks, this.#queue];
		this.#events.onQueue(looks.waiting + looks.running + reads.waiting + reads.running);
	}

	async #doNext(): Promise<boolean> {
		const isLook = this.#looks.waiting > 0 && !(this.#queue.hasWanted && !this.#looks.hasWanted);
		const queue = isLook ? this.#looks : this.#queue;
		const next = queue.take();
		if (!next) return false;
		const { page, isOnScreen } = next;
		const { signal } = this.#abort;
		try {
			const work = isLook ? this.#lookAt : this.#read;
			await work.call(this, page, isOnScreen ? 1 : 0, signal);
		} catch (error) {
			if (!signal.aborted) log.error('reading-lane', error);
		} finally {
			queue.done(page.id);
			this.#report();
		}
		return true;
	}

	async #lookAt(page: Page, priority: number, signal: AbortSignal): Promise<void> {
		const looked = await this.#ask(page, signal, (reader, scan) =>
			reader.look(scan, { signal, priority })
		);
		// What cannot be looked at goes to the reader, which names the reason and puts it on the page.
		const stored = looked.ok ? await storeLook(this.#ports, page, looked.value) : null;
		const fileId = stored?.ok ? stored.value.fileId : page.fileId;
		this.#ports.changes.announce({ kind: 'page', fileId, pageId: page.id });
		this.#queue.add(stored?.ok ? stored.value.toRead : [page]);
		for (const one of stored?.ok ? stored.value.pages : []) await this.#events.onLook(one);
		if (stored?.ok && stored.value.isLast) await this.#events.onLooked(fileId);
	}

	async #read(page: Page, priority: number, signal: AbortSignal): Promise<void> {
		const failure = await this.#readOne(page, priority, signal);
		if (signal.aborted) return;
		this.#events.onDone(page, failure);
		const { connection } = this.#ports;
		const now = await getPage(connection, page.id);
		if (!now.ok || !now.value) return;
		const { fileId, id: pageId, state } = now.value;
		this.#ports.changes.announce({ kind: 'page', fileId, pageId });
		// Split, joined or scanned anew while it was being read: what was read is not of this picture.
		if (state === 'waiting') {
			this.#queue.done(page.id);
			this.#queue.add([now.value]);
			return;
		}
		await straightenHalves(this.#ports, now.value);
		const file = await getFile(connection, fileId);
		const counts = file.ok ? file.value?.counts : undefined;
		if (!counts || counts.pagesRead + counts.pagesFailed !== counts.pages) return;
		await this.#settle(fileId, signal);
		await this.#events.onRead(fileId);
	}

	/** Reads pages again whose look leaves a choice that the order of papers settles; once each. */
	async #settle(fileId: RegistryFileId, signal: AbortSignal): Promise<void> {
		for (const { page, face } of await pagesToReadAs(this.#ports.connection, fileId)) {
			if (this.#settled.has(page.id)) continue;
			this.#settled.add(page.id);
			const again = await this.#ask(page, signal, (reader, scan) =>
				reader.readPage(scan, page.id, { signal, formHint: face.formId, isExpected: true })
			);
			if (!again.ok || !again.value.form) continue;
			const stored = await this.#store(page, again.value);
			if (stored.ok) this.#ports.changes.announce({ kind: 'page', fileId, pageId: page.id });
		}
	}

	async #readOne(page: Page, priority: number, signal: AbortSignal): Promise<Failure | null> {
		// What took the whole browser down twice is named and left, or it would do so at every start.
		if (crashMarks.crashes(page.id) >= tries) {
			const failure = { code: 'reading-crashed' };
			crashMarks.begin(page.id)();
			const named = await putPageState(this.#ports.connection, page.id, 'failed', failure);
			return named.ok ? failure : named.failure;
		}
		const end = crashMarks.begin(page.id);
		try {
			return await this.#readAndStore(page, priority, signal);
		} finally {
			end();
		}
	}

	async #readAndStore(page: Page, priority: number, signal: AbortSignal): Promise<Failure | null> {
		let result: Result<ReadPage> = fail('reading-failed');
		for (let round = 0; round < tries; round++) {
			result = await this.#askToRead(page, priority, signal);
			if (result.ok || result.failure.code !== 'reading-failed') break;
		}
		const stored = result.ok
			? await this.#store(page, result.value)
			: await putPageState(this.#ports.connection, page.id, 'failed', result.failure);
		if (!stored.ok) return stored.failure;
		return result.ok ? null : result.failure;
	}

	#askToRead(page: Page, priority: number, signal: AbortSignal): Promise<Result<ReadPage>> {
		const hint = page.form?.by === 'person' ? { formHint: page.form.formId } : {};
		return this.#ask(page, signal, (reader, scan) =>
			reader.readPage(scan, page.id, { signal, priority, ...hint })
		);
	}

	async #ask<T>(
		page: Page,
		signal: AbortSignal,
		ask: (reader: PageReader, scan: ScanPage) => Promise<Result<T>>
	): Promise<Result<T>> {
		const { id, fileName, pageIndex, region, isAllowed = false } = page.source;
		const blob = await sourceBlob(this.#ports.connection, id);
		if (!blob.ok) return blob;
		if (!blob.value) return fail('file-unreadable', { file: fileName });
		const reader = await this.#ports.reader();
		signal.throwIfAborted();
		const part = region ? { region } : {};
		return ask(reader, { file: blob.value, name: fileName, pageIndex, isAllowed, ...part });
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
		return putReading(connection, page, reading, (stored, read, record) =>
			countFields({
				page: stored,
				form: stored.form ? forms.byId(stored.form.formId) : null,
				reading: read,
				record
			})
		);
	}
}
