// Notices that nobody is there. Any key or click counts, in any tab; a film of activity every few seconds is enough.
import type { Clock } from '#lib/platform/clock.ts';

const sayEveryMs = 5000;

export interface IdleOptions {
	readonly clock: Clock;
	readonly minutes: () => number;
	onIdle(): void;
	/** Somebody works here; told at most every five seconds. */
	onActivity(): void;
}

export class IdleWatch {
	readonly #options: IdleOptions;
	#cancel: (() => void) | null = null;
	#saidAt = -Infinity;
	readonly #stops: (() => void)[] = [];

	constructor(options: IdleOptions) {
		this.#options = options;
	}

	/** No-op where there is no window (Node). */
	start(): void {
		if (this.#stops.length > 0 || typeof window === 'undefined') return this.restart();
		for (const kind of ['keydown', 'pointerdown', 'wheel'] as const) {
			const act = () => this.#active();
			window.addEventListener(kind, act, { capture: true, passive: true });
			this.#stops.push(() => window.removeEventListener(kind, act, { capture: true }));
		}
		this.restart();
	}

	/** Counts from now: somebody works in another tab. */
	restart(): void {
		this.#cancel?.();
		const ms = this.#options.minutes() * 60_000;
		this.#cancel = this.#options.clock.after(ms, () => this.#options.onIdle());
	}

	stop(): void {
		this.#cancel?.();
		for (const stop of this.#stops.splice(0)) stop();
	}

	#active(): void {
		const now = this.#options.clock.elapsedMs();
		if (now - this.#saidAt < sayEveryMs) return;
		this.#saidAt = now;
		this.restart();
		this.#options.onActivity();
	}
}
