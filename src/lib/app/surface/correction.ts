// One household file at the desk: what is shown, where the caret is, and every act of a person.
import type { HouseholdIssue } from '#lib/domain/household.ts';
import type { Px, Quad } from '#lib/domain/geometry.ts';
import type { FieldKey, PageId, RowId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import type { Result } from '#lib/domain/result.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';
import type { CaretInText } from '../last-place.ts';
import type { Offer } from '../aids/offers.ts';
import type { FieldView, ReadOnlyReason, SaveState, StanceKeeper, TableView } from './fields.ts';

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
	/** The one thing the typed text can only mean: confirming makes it that. Null: it stays as typed. */
	meant(key: FieldKey): string | null;
	/** What may be meant, likeliest first, each with where it comes from; at most five. */
	offers(key: FieldKey): readonly Offer[];
	/** Takes one of them as the person's own word. False: there is none with that number. */
	takeOffer(key: FieldKey, index: number): boolean;
	/** Copies the row above, or the same fact from the page before. False: nothing to copy. */
	ditto(key: FieldKey): boolean;
	/** The same fact of the chief of the household. False: nothing to copy. */
	dittoChief(key: FieldKey): boolean;
	/** Ditto in every shared field of this member that is still open, as one act; of a name the surname. */
	dittoShared(key: FieldKey): boolean;
	/** The whole member (table row, or person of the header) is crossed out on paper. False: it is already. */
	strikeMember(key: FieldKey): boolean;
	/** Lets a broken rule stand, because the paper says so. */
	override(issueId: string, reason: string): void;
	/** Takes back the last act on any page: caret, zoom and turn go where they were when it was done. */
	undo(): boolean;
	redo(): boolean;

	/** Where this clerk was in this file when the tab went away, where work is still to be done there. */
	readonly resumeAt: CaretInText | null;
	/** The caret stands here in the text of its field: written down for the next start. */
	keepPlace(start: number, end: number): void;
	/** Who knows how the page is looked at. */
	keepStance(keeper: StanceKeeper): void;

	/** Giấy tờ khác: kept, shown, not keyed. */
	markOther(pageId: PageId): void;
	/** A quarter turn clockwise more, kept with the page. False: nobody may change it. */
	turnPage(pageId: PageId): boolean;
	/** A person says which form the page is; it is read again as that form, typed text stays. */
	setForm(pageId: PageId, formId: string, side?: string): void;
	addRow(tableId: string, after?: RowId): RowId | null;
	deleteRow(tableId: string, rowId: RowId): boolean;
	/** One place up or down. False: there is no such place. */
	moveRow(tableId: string, rowId: RowId, step: 1 | -1): boolean;
	/** Joins the row below to this one, column by column. False: there is none below. */
	mergeRowBelow(tableId: string, rowId: RowId): boolean;
	/** Two lines were taken for one: the field's text from `offset` on goes into a new row below. */
	splitRow(key: FieldKey, offset: number): RowId | null;
	/**
	 * Reads a box that a person has drawn into the field, as a draft. Codes: `page-unread`, `field-typed` (something was
	 * typed meanwhile and stays), `read-only`, those of reading.
	 */
	readBox(key: FieldKey, box: Quad<Px>): Promise<Result<void>>;

	/** Commits what is not yet committed; resolves when durable or failed. */
	flush(): Promise<SaveState>;
	/** Sends the file on. Codes: `fields-open`, `issues-open`, `pages-unread`, `wrong-state`, `wrong-role`, storage codes. */
	send(): Promise<Result<RegistryFile>>;
	close(): Promise<void>;
}
