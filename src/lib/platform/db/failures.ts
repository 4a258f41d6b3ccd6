// What can go wrong with the browser's storage, as codes. Measured on a full disk: the first failing write may say
// QuotaExceededError or UnknownError, and every call after it InvalidStateError, because the connection is dead.

export type StorageFailure =
	| 'storage-full'
	| 'storage-lost'
	| 'storage-blocked'
	| 'storage-timeout'
	| 'storage-too-new'
	| 'storage-unavailable'
	| 'storage-data-lost'
	/** A row does not open: changed from outside, or its file has been erased. The connection is well. */
	| 'storage-unreadable';

/** Failures that waiting and reopening cannot mend. */
export const isFinal = (code: StorageFailure): boolean =>
	code === 'storage-too-new' || code === 'storage-unavailable' || code === 'storage-data-lost';

/** Errors that a wrong program makes, however healthy the disk is. */
const bugs = new Set([
	'ConstraintError',
	'DataError',
	'DataCloneError',
	'NotFoundError',
	'ReadOnlyError',
	'SyntaxError'
]);

/** The storage failure an error stands for; null when it is a bug and must be thrown on. */
export function classify(error: unknown): StorageFailure | null {
	if (typeof error !== 'object' || error === null || !('name' in error)) return null;
	const name = String(error.name);
	if (name === 'QuotaExceededError') return 'storage-full';
	if (name === 'VersionError') return 'storage-too-new';
	if (name === 'SecurityError') return 'storage-unavailable';
	const isDomException = typeof DOMException !== 'undefined' && error instanceof DOMException;
	return isDomException && !bugs.has(name) ? 'storage-lost' : null;
}
