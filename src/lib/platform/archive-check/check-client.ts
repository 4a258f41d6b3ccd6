// The page's side of the worker that checks the archive: begins it, feeds it batch by batch, ends it.
import '../trusted-scripts.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { ArchiveFindings, FileToCheck } from '#lib/pipeline/archive-check.ts';
import type { CheckCommand, CheckMessage } from './check-protocol.ts';

export interface CheckOptions {
	readonly signal: AbortSignal;
	/** Files handed over so far. */
	readonly onFiles: (done: number) => void;
	/** Share of the comparing that is done, 0…1. */
	readonly onComparing: (share: number) => void;
}

type Begin = Omit<CheckCommand & { do: 'begin' }, 'do'>;

/** Null: cancelled. Code `check-worker-died`; codes of storage come from the batches. */
export type CheckRunner = (
	begin: Begin,
	batches: AsyncIterable<Result<readonly FileToCheck[]>>,
	options: CheckOptions
) => Promise<Result<ArchiveFindings> | null>;

class CheckWorker {
	readonly #worker = new Worker(new URL('./archive-check.worker.ts', import.meta.url), {
		type: 'module'
	});
	readonly #onComparing: (share: number) => void;
	#answer: (message: CheckMessage | null) => void = () => undefined;

	constructor(onComparing: (share: number) => void) {
		this.#onComparing = onComparing;
		this.#worker.addEventListener('message', ({ data }: MessageEvent<CheckMessage>) => {
			if (data.is === 'progress') this.#onComparing(data.share);
			else this.#answer(data);
		});
		this.#worker.addEventListener('error', (event) => {
			event.preventDefault();
			this.#answer(null);
		});
	}

	/** Null when the worker has died or was ended. */
	ask(command: CheckCommand): Promise<CheckMessage | null> {
		return new Promise((resolve) => {
			this.#answer = resolve;
			this.#worker.postMessage(command);
		});
	}

	end(): void {
		this.#worker.terminate();
		this.#answer(null);
	}
}

export const checkRunner: CheckRunner = async (
	begin,
	batches,
	{ signal, onFiles, onComparing }
) => {
	if (signal.aborted) return null;
	const worker = new CheckWorker(onComparing);
	const stop = () => worker.end();
	signal.addEventListener('abort', stop, { once: true });
	const died = () => (signal.aborted ? null : fail('check-worker-died'));
	try {
		if (!(await worker.ask({ do: 'begin', ...begin }))) return died();
		let done = 0;
		for await (const batch of batches) {
			if (signal.aborted) return null;
			if (!batch.ok) return batch;
			if (!(await worker.ask({ do: 'add', files: batch.value }))) return died();
			onFiles((done += batch.value.length));
		}
		const answer = await worker.ask({ do: 'finish' });
		return answer?.is === 'found' ? ok(answer.findings) : died();
	} finally {
		signal.removeEventListener('abort', stop);
		worker.end();
	}
};
