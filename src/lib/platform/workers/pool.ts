// A pool of identical workers, one job at a time each. Whatever happens, every job is answered: with its
// value, with a coded WorkerFailure, or with the abort's reason. Nothing else is known about the jobs.
import '../trusted-scripts.ts';
import { isReply, type JobMessage } from './messages.ts';
import { WorkerFailure, type WorkerFailureCode } from './worker-failure.ts';

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

interface Task<Job, Out> {
	readonly jobId: number;
	readonly job: Job;
	readonly priority: number;
	readonly transfer: Transferable[];
	readonly resolve: (value: Out) => void;
	readonly reject: (reason: Error) => void;
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
	#queue: Task<Job, Out>[] = [];
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
			const at = this.#queue.findIndex((other) => other.priority < priority);
			this.#queue.splice(at < 0 ? this.#queue.length : at, 0, {
				...{ jobId, job, priority, transfer },
				resolve: (value) => (settled(), resolve(value)),
				reject: (reason) => (settled(), reject(reason))
			});
			this.#next();
		});
	}

	/** Ends all workers; jobs still open are rejected. A later `run` starts anew. */
	end(): void {
		const open = [...this.#queue];
		this.#queue = [];
		for (const slot of [...this.#slots]) {
			if (slot.task) open.push(slot.task);
			this.#drop(slot);
		}
		for (const task of open) task.reject(new WorkerFailure('pool-ended'));
	}

	#next(): void {
		const idle = [...this.#slots].find((slot) => !slot.task);
		if (this.#queue.length === 0 || (!idle && this.#slots.size >= this.#options.size)) return;
		const task = this.#queue.shift();
		if (!task) return;
		const slot = idle ?? this.#open();
		slot.task = task;
		slot.timer = setTimeout(() => this.#lose(slot, 'worker-timeout'), this.#options.timeoutMs);
		try {
			slot.worker.postMessage({ jobId: task.jobId, job: task.job } satisfies JobMessage<Job>, {
				transfer: task.transfer
			});
		} catch (error) {
			this.#release(slot);
			task.reject(asError(error));
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
		if (slot.jobsDone >= (this.#options.recycleAfter ?? Infinity)) this.#drop(slot);
		if (data.ok) task.resolve(data.value);
		else task.reject(new WorkerFailure('job-failed', data.name, data.message));
		this.#release(slot);
	}

	#lose(slot: Slot<Job, Out>, code: WorkerFailureCode): void {
		if (!this.#slots.has(slot)) return;
		this.#drop(slot);
		slot.task?.reject(new WorkerFailure(code));
		if (code === 'worker-died' && ++this.#deathsInARow >= DEATHS_TOLD) {
			this.#deathsInARow = 0;
			for (const task of this.#queue.splice(0)) task.reject(new WorkerFailure('workers-failing'));
			this.#options.onTrouble?.();
		}
		this.#release(slot);
	}

	#abort(jobId: number, reason: Error): void {
		const waiting = this.#queue.find((task) => task.jobId === jobId);
		const slot = [...this.#slots].find(({ task }) => task?.jobId === jobId);
		if (waiting) this.#queue.splice(this.#queue.indexOf(waiting), 1);
		if (slot) this.#drop(slot);
		(waiting ?? slot?.task)?.reject(reason);
		if (slot) this.#release(slot);
	}

	#drop(slot: Slot<Job, Out>): void {
		this.#slots.delete(slot);
		clearTimeout(slot.timer);
		slot.worker.terminate();
	}

	#release(slot: Slot<Job, Out>): void {
		clearTimeout(slot.timer);
		slot.task = null;
		this.#next();
	}
}

function asError(reason: unknown): Error {
	return reason instanceof Error ? reason : new Error(String(reason));
}
