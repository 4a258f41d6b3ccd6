// The worker's end of the pool: answers every job, with a value or with the error as text.
import type { JobMessage, ReplyMessage } from './messages.ts';

export interface JobResult<Out> {
	readonly value: Out;
	readonly transfer?: Transferable[];
}

interface WorkerScope {
	addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
	postMessage(message: unknown, transfer: Transferable[]): void;
}

/** Call once at the end of a worker's entry file. */
export function serveJobs<Job, Out>(work: (job: Job) => Promise<JobResult<Out>>): void {
	const scope = globalThis as unknown as WorkerScope;
	const reply = (message: ReplyMessage<Out>, transfer: Transferable[] = []) =>
		scope.postMessage(message, transfer);
	scope.addEventListener('message', (event) => {
		const data = event.data as Partial<JobMessage<Job>> | null;
		if (typeof data?.jobId !== 'number' || !('job' in data)) return;
		const { jobId, job } = data as JobMessage<Job>;
		work(job).then(
			({ value, transfer }) => reply({ jobId, ok: true, value }, transfer),
			(error: unknown) => reply({ jobId, ok: false, ...describe(error) })
		);
	});
}

function describe(error: unknown): { name: string; message: string } {
	if (error instanceof Error) return { name: error.name, message: error.message };
	return { name: 'Error', message: String(error) };
}
