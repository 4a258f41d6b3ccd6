// What the import screen sees: files coming in, pages being read, page pictures.
import type { PageId, RegistryFileId } from '#lib/domain/ids.ts';
import type { LegibilityProblem } from '#lib/domain/page-look.ts';
import type { Failure, Result } from '#lib/domain/result.ts';

export interface IncomingFile {
	readonly file: File;
	/** Folder it came from, relative to what was dropped, `''` when loose. */
	readonly folder: string;
}

export interface ImportProgress {
	readonly filesDone: number;
	readonly filesTotal: number;
	/** Pages read or failed since the session began. */
	readonly pagesDone: number;
	readonly pagesTotal: number;
	readonly pagesFailed: number;
	/** Rolling estimate, milliseconds; null until two pages are done. */
	readonly msLeft: number | null;
}

export interface ImportFailureReport {
	readonly fileName: string;
	/** Page inside the file, from 0; absent when the whole file failed. */
	readonly pageIndex?: number;
	readonly failure: Failure;
	/** What a supervisor may let in beyond the limits: a whole file, or a page of one. */
	readonly refused?: File | PageId;
}

export interface DuplicateReport {
	readonly fileName: string;
	/** Where the same bytes already are. */
	readonly fileId: RegistryFileId;
	readonly title: string;
}

/** A page that should be scanned again while the paper is on the desk. */
export interface RescanNote {
	readonly pageId: PageId;
	readonly fileId: RegistryFileId;
	/** Of its household file. */
	readonly title: string;
	/** Place in the file, from 0. */
	readonly index: number;
	readonly problems: readonly LegibilityProblem[];
}

/** A pile that was made into several household files. */
export interface GroupingNote {
	/** The file the pages arrived in; it keeps the first group. */
	readonly fileId: RegistryFileId;
	readonly by: 'separators' | 'covers';
	readonly title: string;
	readonly files: number;
}

/**
 * A page picture ready to be shown: hand `blob` to createImageBitmap or an object URL. Upright once the page has been
 * read; before that as scanned. Ask again when `page.state` changes.
 */
export interface PageImage {
	readonly blob: Blob;
	/** Size of the pixels that boxes refer to; the picture itself may have fewer. 0 until the page has been read. */
	readonly widthPx: number;
	readonly heightPx: number;
}

/** src/lib/app/import-session.svelte.ts: one per tab, lives as long as the app. */
export interface ImportSurface {
	/** Files are being taken in (hash, open, write). */
	readonly isImporting: boolean;
	/** Pages are being read in the background. */
	readonly isReading: boolean;
	readonly progress: ImportProgress;
	readonly failures: readonly ImportFailureReport[];
	readonly duplicates: readonly DuplicateReport[];
	/** Household files that arrived since the report was last cleared. */
	readonly arrived: readonly RegistryFileId[];
	/** Pages of this session that should be scanned again. */
	readonly rescans: readonly RescanNote[];
	readonly groupings: readonly GroupingNote[];
	/** From a picker: `webkitRelativePath` gives the folder. Ends when every file is stored or refused. */
	addFiles(files: Iterable<File>): Promise<void>;
	/** From a drop; call it synchronously in the event, the browser empties the list after it. */
	addDropped(transfer: DataTransfer): Promise<void>;
	/** Stops taking in files; with `pages`, background reading too. What is stored stays. */
	cancel(options?: { pages?: boolean }): void;
	/** Takes up pages that were waiting when the tab closed, or were stopped. */
	resume(): void;
	/** These pages are on screen: they go first. */
	prioritise(pageIds: readonly PageId[]): void;
	/** The page's picture, decoded now if it has not been yet; a failure names why there is none. */
	image(pageId: PageId): Promise<Result<PageImage>>;
	/** The same picture as the engines see it: grey, paper white, stamps paled. */
	cleanedImage(pageId: PageId): Promise<Result<PageImage>>;
	/** The small picture of a page as scanned, for lists; null before its first look. */
	thumbnail(pageId: PageId): Promise<Blob | null>;
	/** A page that should be scanned again stands as it is. */
	acceptPage(pageId: PageId): Promise<Result<void>>;
	/** The first page of a new scan in place of a page. Codes of the import, `duplicate`, storage codes. */
	replacePage(pageId: PageId, file: File): Promise<Result<void>>;
	/** Lets in what was refused for its size. Code `wrong-role` for anybody but a supervisor. */
	allow(report: ImportFailureReport): Promise<Result<void>>;
	/** Makes one file again of what was split by separators or envelopes. */
	undoGrouping(fileId: RegistryFileId): Promise<Result<void>>;
	clearReport(): void;
}
