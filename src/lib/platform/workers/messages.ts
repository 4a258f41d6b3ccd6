// What the pool and its workers say to each other. Errors cross as text: an Error does not survive the trip whole.

export interface JobMessage<Job> {
	readonly jobId: number;
	readonly job: Job;
}

export type ReplyMessage<Out> =
	| { readonly jobId: number; readonly ok: true; readonly value: Out }
	| { readonly jobId: number; readonly ok: false; readonly name: string; readonly message: string };

export function isReply<Out>(data: unknown, jobId: number): data is ReplyMessage<Out> {
	return typeof data === 'object' && data !== null && 'jobId' in data && data.jobId === jobId;
}
