// A batch under review (lô duyệt): household files judged together, the judgements made on their fields, and the sheet
// that is signed at the end. A judgement is kept open before anyone looks, so that a closed tab loses none.
import type { FieldKindId } from './fields/field-kind.ts';
import type { FieldKey, PageId, RegistryFileId, UserId } from './ids.ts';
import type { FieldStatus } from './reading.ts';

declare const brand: unique symbol;
export type BatchId = string & { readonly [brand]: 'review-batch' };

/** How a field kind is judged: keyed again from the ink, looked at many at a time, or not asked at all. */
export type KindPolicy = 'blind' | 'confirm' | 'read-only';

/** The three knobs, and how each field kind is judged where it is not the usual way. */
export interface ReviewSettings {
	/** Share of wrong fields that the batch may keep, 0…1. */
	readonly targetError: number;
	/** Most that may be keyed again because it is doubtful, share of the fields, 0…1. */
	readonly blindShare: number;
	/** Drawn at random and keyed blind, share of the accepted fields, 0…1. */
	readonly sampleShare: number;
	readonly kinds: Readonly<Partial<Record<FieldKindId, KindPolicy>>>;
}

/** `core`: name, birth date, number, relation; drawn three times as often. */
export type Stratum = 'core' | 'other';

/**
 * `decide`: sources differ or a clerk has parked it; `look`: many cells at once, and `recheck`: the same by another pair
 * of eyes; `blind`: doubtful, keyed again.
 */
export type Stage = 'decide' | 'look' | 'recheck' | 'blind' | 'sample';

/** `right`: what stood there stays; `wrong`: it was replaced; `unsure`: left to somebody else. */
export type Verdict = 'open' | 'right' | 'wrong' | 'unsure';

/** One field in front of one judge. */
export interface Judgement {
	/** `batch/stage/round/field key`: the same question is never asked twice. */
	readonly id: string;
	readonly batchId: BatchId;
	readonly fileId: RegistryFileId;
	readonly pageId: PageId;
	readonly key: FieldKey;
	readonly stage: Stage;
	/** From 1; grows when the field kind is reopened. */
	readonly round: number;
	readonly stratum: Stratum;
	readonly kind: FieldKindId;
	/** The value that stands in the record, and the other source's where there is one. */
	readonly stands: string;
	readonly standsStatus: FieldStatus;
	readonly other: string | null;
	/** Probability that `stands` is wrong, as reckoned when the question was put. */
	readonly risk: number;
	/** Who keyed or confirmed what stands; null where only machines did. */
	readonly keyer: UserId | null;
	readonly verdict: Verdict;
	/** What the judge keyed before anything was shown. */
	readonly typed: string | null;
	/** What holds after the judgement. */
	readonly settled: string | null;
	readonly by: UserId | null;
	/** UTC, ISO 8601. */
	readonly at: string | null;
}

/** What one stratum of the random sample came to. */
export interface SampleTally {
	readonly stratum: Stratum;
	/** Accepted fields, fields judged, and how many of those were wrong. */
	readonly fields: number;
	readonly judged: number;
	readonly wrong: number;
}

/** The sheet (phiếu nghiệm thu): what is printed, and what `verify` reckons again. */
export interface SignOffSheet {
	readonly format: 'tang-thu-sign-off@1';
	readonly batchId: BatchId;
	readonly batchName: string;
	readonly files: readonly {
		readonly id: RegistryFileId;
		readonly title: string;
		readonly version: number;
		/** SHA-256 over the hashes of its scans, and over its values. */
		readonly images: string;
		readonly data: string;
	}[];
	readonly counts: {
		readonly files: number;
		readonly pages: number;
		readonly fields: number;
		readonly decided: number;
		readonly rekeyed: number;
		readonly looked: number;
		/** Looked at a second time, and how many of those by the same person; absent before there were second looks. */
		readonly rechecked?: number;
		readonly recheckedAlone?: number;
		readonly corrected: number;
	};
	readonly sample: readonly SampleTally[];
	/** Exact upper bound of the share of wrong fields, 0…1, at `confidence`. */
	readonly bound: number;
	readonly confidence: number;
	readonly overrides: readonly { readonly rule: string; readonly count: number }[];
	readonly settings: ReviewSettings;
	readonly signedBy: UserId;
	readonly signedByName: string;
	readonly signedAt: string;
	readonly journal: { readonly seq: number; readonly hash: string };
	/** SHA-256 over everything above, as canonical JSON. */
	readonly hash: string;
}

export interface ReviewBatch {
	readonly id: BatchId;
	readonly name: string;
	readonly fileIds: readonly RegistryFileId[];
	readonly state: 'open' | 'signed';
	/** Grows by one with every change; compared on save. */
	readonly version: number;
	readonly createdAt: string;
	readonly createdBy: UserId;
	readonly settings: ReviewSettings;
	/** Field kinds whose sample broke the target, with the round they are in. */
	readonly rounds: Readonly<Partial<Record<FieldKindId, number>>>;
	/** Accepted fields the sample was drawn from; null before it was drawn. */
	readonly population: Readonly<Record<Stratum, number>> | null;
	/** Signed sheets, newest last. */
	readonly sheets: readonly SignOffSheet[];
}

/** What the list by risk shows of a file; kept so that a list of tens of thousands opens no file. */
export interface ReviewDigest {
	readonly fileId: RegistryFileId;
	/** Version of the file it was reckoned from. */
	readonly version: number;
	/** Expected number of wrong fields. */
	readonly expectedWrong: number;
	readonly parked: number;
	readonly differing: number;
	readonly overridden: number;
	readonly conflicts: number;
	readonly issues: number;
}
