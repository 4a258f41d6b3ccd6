// One tab edits a household file: a Web Lock per file, held as long as the file is open.
// Where locks do not exist (a page not served over HTTPS) the compare-and-set on save is what remains.

export interface HeldLock {
	/** Lets the next tab have it; harmless when called twice or while still queueing. */
	release(): void;
}

export interface Locks {
	/**
	 * Asks for the lock. `onState('held')` comes at once when it is free; else `onState('queued')` now and
	 * `onState('held')` when the other tab lets go.
	 */
	hold(name: string, onState: (state: 'held' | 'queued') => void): HeldLock;
}

export const webLocks: Locks = {
	hold(name, onState) {
		if (typeof navigator === 'undefined' || !('locks' in navigator)) {
			onState('held');
			return { release: () => undefined };
		}
		let done: () => void = () => undefined;
		const released = new Promise<void>((resolve) => (done = resolve));
		const leaving = new AbortController();
		const keep = (): Promise<void> => {
			onState('held');
			return released;
		};
		const queue = (): Promise<void> =>
			navigator.locks.request(name, { signal: leaving.signal }, keep).catch((error: unknown) => {
				if (!leaving.signal.aborted) throw error;
			});
		void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
			if (lock) return keep();
			if (leaving.signal.aborted) return;
			onState('queued');
			void queue();
		});
		return {
			release() {
				leaving.abort();
				done();
			}
		};
	}
};
