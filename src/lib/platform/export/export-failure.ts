// Turns whatever stopped an export into one code; the texts of errors may hold personal data and go no further.
import { StorageUnavailable } from './database-source.ts';
import { NothingToExport } from '#lib/pipeline/run-export.ts';
import type { ExportFailure, ExportFailureCode } from './export-protocol.ts';

const byName: Readonly<Record<string, ExportFailureCode>> = {
	QuotaExceededError: 'export-disk-full',
	NotAllowedError: 'export-folder-denied',
	NoModificationAllowedError: 'export-folder-denied',
	NotFoundError: 'export-folder-denied',
	InvalidStateError: 'export-storage-unavailable',
	SecurityError: 'export-storage-unavailable'
};

export const isAbort = (reason: unknown): boolean =>
	reason instanceof DOMException && reason.name === 'AbortError';

export function exportFailure(reason: unknown): ExportFailure {
	if (reason instanceof NothingToExport) return { code: 'export-nothing' };
	if (reason instanceof StorageUnavailable) return { code: 'export-storage-unavailable' };
	if (reason instanceof Error || reason instanceof DOMException)
		return { code: byName[reason.name] ?? 'export-failed' };
	return { code: 'export-failed' };
}
