// The one source of time and delay, as a port, so that tests can let hours pass in a millisecond.

export interface Clock {
	/** UTC, ISO 8601 with milliseconds. For the journal; order is by seq, never by this. */
	now(): string;
	/** Milliseconds that only ever grow; for durations. */
	elapsedMs(): number;
	/** Runs once after `ms`; call the answer to prevent it. */
	after(ms: number, act: () => void): () => void;
}

export const systemClock: Clock = {
	now: () => new Date().toISOString(),
	elapsedMs: () => performance.now(),
	after(ms, act) {
		const timer = setTimeout(act, ms);
		return () => clearTimeout(timer);
	}
};

/** Resolves after `ms` of the given clock. */
export const pause = (clock: Clock, ms: number): Promise<void> =>
	new Promise((resolve) => clock.after(ms, resolve));
