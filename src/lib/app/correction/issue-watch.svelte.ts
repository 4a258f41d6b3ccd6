// Rules over the whole household, looked at when the person pauses: they take milliseconds for a household, but
// more than a key press may take for a scan of hundreds of pages.
import type { HouseholdIssue } from '#lib/domain/household.ts';
import type { Clock } from '#lib/platform/clock.ts';

/** Shortest pause, milliseconds. */
const pauseMs = 300;
/** The pause grows with the work: at most a tenth of the time is spent on rules. */
const pausePerWork = 10;

export class IssueWatch {
	readonly #clock: Clock;
	readonly #find: () => readonly HouseholdIssue[];
	#issues = $state.raw<readonly HouseholdIssue[]>([]);
	#cancel: (() => void) | null = null;
	#lastMs = 0;

	constructor(clock: Clock, find: () => readonly HouseholdIssue[]) {
		this.#clock = clock;
		this.#find = find;
	}

	get issues(): readonly HouseholdIssue[] {
		return this.#issues;
	}

	/** Something the rules look at has changed. */
	stale(): void {
		this.#cancel?.();
		const wait = Math.max(pauseMs, this.#lastMs * pausePerWork);
		this.#cancel = this.#clock.after(wait, () => this.look());
	}

	/** Looks now. */
	look(): void {
		this.stop();
		const began = this.#clock.elapsedMs();
		this.#issues = this.#find();
		this.#lastMs = this.#clock.elapsedMs() - began;
	}

	stop(): void {
		this.#cancel?.();
		this.#cancel = null;
	}
}
