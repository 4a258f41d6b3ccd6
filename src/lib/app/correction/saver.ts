// Brings a person's acts to the disk: gathered for at most 200 ms, one strict transaction each, kept in memory and
// tried again until they are there. Nothing is called saved before its transaction is done.
import type { FieldKey, PageId, RegistryFileId } from '#lib/domain/ids.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import type { Failure } from '#lib/domain/result.ts';
import type { Clock } from '#lib/platform/clock.ts';
import type { Connection } from '#lib/platform/db/connection.ts';
import {
	type Change,
	commitChange,
	type OpenedFile,
	openFile
} from '#lib/platform/db/records-store.ts';
import type { PageCounts } from '#lib/platform/db/schema.ts';
import type { SaveState } from '../surface.ts';
import type { Patch } from './acts.ts';
import { rebase } from './collisions.ts';
import { PendingBatch } from './pending-batch.ts';

export const gatherMs = 200;
/** Pauses between tries after a failure, milliseconds; the last repeats. A reopened connection is not waited for. */
const retryMs = [500, 1000, 2000, 5000];

export interface SaverOptions {
	readonly connection: Connection;
	readonly clock: Clock;
	readonly newId: () => string;
	readonly fileId: RegistryFileId;
	readonly version: number;
	/** Counters of these pages as worked on now. */
	readonly count: (pageIds: Iterable<PageId>) => ReadonlyMap<PageId, PageCounts>;
	onState(state: SaveState): void;
	onCommitted(file: RegistryFile): void;
	/** Someone else had changed the file: it was read again, these batches lie on top of it. */
	onRebased(fresh: OpenedFile, mine: readonly PendingBatch[]): void;
}

interface InFlight {
	readonly batch: PendingBatch;
	readonly change: Change;
}

export class Saver {
	readonly #options: SaverOptions;
	#version: number;
	#waiting = new PendingBatch();
	#inFlight: InFlight | null = null;
	#state: SaveState = { status: 'saved', unsaved: 0, failure: null, savedAt: null };
	#running: Promise<void> | null = null;
	#cancelTimer: (() => void) | null = null;
	#failures = 0;
	#stopListening: () => void;

	constructor(options: SaverOptions) {
		this.#options = options;
		this.#version = options.version;
		this.#stopListening = options.connection.listen((state) => {
			if (state === 'ready' && this.#state.status === 'failed') void this.flush();
		});
	}

	get state(): SaveState {
		return this.#state;
	}

	get version(): number {
		return this.#version;
	}

	/** Keys whose shown text is not on the disk yet. */
	get unsavedKeys(): ReadonlySet<FieldKey> {
		const inFlight = this.#inFlight?.batch.entries.keys() ?? [];
		return new Set([...inFlight, ...this.#waiting.entries.keys()]);
	}

	add(patches: readonly Patch[], pageId: PageId, draft: JournalDraft): void {
		this.#waiting.add(patches, pageId, draft);
		if (this.#running || this.#state.status === 'failed') this.#say({});
		else this.#say({ status: 'waiting' });
		this.#cancelTimer ??= this.#options.clock.after(gatherMs, () => void this.flush());
	}

	/** Commits all there is; resolves when it is on the disk or has failed. */
	async flush(): Promise<SaveState> {
		this.#cancelTimer?.();
		this.#cancelTimer = null;
		this.#running ??= this.#commitAll().finally(() => (this.#running = null));
		await this.#running;
		return this.#state;
	}

	/** The file was read again while nothing was unsaved. */
	restart(version: number): void {
		this.#version = version;
	}

	dispose(): void {
		this.#cancelTimer?.();
		this.#stopListening();
	}

	#say(change: Partial<SaveState>): void {
		const unsaved = (this.#inFlight?.batch.acts ?? 0) + this.#waiting.acts;
		this.#state = { ...this.#state, ...change, unsaved };
		this.#options.onState(this.#state);
	}

	#next(): InFlight | null {
		if (this.#inFlight) return this.#inFlight;
		if (this.#waiting.isEmpty) return null;
		const batch = this.#waiting;
		this.#waiting = new PendingBatch();
		return { batch, change: this.#change(batch) };
	}

	#change(batch: PendingBatch): Change {
		const { newId, fileId, count } = this.#options;
		return {
			batch: newId(),
			fileId,
			baseVersion: this.#version,
			entries: batch.entries,
			rows: batch.rows,
			overrides: batch.overrides,
			pages: batch.pages,
			counts: count(batch.touched),
			journal: batch.journal
		};
	}

	async #commitAll(): Promise<void> {
		for (;;) {
			this.#inFlight = this.#next();
			if (!this.#inFlight) return this.#say({ status: 'saved', failure: null });
			// A new try after a failure is not news: 'not saved' stays until it is.
			if (this.#failures === 0) this.#say({ status: 'saving' });
			const result = await commitChange(this.#options.connection, this.#inFlight.change);
			if (result.ok) this.#committed(result.value.file, result.value.version);
			else if (result.failure.code !== 'conflict') return this.#failed(result.failure);
			else if (!(await this.#rebase(this.#inFlight.batch))) return;
		}
	}

	#committed(file: RegistryFile, version: number): void {
		this.#inFlight = null;
		this.#failures = 0;
		this.#version = version;
		this.#say({ failure: null, savedAt: this.#options.clock.now() });
		this.#options.onCommitted(file);
	}

	#failed(failure: Failure): void {
		this.#say({ status: 'failed', failure });
		if (failure.code === 'read-only' || failure.code === 'file-unknown') return;
		const ms = retryMs[Math.min(this.#failures++, retryMs.length - 1)] ?? 0;
		this.#cancelTimer ??= this.#options.clock.after(ms, () => void this.flush());
	}

	async #rebase(batch: PendingBatch): Promise<boolean> {
		const fresh = await openFile(this.#options.connection, this.#options.fileId);
		if (!fresh.ok) {
			this.#failed(fresh.failure);
			return false;
		}
		rebase(batch, fresh.value.record);
		rebase(this.#waiting, fresh.value.record, batch);
		this.#version = fresh.value.record.version;
		this.#options.onRebased(fresh.value, [batch, this.#waiting]);
		this.#inFlight = { batch, change: this.#change(batch) };
		return true;
	}
}
