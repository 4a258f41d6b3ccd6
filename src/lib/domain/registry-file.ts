// A household file (hồ sơ hộ khẩu): the pages filed under one household, worked on and approved as one.
import type { AwayMark } from './hand-over.ts';
import type { PageId, RegistryFileId, UserId } from './ids.ts';
import type { FileState } from './workflow.ts';

export interface RegistryFile {
	readonly id: RegistryFileId;
	/** What lists show: the scanned file's name until a file number is known. */
	readonly title: string;
	/** Batch (lô) the scans arrived in. */
	readonly batch: string;
	readonly pageIds: readonly PageId[];
	readonly state: FileState;
	/** Grows by one with every committed change; compared on save. */
	readonly version: number;
	readonly importedAt: string;
	readonly sentBy: UserId | null;
	readonly approvedBy: UserId | null;
	readonly approvedAt: string | null;
	/** Reason of the last return, shown to the clerk. */
	readonly returnReason: string | null;
	/** Given to another machine: cannot be changed here. */
	readonly away?: AwayMark | null;
	/** The hand-over package it came in last. */
	readonly cameIn?: string | null;
	/** Counters kept in the same transaction as the change, so that lists never count. */
	readonly counts: {
		readonly pages: number;
		readonly pagesRead: number;
		readonly pagesFailed: number;
		/** Pages that should be scanned again; absent in files stored before pages were looked at. */
		readonly pagesToRescan?: number;
		readonly fields: number;
		/** Fields that still need a person. */
		readonly open: number;
	};
}
