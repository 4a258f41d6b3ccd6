// A pool of identical workers, one job at a time each. Whatever happens, every job is answered: with its
// value, with a coded WorkerFailure, or with the abort's reason. Nothing else is known about the jobs.
import '../trusted-scripts.ts';
import { JobQueue, type Task } from './job-queue.ts';
import { isReply, type JobMessage } from './messages.ts';
import { asError, WorkerFailure, type WorkerFailureCode } from './worker-failure.ts';

export interface PoolOptions {
	readonly start: () => Worker;
	readonly size: number;
	/** From handing the job to a worker to its answer, milliseconds. */
	readonly timeoutMs: number;
	/** A worker is replaced after so many jobs: WebAssembly memory only ever grows. */
	readonly recycleAfter?: number;
	/** Told when three workers died in a row. */
	readonly onTrouble?: () => void;
}

export interface JobOptions {
	readonly signal?: AbortSignal | undefined;
	/** Higher goes first; equal goes in order of arrival. Default 0. */
	readonly priority?: number;
	readonly transfer?: Transferable[];
}

interface Slot<Job, Out> {
	readonly worker: Worker;
	task: Task<Job, Out> | null;
	timer: ReturnType<typeof setTimeout> | undefined;
	jobsDone: number;
}

const DEATHS_TOLD = 3;

export class WorkerPool<Job, Out> {
	readonly #options: PoolOptions;
	readonly #slots = new Set<Slot<Job, Out>>();
	readonly #queue = new JobQueue<Job, Out>();
	#lastJobId = 0;
	#deathsInARow = 0;

	constructor(options: PoolOptions) {
		this.#options = options;
	}

	/** Jobs waiting for a free worker. */
	get waiting(): number {
		return this.#queue.length;
	}

	/** Aborting ends the job: a waiting one leaves the queue, a running one takes its worker with it. */
	run(job: Job, { signal, priority = 0, transfer = [] }: JobOptions = {}): Promise<Out> {
		return new Promise<Out>((resolve, reject) => {
			if (signal?.aborted) return reject(asError(signal.reason));
			const jobId = ++this.#lastJobId;
			const onAbort = () => this.#abort(jobId, asError(signal?.reason));
			const settled = () => signal?.removeEventListener('abort', onAbort);
			signal?.addEventListener('abort', onAbort);
			this.#queue.add({
				...{ jobId, job, priority, transfer },
				resolve: (value) => (settled(), resolve(value)),
				reject: (reason) => (settled(), reject(reason))
			});
			this.#next();
		});
	}

	/** Ends all workers; jobs still open are rejected. A later `run` starts anew. */
	end(): void {
		const open = this.#queue.takeAll();
		for (const slot of [...this.#slots]) {
			if (slot.task) open.push(slot.task);
			this.#drop(slot);
		}
		for (const task of open) task.reject(new WorkerFailure('pool-ended'));
	}

	#next(): void {
		const idle = [...this.#slots].find((slot) => !slot.task);
		if (!idle && this.#slots.size >= this.#options.size) return;
		const task = this.#queue.takeFirst();
		if (!task) return;
		try {
			const slot = idle ?? this.#open();
			const message: JobMessage<Job> = { jobId: task.jobId, job: task.job };
			slot.worker.postMessage(message, { transfer: task.transfer });
			slot.task = task;
			slot.timer = setTimeout(() => this.#lose(slot, 'worker-timeout'), this.#options.timeoutMs);
		} catch (error) {
			task.reject(asError(error));
			this.#next();
		}
	}

	#open(): Slot<Job, Out> {
		const worker = this.#options.start();
		const slot: Slot<Job, Out> = { worker, task: null, timer: undefined, jobsDone: 0 };
		worker.addEventListener('message', (event) => this.#answer(slot, event.data));
		worker.addEventListener('error', (event) => {
			event.preventDefault();
			this.#lose(slot, 'worker-died');
		});
		worker.addEventListener('messageerror', () => this.#lose(slot, 'worker-died'));
		this.#slots.add(slot);
		return slot;
	}

	#answer(slot: Slot<Job, Out>, data: unknown): void {
		const { task } = slot;
		if (!task || !isReply<Out>(data, task.jobId)) return;
		this.#deathsInARow = 0;
		slot.jobsDone += 1;
		slot.task = null;
		clearTimeout(slot.timer);
		if (slot.jobsDone >= (this.#options.recycleAfter ?? Infinity)) this.#drop(slot);
		if (data.ok) task.resolve(data.value);
		else task.reject(new WorkerFailure('job-failed', data.name, data.message));
		this.#next();
	}

	#lose(slot: Slot<Job, Out>, code: WorkerFailureCode): void {
		if (!this.#slots.has(slot)) return;
		this.#drop(slot);
		slot.task?.reject(new WorkerFailure(code));
		if (code === 'worker-died' && ++this.#deathsInARow >= DEATHS_TOLD) {
			this.#deathsInARow = 0;
			for (const task of this.#queue.takeAll()) task.reject(new WorkerFailure('workers-failing'));
			this.#options.onTrouble?.();
		}
		this.#next();
	}

	#abort(jobId: number, reason: Error): void {
		const slot = [...this.#slots].find(({ task }) => task?.jobId === jobId);
		if (slot) this.#drop(slot);
		(slot?.task ?? this.#queue.take(jobId))?.reject(reason);
		this.#next();
	}

	#drop(slot: Slot<Job, Out>): void {
		this.#slots.delete(slot);
		clearTimeout(slot.timer);
		slot.worker.terminate();
	}
}
