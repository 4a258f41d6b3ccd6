// What the supervisor sees: files that wait, decisions, the journal.
import type { FieldKey, RegistryFileId } from '#lib/domain/ids.ts';
import type { FamilyTree } from '#lib/pipeline/review/family-tree.ts';
import type { JournalEntry } from '#lib/domain/journal.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import type { Result } from '#lib/domain/result.ts';

export type { Asked, Replied } from '../review/asked.ts';
export type { SheetSaid } from '../review/looking.ts';
export type { BatchSession } from '../review/batch-session.svelte.ts';
export type { ReviewDesk } from '../review/review-desk.svelte.ts';
export type { SheetFinding } from '../review/sign-off.ts';
export type { FamilyTree } from '#lib/pipeline/review/family-tree.ts';
export type { WorkFigures } from '#lib/pipeline/review/figures.ts';
export type { RiskColumn, RiskRow } from '#lib/pipeline/review/list-order.ts';

/** src/lib/app/review-session.svelte.ts */
export interface ReviewSurface {
	/** Files waiting for the supervisor, oldest first. */
	readonly waiting: readonly RegistryFile[];
	readonly approved: readonly RegistryFile[];
	returnToClerk(id: RegistryFileId, reason: string): Promise<Result<RegistryFile>>;
	/** The note stays on the field, and the clerk's desk opens there. Also `field-unknown`, `conflict`. */
	returnField(id: RegistryFileId, key: FieldKey, note: string): Promise<Result<RegistryFile>>;
	reopen(id: RegistryFileId, reason: string): Promise<Result<RegistryFile>>;
	/** The household as a tree; null where the file cannot be read. */
	family(id: RegistryFileId): Promise<FamilyTree | null>;
	/** Every act on the file, oldest first. */
	journal(id: RegistryFileId): Promise<readonly JournalEntry[]>;
	/** Checks the whole hash chain. */
	verifyJournal(): Promise<Result<JournalVerdict>>;
	/** Hands the journal over as a file for `npm run verify-journal`; it holds personal data. */
	saveJournal(): Promise<Result<void>>;
}

export interface JournalVerdict {
	readonly entries: number;
	/** Null when the chain holds, else the first entry that does not. */
	readonly brokenAt: {
		readonly seq: number;
		readonly why: 'changed' | 'missing' | 'head' | 'signature';
	} | null;
	readonly headHash: string;
}
