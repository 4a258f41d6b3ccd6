// Everything the browser keeps, as one typed schema. Bytes lie in stores of their own so that lists stay light;
// indexes hold opaque ids only, never names, so that rows can be encrypted without losing a look-up.
import type { DBSchema } from 'idb';
import type { PageId, RegistryFileId, RowId, SourceId, UserId } from '#lib/domain/ids.ts';
import type { FieldKey } from '#lib/domain/ids.ts';
import type { JournalEntry } from '#lib/domain/journal.ts';
import type { Page } from '#lib/domain/page.ts';
import type { FieldEntry } from '#lib/domain/record.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import type { BatchId, Judgement, ReviewBatch, ReviewDigest } from '#lib/domain/review-batch.ts';
import type { HomeUnit } from '#lib/domain/places/home-unit.ts';
import type { Ruling } from '#lib/domain/ruling.ts';
import type { Role } from '#lib/domain/workflow.ts';
import type { PassphraseLock, RecoveryLock } from '#lib/platform/crypto/locks.ts';
import type { Bytes } from '#lib/platform/crypto/envelope.ts';
import type { StoredBackup } from './backup-state.ts';
import type { PageReading } from '#lib/pipeline/page-reading.ts';

/** Raised by one with every file in migrations/. */
export const schemaVersion = 5;

/** What one page adds to the counters of its household file. */
export interface PageCounts {
	readonly fields: number;
	readonly open: number;
}

export interface StoredFile extends RegistryFile {
	/** Per page, so that a reading and an edit that come together never count from an old sum. */
	readonly pageCounts: Readonly<Record<PageId, PageCounts>>;
}

export interface StoredRecord {
	readonly fileId: RegistryFileId;
	readonly version: number;
	readonly entries: Readonly<Record<FieldKey, FieldEntry>>;
	readonly rows: Readonly<Record<string, readonly RowId[]>>;
	readonly overrides: Readonly<Record<string, string>>;
	/** Id of the last committed batch: a batch tried again after a lost answer is known by it. */
	readonly lastBatch: string;
}

/** One scanned file as imported. */
export interface StoredSource {
	readonly id: SourceId;
	readonly name: string;
	readonly type: string;
	readonly sizeBytes: number;
	readonly pageCount: number;
	readonly importedAt: string;
	/** The file with whose key the scan is sealed. */
	readonly fileId: RegistryFileId;
	/** Other files that hold pages of it. */
	readonly sharedWith?: readonly RegistryFileId[];
}

export interface StoredImage {
	readonly id: PageId;
	readonly blob: Blob;
	readonly widthPx: number;
	readonly heightPx: number;
}

export interface StoredWorker {
	readonly id: UserId;
	readonly name: string;
	readonly role: Role;
}

/** A worker's own keys, where they differ from the standing map. */
export interface StoredKeyProfile {
	readonly version: 1;
	readonly chords: Readonly<Record<string, readonly string[]>>;
}

/** The key of one household file, wrapped; null once the file has been erased. */
export interface StoredFileKey {
	readonly id: RegistryFileId;
	readonly wrapped: Bytes | null;
}

/** What opens the archive for one person. Names and roles are sealed with the archive's key. */
export interface StoredAccount {
	readonly id: UserId;
	/** Salted hash of the folded name: finds the account without telling whose it is. */
	readonly nameHash: string;
	/** Null: disabled; without a lock no passphrase opens anything. */
	readonly lock: PassphraseLock | null;
	/** Name and role, sealed with the archive's key. */
	readonly profile: Bytes;
	/** SubjectPublicKeyInfo of every signing key this person has had; the last one signs. */
	readonly publicKeys: readonly Bytes[];
}

/** Values under their key in `settings`. */
export interface Settings {
	/** Written once at first start; with its twin in localStorage it tells a lost archive from a new one. */
	readonly canary: { readonly installId: string };
	/** What is needed before anybody is unlocked. */
	readonly archive: {
		/** Salts the hashes of names. */
		readonly salt: Bytes;
		readonly recovery: RecoveryLock | null;
		/** All rows written before there were keys have been sealed. */
		readonly isSealed: boolean;
		/** Proves that such rows may be left; see old-rows.ts. */
		readonly oldRows?: Bytes;
	};
	readonly backup: StoredBackup;
	readonly worker: UserId | null;
	readonly workers: readonly StoredWorker[];
	/** Where this archive is at home. */
	readonly home: HomeUnit;
	/** What the office made of a reading: `kind key` → value, newest last. */
	readonly decisions: readonly (readonly [key: string, value: string])[];
	/** Key presses a field of each worker: by day, how many fields took 0, 1, 2, … */
	readonly 'key-counts': Readonly<Record<UserId, Readonly<Record<string, readonly number[]>>>>;
	/** Keys each worker has changed, by act. */
	readonly 'key-profiles': Readonly<Record<UserId, StoredKeyProfile>>;
	/** Export profiles of the office, JSON each: read back through the same checks as one that was sent. */
	readonly exportProfiles: readonly string[];
}

/** One export made on this machine: what a later one is compared with. */
export interface StoredExport {
	readonly id: string;
	/** UTC, ISO 8601. */
	readonly at: string;
	readonly by: UserId;
	readonly formats: readonly string[];
	readonly files: number;
	readonly persons: number;
	/** SHA-256 of its manifest. */
	readonly manifest: string;
	/** Its `muc-luc.tsv`: opaque ids and marks, no personal data. */
	readonly index: string;
}

/** A list an office has given, as its persons were read. */
export interface StoredList {
	readonly id: string;
	readonly name: string;
	readonly importedAt: string;
	readonly by: UserId;
	/** JSON of the persons read from it. */
	readonly persons: string;
}

/** Search text of a part of the archive. */
export interface StoredSearchShard {
	readonly id: string;
	/** Which version of each file the text was made from: id → version. */
	readonly versions: Readonly<Record<RegistryFileId, number>>;
	/** Folded lines, UTF-8. */
	readonly text: Uint8Array<ArrayBuffer>;
}

export interface JournalHead {
	readonly seq: number;
	readonly hash: string;
}

export interface Stats {
	/** Last entry of the chain, so that a cut tail shows. */
	readonly 'journal-head': JournalHead;
}

interface Row<T> {
	readonly key: keyof T & string;
	readonly value: T[keyof T];
}

export interface ArchiveSchema extends DBSchema {
	settings: { key: string; value: Row<Settings> };
	stats: { key: string; value: Row<Stats> };
	sources: { key: SourceId; value: StoredSource };
	sourceBytes: { key: SourceId; value: { readonly id: SourceId; readonly blob: Blob } };
	images: { key: PageId; value: StoredImage };
	/** In the clear: each account's secrets are sealed by its own passphrase, the rest by the archive's key. */
	accounts: { key: UserId; value: StoredAccount };
	fileKeys: { key: RegistryFileId; value: StoredFileKey };
	files: { key: RegistryFileId; value: StoredFile };
	pages: {
		key: PageId;
		value: Page;
		indexes: { 'by-file': RegistryFileId; 'by-state': Page['state'] };
	};
	readings: { key: PageId; value: PageReading };
	records: { key: RegistryFileId; value: StoredRecord };
	exports: { key: string; value: StoredExport };
	lists: { key: string; value: StoredList };
	searchShards: { key: string; value: StoredSearchShard };
	batches: { key: BatchId; value: ReviewBatch };
	judgements: { key: string; value: Judgement; indexes: { 'by-batch': BatchId } };
	digests: { key: RegistryFileId; value: ReviewDigest };
	rulings: { key: string; value: Ruling };
	journal: { key: number; value: JournalEntry; indexes: { 'by-file': RegistryFileId } };
}
