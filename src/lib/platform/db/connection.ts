// The one connection of this tab. It dies in practice (disk full, site data cleared, an update in another tab),
// so it is never handed out to keep: who needs it asks, and it reopens itself with growing pauses.
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { type Clock, pause, systemClock } from '#lib/platform/clock.ts';
import type { Keyring } from '#lib/platform/crypto/keyring.ts';
import { log } from '#lib/platform/log.ts';
import { checkCanary, type InstallMark, localInstallMark, plantNew } from './canary.ts';
import { isFinal, type StorageFailure } from './failures.ts';
import { type ArchiveDatabase, openSafe } from './open.ts';
import { RowCache } from './row-cache.ts';

export type ConnectionState = 'opening' | 'ready' | 'closed' | StorageFailure;

export interface ConnectionOptions {
	/** Opens and seals rows; work waits while it is locked. */
	readonly keyring: Keyring;
	readonly clock?: Clock;
	readonly mark?: InstallMark;
	readonly newId?: () => string;
}

/** Pauses between tries to reopen, milliseconds; the last one repeats. */
const backoffMs = [0, 50, 200, 1000, 3000, 10_000];
/** How long an update in another tab waits for this tab's last edits. */
const farewellMs = 500;

export class Connection {
	readonly #name: string;
	readonly keyring: Keyring;
	/** Rows of this tab's last commits; of use to transact() alone. */
	readonly cache = new RowCache();
	readonly clock: Clock;
	readonly #mark: InstallMark;
	readonly #newId: () => string;
	#db: ArchiveDatabase | null = null;
	#opening: Promise<Result<ArchiveDatabase, StorageFailure>> | null = null;
	#state: ConnectionState = 'opening';
	#isReopening = false;
	readonly #listeners = new Set<(state: ConnectionState) => void>();
	readonly #farewells = new Set<() => Promise<unknown>>();
	readonly #roomKeepers = new Set<() => Promise<boolean>>();
	#hasDied = false;

	constructor(name: string, options: ConnectionOptions) {
		this.keyring = options.keyring;
		options.keyring.listen((isOpen) => {
			if (!isOpen) this.cache.clear();
		});
		this.#name = name;
		this.clock = options.clock ?? systemClock;
		this.#mark = options.mark ?? localInstallMark(name);
		this.#newId = options.newId ?? (() => crypto.randomUUID());
	}

	get state(): ConnectionState {
		return this.#state;
	}

	/** Called with every change of state; the answer ends it. */
	listen(listener: (state: ConnectionState) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Run before the connection must close for another tab's update: commit what is only in memory. */
	beforeClosing(farewell: () => Promise<unknown>): () => void {
		this.#farewells.add(farewell);
		return () => this.#farewells.delete(farewell);
	}

	/**
	 * Asked before every commit, and before a connection that died is opened anew; while the answer is false nothing is
	 * tried. After a write that failed for want of room Chromium throws away the data of an origin that it has not
	 * promised to keep (measured).
	 */
	beforeWriting(hasRoom: () => Promise<boolean>): () => void {
		this.#roomKeepers.add(hasRoom);
		return () => this.#roomKeepers.delete(hasRoom);
	}

	async hasRoom(): Promise<boolean> {
		const answers = await Promise.all([...this.#roomKeepers].map((ask) => ask()));
		return answers.every(Boolean);
	}

	/** The open database, opened now where it is not. One try; `lost` sees to the next ones. */
	async database(): Promise<Result<ArchiveDatabase, StorageFailure>> {
		if (this.#db) return ok(this.#db);
		if (this.#state === 'closed') return fail('storage-unavailable');
		this.#opening ??= this.#open().finally(() => (this.#opening = null));
		return this.#opening;
	}

	/** A call on `db` failed in a way that means the connection is dead, or the disk full. */
	lost(db: ArchiveDatabase, code: StorageFailure): void {
		if (this.#db !== db) return;
		log.warning(code);
		this.#hasDied = code === 'storage-lost';
		this.#drop();
		this.#set(code);
		void this.#reopen();
	}

	/** There is no room for a write; the connection is well. */
	full(): void {
		log.warning('storage-full');
		this.#set('storage-full');
	}

	/** A write has been committed. */
	healthy(): void {
		if (this.#db) this.#set('ready');
	}

	/** After `storage-data-lost`, by a person's decision. */
	async startFresh(): Promise<void> {
		const mark: InstallMark = { read: () => null, write: (id) => this.#mark.write(id) };
		const opened = await openSafe(this.#name, this.clock, this.#events());
		if (!opened.ok) return this.#set(opened.failure.code);
		await plantNew(opened.value, mark, this.#newId);
		this.#db = opened.value;
		this.#set('ready');
	}

	close(): void {
		this.#drop();
		this.#set('closed');
		this.#listeners.clear();
	}

	#set(state: ConnectionState): void {
		if (this.#state === state || this.#state === 'closed') return;
		this.#state = state;
		for (const listener of [...this.#listeners]) listener(state);
	}

	#drop(): void {
		const db = this.#db;
		this.#db = null;
		// Closing a dead connection may throw; it is gone either way.
		try {
			db?.close();
		} catch (error) {
			log.error('storage-close', error);
		}
	}

	#events() {
		return {
			onBlocked: () => this.#set('storage-blocked'),
			onBlocking: () => void this.#giveWay(),
			onTerminated: () => {
				if (this.#db) this.lost(this.#db, 'storage-lost');
			}
		};
	}

	/** Commits what is only in memory, as far as that goes in half a second: before an update, before a lock. */
	async lastWords(): Promise<void> {
		const farewells = [...this.#farewells].map((farewell) => farewell());
		await Promise.race([Promise.allSettled(farewells), pause(this.clock, farewellMs)]);
	}

	/** Another tab wants to upgrade: this tab's text first, then out of the way. */
	async #giveWay(): Promise<void> {
		await this.lastWords();
		const db = this.#db;
		if (db) this.lost(db, 'storage-lost');
	}

	async #open(): Promise<Result<ArchiveDatabase, StorageFailure>> {
		if (this.#state !== 'opening' && isFinal(this.#state as StorageFailure))
			return fail(this.#state as StorageFailure);
		const hasRoom = !this.#hasDied || (await this.hasRoom());
		const opened = hasRoom ? await this.#openOnce() : fail('storage-full');
		if (opened.ok) {
			this.#hasDied = false;
			this.#db = opened.value;
			// After a full disk only a committed write proves that there is room again.
			if (this.#state !== 'storage-full') this.#set('ready');
		} else {
			this.#set(opened.failure.code);
			if (!isFinal(opened.failure.code)) void this.#reopen();
		}
		return opened;
	}

	async #openOnce(): Promise<Result<ArchiveDatabase, StorageFailure>> {
		const opened = await openSafe(this.#name, this.clock, this.#events());
		if (!opened.ok) return opened;
		try {
			const canary = await checkCanary(opened.value, this.#mark, this.#newId);
			if (canary.ok) return opened;
			opened.value.close();
			return canary;
		} catch (error) {
			log.error('storage-canary', error);
			opened.value.close();
			return fail('storage-lost');
		}
	}

	async #reopen(): Promise<void> {
		if (this.#isReopening) return;
		this.#isReopening = true;
		for (let round = 0; !this.#db; round++) {
			await pause(this.clock, backoffMs[Math.min(round, backoffMs.length - 1)] ?? 0);
			if (this.#state === 'closed' || this.#db) break;
			const opened = await this.database();
			if (opened.ok || isFinal(opened.failure.code)) break;
		}
		this.#isReopening = false;
	}
}
