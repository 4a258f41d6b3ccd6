// What passes from the files through review to the exporters: one household file, approved, with its proof.
import type { Household } from '../domain/household.ts';
import type { Issue } from '../domain/issue.ts';
import type { RegistryFile } from '../domain/registry-file.ts';
import type { RegistryFileId, UserId } from '../domain/ids.ts';

/** One household file as it may leave the archive. Restricted facts are already taken off. */
export interface ExportRecord {
	readonly file: RegistryFile;
	readonly household: Household;
	readonly approvedBy: UserId;
	/** UTC, ISO 8601. */
	readonly approvedAt: string;
	/** Versions of the form data the pages were read with: form id → versions, ascending. */
	readonly formVersions: Readonly<Record<string, readonly number[]>>;
	/** Version of the app that wrote the record. */
	readonly appVersion: string;
}

/** One household file that somebody might want to export, approved or not. */
export interface ExportCandidate {
	readonly file: RegistryFile;
	/** Null where it need not be assembled: a file that is not approved is held back unseen. */
	readonly household: Household | null;
	readonly formVersions: Readonly<Record<string, readonly number[]>>;
	readonly appVersion: string;
}

/** A file that stays, and every reason why. */
export interface HeldBack {
	readonly fileId: RegistryFileId;
	readonly title: string;
	readonly reasons: readonly Issue[];
}

/** The last act of the journal that changed a record; acts of export are passed over, so that exporting
 * twice states the same head. */
export interface JournalHead {
	readonly seq: number;
	readonly hash: string;
}

/** Where candidates come from: the database in the app, an array in tests and tools. */
export interface ExportSource {
	/** Number of household files, whatever their state. */
	count(): Promise<number>;
	/** Every household file in the order of its id, so that the same records give the same bytes. */
	candidates(options?: { readonly signal?: AbortSignal }): AsyncIterable<ExportCandidate>;
	/** Null for an empty journal. */
	journalHead(): Promise<JournalHead | null>;
}
