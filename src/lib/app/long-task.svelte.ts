// One long piece of work at a time: how far it is, what made it fail, and the way to stop it. Being stopped is an outcome
// and no failure.
import { fail, type Failure, type Result } from '#lib/domain/result.ts';

export interface TaskControl {
	readonly signal: AbortSignal;
	/** 0…1. */
	readonly onProgress: (share: number) => void;
}

export class LongTask {
	#progress = $state<number | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#stop: AbortController | null = null;

	/** 0…1 while it runs. */
	get progress(): number | null {
		return this.#progress;
	}
	get isRunning(): boolean {
		return this.#progress !== null;
	}
	/** Of the last work; null while it runs, after success, and when it was stopped. */
	get failure(): Failure | null {
		return this.#failure;
	}

	/** Shows the failure of a step that needs no progress, or takes the last one away. */
	note(failure: Failure | null): void {
		this.#failure = failure;
	}

	cancel(): void {
		this.#stop?.abort();
	}

	/** Code `task-running` while other work of this task runs; `cancelled` when it was stopped. */
	async run<T>(work: (control: TaskControl) => Promise<Result<T>>): Promise<Result<T>> {
		if (this.isRunning) return fail('task-running');
		const { signal } = (this.#stop = new AbortController());
		this.#progress = 0;
		this.#failure = null;
		try {
			const done = await work({ signal, onProgress: (share) => (this.#progress = share) });
			if (!done.ok && done.failure.code !== 'cancelled') this.#failure = done.failure;
			return done;
		} catch (error) {
			if (!signal.aborted) throw error;
			return fail('cancelled');
		} finally {
			this.#progress = null;
			this.#stop = null;
		}
	}
}
