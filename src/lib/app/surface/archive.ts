// What the work list sees: storage, who works here, household files, filters and totals.
import type { BatchProgress } from '../archive-lists.ts';
import type { RegistryFileId, UserId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import type { Result } from '#lib/domain/result.ts';
import type { FileState, Role } from '#lib/domain/workflow.ts';

/** State of the browser's storage; everything but `ready` is shown as a banner or a screen of its own. */
export type StorageState =
	| 'opening'
	| 'ready'
	/** Another tab holds an older version open and does not let go. */
	| 'blocked'
	/** The connection died; it is being reopened, edits wait in memory. */
	| 'reconnecting'
	/** Out of space: edits wait in memory and are tried again. */
	| 'full'
	/** This machine had an archive and the browser has thrown it away: offer restore, never start silently. */
	| 'data-lost'
	/** Written by a newer version of the app. */
	| 'too-new'
	/** No IndexedDB here (private mode, policy). */
	| 'unavailable';

/** Someone who works here (cán bộ). */
export interface OfficeWorker {
	readonly id: UserId;
	readonly name: string;
	readonly role: Role;
}

export interface ArchiveFilter {
	/** Empty = all states. */
	readonly states: readonly FileState[];
	/** Matched against the title without tones or case. */
	readonly text: string;
	/** Null = all batches. */
	readonly batch: string | null;
	readonly onlyOpen: boolean;
}

export interface ArchiveTotals {
	readonly files: number;
	readonly pages: number;
	readonly pagesRead: number;
	readonly pagesFailed: number;
	readonly fields: number;
	/** Fields that still need a person. */
	readonly open: number;
	readonly byState: Readonly<Record<FileState, number>>;
}

export interface StorageEstimate {
	readonly usedBytes: number;
	/** The browser has promised not to evict. */
	readonly persisted: boolean;
}

/** src/lib/app/archive.svelte.ts */
export interface ArchiveSurface {
	readonly storage: StorageState;
	readonly estimate: StorageEstimate | null;
	/** All household files, newest first. */
	readonly files: readonly RegistryFile[];
	/** `files` through the filter. */
	readonly shown: readonly RegistryFile[];
	readonly filter: ArchiveFilter;
	readonly totals: ArchiveTotals;
	/** How far each batch is, newest first. */
	readonly batches: readonly BatchProgress[];
	/** Null until someone has said who works here. */
	readonly worker: OfficeWorker | null;
	readonly workers: readonly OfficeWorker[];
	file(id: RegistryFileId): RegistryFile | null;
	/** Name for a journal line; null for an id this machine does not know. */
	workerName(id: UserId): string | null;
	setFilter(change: Partial<ArchiveFilter>): void;
	/** Chooses who works here; the same name and role is the same worker again. */
	signIn(name: string, role: Role): Promise<Result<OfficeWorker>>;
	signOut(): Promise<Result<void>>;
	pages(id: RegistryFileId): Promise<readonly Page[]>;
	/** Next file this worker should open: returned, then keying with open fields. */
	nextFile(after?: RegistryFileId): RegistryFile | null;
	/** After `data-lost`: begin anew, knowingly. */
	startFresh(): Promise<void>;
	askToPersist(): Promise<boolean>;
}
