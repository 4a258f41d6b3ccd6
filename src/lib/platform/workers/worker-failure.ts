// Why a job given to a worker has no value. Coded, so that each adapter can turn it into its own failure.

export type WorkerFailureCode =
	/** The worker's code threw while doing this job. */
	| 'job-failed'
	/** The worker took longer than allowed and was ended. */
	| 'worker-timeout'
	/** The worker died, or its script could not be loaded. */
	| 'worker-died'
	/** Three workers died in a row: all who wait are sent away. */
	| 'workers-failing'
	/** The pool was ended while the job waited. */
	| 'pool-ended';

export class WorkerFailure extends Error {
	override readonly name = 'WorkerFailure';

	constructor(
		readonly code: WorkerFailureCode,
		/** Name of the error inside the worker, for `job-failed`. */
		readonly causeName = '',
		message = ''
	) {
		super(message ? `${code}: ${message}` : code);
	}
}

/** What is thrown or given as an abort's reason may be anything; a rejection is an Error. */
export function asError(reason: unknown): Error {
	return reason instanceof Error ? reason : new Error(String(reason));
}
