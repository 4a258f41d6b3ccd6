// What an export session needs from outside, and what it leaves behind: replaced by fakes in tests.
import type { Result } from '#lib/domain/result.ts';
import type { Role } from '#lib/domain/workflow.ts';
import type { ExportLabels } from '#lib/pipeline/export/labels.ts';
import type { Profile } from '#lib/pipeline/export/profile/profile.ts';
import type { ExportRunner } from '#lib/platform/export/export-protocol.ts';

export interface ExportPlatform {
	readonly runner: ExportRunner;
	readonly canChooseFolder: boolean;
	/** Null when the person closes the picker. */
	chooseFolder(): Promise<FileSystemDirectoryHandle | null>;
	download(file: File): void;
	/** Removes files kept for download: they are personal data. */
	discard(): Promise<void>;
	/** Who works here; null until somebody has said so. */
	worker(): { readonly role: Role } | null;
	/** Keeps in the journal what was exported, by whom. */
	journal(said: ExportAct): Promise<Result<void>>;
	/** Exports made here before, newest first. */
	earlier(): Promise<Result<readonly EarlierExport[]>>;
	/** Keeps this export, so that a later one can be compared with it. */
	remember(made: Omit<EarlierExport, 'at'>): Promise<Result<void>>;
}

/** An export made on this machine. */
export interface EarlierExport {
	/** UTC, ISO 8601. */
	readonly at: string;
	readonly formats: readonly string[];
	readonly files: number;
	readonly persons: number;
	/** SHA-256 of its manifest. */
	readonly manifest: string;
	/** Its `muc-luc.tsv`. */
	readonly index: string;
}

/** What the next export is compared with. */
export interface DeltaBase {
	/** SHA-256 of the manifest of an export made here; null for a file somebody brought. */
	readonly manifest: string | null;
	readonly index: string;
}

/** What the journal keeps of one export: written before the files, and again with their proof. */
export interface ExportAct {
	readonly is: 'begun' | 'done';
	readonly formats: readonly string[];
	readonly restricted: boolean;
	readonly files: number;
	readonly persons: number;
	/** SHA-256 of the manifest, once it is written. */
	readonly manifest?: string;
}

export interface ExportSettings {
	readonly labels: ExportLabels;
	/** Ids of all formats, in the order they are shown. */
	readonly formatIds: readonly string[];
	/** The office's own columns and settings; null for all columns. */
	readonly profile: () => Profile | null;
}
