// Jobs that wait for a worker: the highest priority first, then the order of arrival.

export interface Task<Job, Out> {
	readonly jobId: number;
	readonly job: Job;
	readonly priority: number;
	readonly transfer: Transferable[];
	readonly resolve: (value: Out) => void;
	readonly reject: (reason: Error) => void;
}

export class JobQueue<Job, Out> {
	readonly #tasks: Task<Job, Out>[] = [];

	get length(): number {
		return this.#tasks.length;
	}

	add(task: Task<Job, Out>): void {
		const at = this.#tasks.findIndex((other) => other.priority < task.priority);
		this.#tasks.splice(at < 0 ? this.#tasks.length : at, 0, task);
	}

	takeFirst(): Task<Job, Out> | undefined {
		return this.#tasks.shift();
	}

	take(jobId: number): Task<Job, Out> | undefined {
		const at = this.#tasks.findIndex((task) => task.jobId === jobId);
		return at < 0 ? undefined : this.#tasks.splice(at, 1)[0];
	}

	takeAll(): Task<Job, Out>[] {
		return this.#tasks.splice(0);
	}
}
