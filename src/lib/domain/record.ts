// What people made of a file: entries folded from the journal, laid over the machine's readings.
import type { Px, Quad } from './geometry.ts';
import type { FieldKey, PageId, RegistryFileId, RowId, UserId } from './ids.ts';
import type { FieldStatus, Reading, ValueSource } from './reading.ts';

/** A person's word on one field. Absent = nobody has touched it. */
export interface FieldEntry {
	/** As typed, NFC. */
	readonly raw: string;
	/** Normalised by the field kind. */
	readonly value: string;
	readonly status: FieldStatus;
	readonly source: ValueSource;
	/** True once the person has left the field with Enter or a status key; false while only drafted. */
	readonly confirmed: boolean;
	readonly by: UserId;
	/** UTC, ISO 8601. */
	readonly at: string;
	/** Why it is parked, overridden or doubted. */
	readonly note?: string;
	/** Where a person said the ink is, pixels of the upright page; absent: where it was read. */
	readonly box?: Quad<Px>;
	/** Parked: the clerk asks the supervisor to decide. */
	readonly parked?: boolean;
}

/** All people's entries on one household file. */
export interface FileRecord {
	readonly fileId: RegistryFileId;
	/** Equals RegistryFile.version. */
	readonly version: number;
	readonly entries: Readonly<Record<FieldKey, FieldEntry>>;
	/** Rows of a table in order, where a person changed them: key is `pageId#tableId`. */
	readonly rows: Readonly<Record<string, readonly RowId[]>>;
	/** Rules overridden with a reason: key is `code@subject`. */
	readonly overrides: Readonly<Record<string, string>>;
}

/** One field as the screens and the export see it: the person's entry where there is one, else the reading. */
export interface CurrentValue {
	readonly key: FieldKey;
	readonly pageId: PageId;
	readonly raw: string;
	readonly value: string;
	readonly status: FieldStatus;
	readonly source: ValueSource;
	/** 1 for a person's confirmed entry. */
	readonly confidence: number;
	readonly reading: Reading | null;
	readonly entry: FieldEntry | null;
}
