// The page's side of the room on the disk. What browsers report as free is invented, so room is found by writing.
import '../trusted-scripts.ts';
import { wrap, type Remote } from 'comlink';
import { type Clock, pause } from '../clock.ts';
import type { RoomWork } from './room.worker.ts';

/** Enough for hours of typing, and for moving a batch out. */
export const reserveBytes = 64 * 1024 * 1024;
/** More than a commit appends to the database's log. */
const commitBytes = 256 * 1024;
/** More than the database lays anew when its log is full, twice over. */
const tidyBytes = 8 * 1024 * 1024;
const tidyEveryMs = 2000;
/** A probe that takes longer tells nothing; no commit waits for it. */
const answerMs = 2000;

/** `kept`: the room is there; `short`: the disk has less than that left; `unknown`: no private files in this browser. */
export type ReserveState = 'kept' | 'short' | 'unknown';

export interface Room {
	/** Lays down the reserve where it is missing. */
	keep(): Promise<ReserveState>;
	/** Whether a commit may be tried: true where that cannot be told. */
	hasRoom(): Promise<boolean>;
	/** Gives the reserve to whoever writes next. */
	release(): Promise<void>;
}

/** None of it ever throws, and no commit ever hangs on it. */
export class DiskRoom implements Room {
	readonly #clock: Clock;
	#work: Remote<RoomWork> | null = null;
	/** Once the worker is dead it cannot be told how much room there is. */
	#ended: Promise<null> = new Promise(() => undefined);
	#hadRoom = true;
	#lookedAt = -Infinity;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	async keep(bytes = reserveBytes): Promise<ReserveState> {
		const isKept = await this.#ask((work) => work.lay(bytes));
		return isKept === null ? 'unknown' : isKept ? 'kept' : 'short';
	}

	/** A commit waits for a small probe; the large one runs behind it and is what the next commits go by. */
	async hasRoom(): Promise<boolean> {
		if (this.#hadRoom && (await this.#probe(commitBytes))) {
			if (this.#clock.elapsedMs() - this.#lookedAt > tidyEveryMs) void this.#look();
			return true;
		}
		await this.#look();
		return this.#hadRoom;
	}

	async release(): Promise<void> {
		await this.#ask((work) => work.release());
	}

	async #look(): Promise<void> {
		this.#lookedAt = this.#clock.elapsedMs();
		this.#hadRoom = await this.#probe(tidyBytes);
	}

	async #probe(bytes: number): Promise<boolean> {
		const late = pause(this.#clock, answerMs).then(() => null);
		return (await Promise.race([this.#ask((work) => work.probe(bytes)), late])) ?? true;
	}

	async #ask<T>(ask: (work: Remote<RoomWork>) => Promise<T>): Promise<T | null> {
		try {
			const work = (this.#work ??= this.#start());
			return await Promise.race([ask(work), this.#ended]);
		} catch {
			return null;
		}
	}

	#start(): Remote<RoomWork> {
		const worker = new Worker(new URL('./room.worker.ts', import.meta.url), { type: 'module' });
		this.#ended = new Promise((resolve) => {
			worker.addEventListener('error', (event) => {
				event.preventDefault();
				resolve(null);
			});
		});
		return wrap<RoomWork>(worker);
	}
}
