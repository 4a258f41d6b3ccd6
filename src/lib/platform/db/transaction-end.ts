// How a transaction ended. Looked at even where nobody waits for it: a rejection no one hears is a crash report.

/** The error it ended with, null when it committed. */
export const transactionEnd = (done: Promise<void>): Promise<unknown> =>
	done.then(
		() => null,
		(error: unknown) => error
	);
