// What the screens see of the application state: the classes beside this file implement these shapes.
// Getters are reactive (runes); every verb is safe to call at any time and never throws for expected failure.
import type { ExportSession } from './export-session.svelte.ts';
import type { Failure, Result } from '#lib/domain/result.ts';
import type { FieldKindId } from '#lib/domain/fields/field-kind.ts';
import type { Fact } from '#lib/domain/facts.ts';
import type { FieldKey, PageId, RegistryFileId, RowId, UserId } from '#lib/domain/ids.ts';
import type { HouseholdIssue } from '#lib/domain/household.ts';
import type { Issue } from '#lib/domain/issue.ts';
import type { JournalEntry } from '#lib/domain/journal.ts';
import type { Page } from '#lib/domain/page.ts';
import type { CurrentValue } from '#lib/domain/record.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';
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
	/** What the browser claims; modern browsers invent this number, so never promise it. */
	readonly quotaBytes: number;
	/** The browser has promised not to evict. */
	readonly persisted: boolean;
}

export type SaveStatus = 'saved' | 'waiting' | 'saving' | 'failed';

/** `saved` is only ever said after a strict commit. */
export interface SaveState {
	readonly status: SaveStatus;
	/** Acts typed but not yet committed. */
	readonly unsaved: number;
	/** Why the last try failed; the text is kept and tried again. */
	readonly failure: Failure | null;
	/** UTC, ISO 8601; null before the first commit of this session. */
	readonly savedAt: string | null;
}

/** How a field is marked: each has its own shape, word and colour in ui/. */
export type FieldMark =
	| 'sure' // ✓ read with enough certainty
	| 'doubt' // ● needs a look
	| 'rule' // ▲ a rule is broken
	| 'empty' // nothing read, nothing typed
	| 'blank' // ∅ blank on paper
	| 'illegible' // ?
	| 'struck-out'
	| 'edited' // ✎ a person's draft or changed value
	| 'confirmed' // ✓✓ a person has confirmed it
	| 'inherited' // ⇡ ditto
	| 'parked'; // left for the supervisor

/** One field as the desk shows it. Replaced whole when anything about it changes. */
export interface FieldView {
	readonly key: FieldKey;
	readonly pageId: PageId;
	readonly fieldId: string;
	readonly label: string;
	readonly kind: FieldKindId;
	readonly fact: Fact | null;
	readonly cell: {
		readonly tableId: string;
		readonly rowId: RowId;
		readonly columnId: string;
	} | null;
	readonly optional: boolean;
	readonly restricted: boolean;
	/** What the input holds: the draft, else the person's entry as typed, else the reading where it may prefill. */
	readonly text: string;
	readonly current: CurrentValue;
	readonly mark: FieldMark;
	readonly needsPerson: boolean;
	/** From the field's own kind, on the text as it stands. */
	readonly issues: readonly Issue[];
	/** True once the text shown is durably stored. */
	readonly isSaved: boolean;
}

/** Rows of one table of the current page, for drawing it as a table. */
export interface TableView {
	readonly tableId: string;
	readonly label: string;
	readonly columns: readonly { readonly id: string; readonly label: string }[];
	readonly rows: readonly {
		readonly rowId: RowId;
		/** In the order of the columns. */
		readonly cells: readonly FieldView[];
	}[];
}

export type ReadOnlyReason = 'other-tab' | 'sent' | 'approved' | 'no-worker';

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
}

export interface DuplicateReport {
	readonly fileName: string;
	/** Where the same bytes already are. */
	readonly fileId: RegistryFileId;
	readonly title: string;
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
	readonly batches: readonly string[];
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
	clearReport(): void;
}

/** src/lib/app/correction-session.svelte.ts: one per opened household file; call `close()` when leaving. */
export interface CorrectionSurface {
	readonly file: RegistryFile;
	readonly pages: readonly Page[];
	readonly page: Page | null;
	readonly pageReading: PageReading | null;
	/** Fields of the current page in order: header fields, then tables row by row. */
	readonly fields: readonly FieldView[];
	readonly headerFields: readonly FieldView[];
	readonly tables: readonly TableView[];
	/** The one caret. */
	readonly cursor: FieldKey | null;
	readonly field: FieldView | null;
	readonly openOnPage: number;
	readonly openInFile: number;
	readonly issues: readonly HouseholdIssue[];
	readonly save: SaveState;
	readonly readOnly: ReadOnlyReason | null;
	readonly canUndo: boolean;
	readonly canRedo: boolean;
	view(key: FieldKey): FieldView | null;

	/** Puts the caret; opens the field's page where it is another. */
	focus(key: FieldKey): void;
	/** Opens a page by its place in the file, caret in the first field that needs a person. */
	openPage(index: number): void;
	/** The caret's new place; over page ends too. Null: nothing further needs a person. */
	next(): FieldKey | null;
	previous(): FieldKey | null;
	nextInOrder(): FieldKey | null;
	previousInOrder(): FieldKey | null;
	/** Same column, next / previous row. */
	nextRow(): FieldKey | null;
	previousRow(): FieldKey | null;

	/** The input's text as it is now; committed within 300 ms. Never call while composing. */
	type(key: FieldKey, text: string): void;
	/** The person stands by what the field shows; committed at once. */
	confirm(key: FieldKey): void;
	setStatus(
		key: FieldKey,
		status: 'blank' | 'illegible' | 'struck-out',
		partialText?: string
	): void;
	park(key: FieldKey, reason: string): void;
	/** From 0, in the order of `current.reading.alternatives`. False: there is none. */
	takeAlternative(key: FieldKey, index: number): boolean;
	/** Copies the row above, or the same fact from the page before. False: nothing to copy. */
	ditto(key: FieldKey): boolean;
	/** Lets a broken rule stand, because the paper says so. */
	override(issueId: string, reason: string): void;
	undo(): boolean;
	redo(): boolean;

	/** Giấy tờ khác: kept, shown, not keyed. */
	markOther(pageId: PageId): void;
	/** A person says which form the page is; it is read again as that form, typed text stays. */
	setForm(pageId: PageId, formId: string, side?: string): void;
	addRow(tableId: string, after?: RowId): RowId | null;
	deleteRow(tableId: string, rowId: RowId): void;

	/** Commits what is not yet committed; resolves when durable or failed. */
	flush(): Promise<SaveState>;
	/** Sends the file on. Codes: `fields-open`, `issues-open`, `pages-unread`, `wrong-state`, `wrong-role`, storage codes. */
	send(): Promise<Result<RegistryFile>>;
	close(): Promise<void>;
}

/** src/lib/app/review-session.svelte.ts */
export interface ReviewSurface {
	/** Files waiting for the supervisor, oldest first. */
	readonly waiting: readonly RegistryFile[];
	readonly approved: readonly RegistryFile[];
	/** Codes: `fields-parked` (somebody must decide), `issues-open` (an error nobody has overridden), those of a move. */
	approve(id: RegistryFileId): Promise<Result<RegistryFile>>;
	returnToClerk(id: RegistryFileId, reason: string): Promise<Result<RegistryFile>>;
	reopen(id: RegistryFileId, reason: string): Promise<Result<RegistryFile>>;
	/** Every act on the file, oldest first. */
	journal(id: RegistryFileId): Promise<readonly JournalEntry[]>;
	/** Checks the whole hash chain. */
	verifyJournal(): Promise<Result<JournalVerdict>>;
}

export interface JournalVerdict {
	readonly entries: number;
	/** Null when the chain holds, else the first entry that does not. */
	readonly brokenAt: { readonly seq: number; readonly why: 'changed' | 'missing' | 'head' } | null;
	readonly headHash: string;
}

/** src/lib/app/app-context.ts: `provideApp()` once in the root layout, `useApp()` below it. */
export interface AppSurface {
	readonly archive: ArchiveSurface;
	readonly imports: ImportSurface;
	readonly review: ReviewSurface;
	/** Forms a person can choose for a page. */
	readonly forms: readonly { readonly id: string; readonly code: string; readonly title: string }[];
	/** Loads the formats; `language` is that of the words written into the files. */
	openExport(language: 'vi' | 'en'): Promise<ExportSession>;
	/** Code `file-unknown` where the file is not here. */
	openCorrection(id: RegistryFileId): Promise<Result<CorrectionSurface>>;
}
