// What the page and the export worker say to each other. Formats are named by id: functions cannot be posted.
import type { ExportOptions } from '#lib/pipeline/export/exporter.ts';
import type { ExportRecord } from '#lib/pipeline/export-record.ts';
import type { ReleasePolicy } from '#lib/pipeline/review/may-go.ts';
import type { ExportOutcome, ExportPlan, ExportProgress } from '#lib/pipeline/run-export.ts';
import type { PictureQuality } from './page-picture.ts';
import type { Failure } from '#lib/domain/result.ts';
import type { ArchiveKeys } from '#lib/platform/crypto/archive-keys.ts';

export type ExportFailureCode =
	| 'export-nothing'
	| 'export-disk-full'
	| 'export-folder-denied'
	| 'export-unknown-format'
	| 'export-base-broken'
	| 'export-storage-unavailable'
	| 'export-worker-died'
	| 'export-failed';

export type ExportFailure = Failure<ExportFailureCode>;

/** Which database, and which app writes the files. */
export interface ArchiveName {
	readonly database: string;
	readonly appVersion: string;
}

/** The archive with the keys that open it: they can be posted, not read out. */
export interface OpenArchive extends ArchiveName {
	readonly keys: ArchiveKeys;
}

export interface PlanCommand {
	readonly do: 'plan';
	readonly archive: OpenArchive;
	readonly policy: ReleasePolicy;
	/** Text of an earlier package's index; null for a full export. */
	readonly base: string | null;
}

/** The first records that may go, for a preview. */
export interface SampleCommand {
	readonly do: 'sample';
	readonly archive: OpenArchive;
	readonly policy: ReleasePolicy;
	readonly count: number;
}

export interface RunCommand {
	readonly do: 'run';
	readonly archive: OpenArchive;
	readonly formats: readonly string[];
	readonly policy: ReleasePolicy;
	readonly base: string | null;
	/** Without signal and pages: neither can be posted. */
	readonly options: Omit<ExportOptions, 'signal' | 'pages'>;
	/** How finely the pages of a PDF are drawn. */
	readonly quality: PictureQuality;
	/** A folder the person chose; null: keep the files for download. */
	readonly folder: FileSystemDirectoryHandle | null;
}

export type ExportCommand = PlanCommand | SampleCommand | RunCommand | { readonly do: 'cancel' };

/** A finished run: `files` is empty when they went into a folder. */
export interface RunAnswer {
	/** Text of its `muc-luc.tsv`, which a later delta starts from. */
	readonly index: string;
	readonly outcome: Omit<ExportOutcome, 'index'>;
	readonly files: readonly File[];
}

export type ExportMessage =
	| { readonly is: 'progress'; readonly progress: ExportProgress }
	| { readonly is: 'plan'; readonly plan: ExportPlan }
	| { readonly is: 'sample'; readonly records: readonly ExportRecord[] }
	| { readonly is: 'done'; readonly answer: RunAnswer }
	| { readonly is: 'cancelled' }
	| { readonly is: 'failed'; readonly failure: ExportFailure };

export interface CallOptions {
	readonly signal: AbortSignal;
	readonly onProgress: (progress: ExportProgress) => void;
}

export type Answer<T> =
	| { readonly is: 'done'; readonly value: T }
	| { readonly is: 'cancelled' }
	| { readonly is: 'failed'; readonly failure: Failure };

/** What the session needs; the real one starts a worker for each call. */
export interface ExportRunner {
	plan(
		command: Omit<PlanCommand, 'do' | 'archive'>,
		options: CallOptions
	): Promise<Answer<ExportPlan>>;
	sample(
		command: Omit<SampleCommand, 'do' | 'archive'>,
		options: CallOptions
	): Promise<Answer<readonly ExportRecord[]>>;
	run(
		command: Omit<RunCommand, 'do' | 'archive'>,
		options: CallOptions
	): Promise<Answer<RunAnswer>>;
}
