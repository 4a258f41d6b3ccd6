// What the screens see of the application state: the classes beside this file implement these shapes, one file of
// `surface/` a concern. Getters are reactive (runes); every verb is safe to call at any time and never throws for
// expected failure.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import type { BackupSession } from './backup-session.svelte.ts';
import type { CarpetSession } from './carpet/carpet-session.svelte.ts';
import type { ChecksSurface } from './checks/open-checks.ts';
import type { KeyTally } from './key-tally.svelte.ts';
import type { KeyProfiles } from './keys/key-profiles.svelte.ts';
import type { EraseSession } from './erase/erase-session.svelte.ts';
import type { HandOver } from './hand-over/open-hand-over.ts';
import type { OpenedExport } from './export/open-export.ts';
import type { Reserve } from './reserve.svelte.ts';
import type { RestoreSession } from './restore-session.svelte.ts';
import type { AccountSurface } from './surface/account.ts';
import type { ReviewDesk } from './review/review-desk.svelte.ts';
import type { ArchiveSurface } from './surface/archive.ts';
import type { ArrangeSurface } from './surface/arrange.ts';
import type { CorrectionSurface } from './surface/correction.ts';
import type { ImportSurface } from './surface/import.ts';
import type { CropsSession } from './office/crops-session.svelte.ts';
import type { WeightsSession } from './office/weights-session.svelte.ts';
import type { OfficeLists } from './export/office-lists.svelte.ts';
import type { BringBack } from './export/bring-back.svelte.ts';
import type { PrintSheet } from './print/print-sheet.ts';
import type { SearchSession } from './search/search-session.svelte.ts';
import type { ReviewSurface } from './surface/review.ts';

export type * from './surface/account.ts';
export type * from './surface/archive.ts';
export type * from './surface/arrange.ts';
export type * from './surface/correction.ts';
export type * from './surface/fields.ts';
export type * from './surface/import.ts';
export type * from './surface/review.ts';

/** src/lib/app/app-context.ts: `provideApp()` once in the root layout, `useApp()` below it. */
export interface AppSurface {
	readonly account: AccountSurface;
	readonly archive: ArchiveSurface;
	readonly imports: ImportSurface;
	readonly review: ReviewSurface;
	/** The keys of whoever works here. */
	openKeys(): Promise<KeyProfiles>;
	/** Key presses a field of whoever works here. */
	readonly tally: KeyTally;
	/** Forms a person can choose for a page. */
	readonly forms: readonly { readonly id: string; readonly code: string; readonly title: string }[];
	readonly backup: BackupSession;
	readonly reserve: Reserve;
	/** Bringing an archive back; works before anybody is unlocked. */
	openRestore(): Promise<RestoreSession>;
	openHandOver(): Promise<HandOver>;
	/** Batches that were handed over and may leave this machine. */
	openErase(): Promise<EraseSession>;
	/** The training set of the office. */
	openCrops(): Promise<CropsSession>;
	/** The line reader's weights of this machine. */
	openWeights(): Promise<WeightsSession>;
	/** The check of the whole archive: one for as long as the tab lives. */
	openChecks(): Promise<ChecksSurface>;
	/** Carpets and field columns over the open files; nothing is gathered before it is asked to. */
	openCarpets(): Promise<CarpetSession>;
	/** Search over the whole archive: one for as long as the tab lives. */
	openSearch(): Promise<SearchSession>;
	/** One file made ready for paper; `id` as it stands in the address. Code `file-unknown`. */
	openPrint(id: string): Promise<Result<PrintSheet>>;
	/** The batches and the list by risk; loaded when first asked for, one a tab. */
	openReview(): Promise<ReviewDesk>;
	/** Lists the office has given: a second source beside the ink. */
	openLists(): Promise<OfficeLists>;
	/** Brings exported records back into this archive. */
	openBringBack(): Promise<BringBack>;
	/** Loads the formats; `language` is that of the words written into the files. */
	openExport(language: 'vi' | 'en'): Promise<OpenedExport>;
	/** Code `file-unknown` where the file is not here. */
	openArranging(id: RegistryFileId): Promise<Result<ArrangeSurface>>;
	/** Code `file-unknown` where the file is not here. */
	openCorrection(id: RegistryFileId): Promise<Result<CorrectionSurface>>;
}
