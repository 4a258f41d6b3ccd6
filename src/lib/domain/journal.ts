// The journal (nhật ký): every act of a person, appended, chained by hash, never changed.
import type { FieldKey, PageId, RegistryFileId, UserId } from './ids.ts';
import type { ValueSource } from './reading.ts';
import type { Role } from './workflow.ts';

export type JournalAct =
	| 'import'
	| 'edit'
	| 'confirm'
	| 'status'
	| 'park'
	| 'undo'
	| 'redo'
	| 'rows'
	| 'page-form'
	| 'page-move'
	| 'page-split'
	| 'page-join'
	| 'page-replace'
	| 'page-look'
	| 'override'
	| 'send'
	| 'return'
	| 'approve'
	| 'reopen'
	| 'export'
	| 'judge'
	| 'batch'
	| 'sign-off'
	| 'same-person'
	/** Somebody was let in, shut out, given another role or passphrase. */
	| 'account'
	/** A restricted field (tiền án, tiền sự) was looked at. */
	| 'see-restricted'
	/** Handed over: the file's key was destroyed. */
	| 'erase'
	/** A backup was written to its end. */
	| 'backup'
	/** The file was given to another machine, came from one, or was taken back. */
	| 'hand-over'
	/** A training set of field crops was written. */
	| 'crops'
	/** The line reader's weights were changed, or the built-in ones taken back. */
	| 'weights';

/** Where an entry of another archive was written, so that its own chain and signature can still be looked up there. */
export interface JournalOrigin {
	/** Install id of that archive. */
	readonly archive: string;
	readonly seq: number;
	readonly hash: string;
	/** Who acted, as that archive names them. */
	readonly name: string;
	readonly signer?: string;
	readonly sig?: string;
}

/** What a caller appends; the store adds seq, prevHash and hash inside the same transaction. */
export interface JournalDraft {
	readonly fileId: RegistryFileId | null;
	readonly pageId?: PageId;
	readonly key?: FieldKey;
	readonly act: JournalAct;
	/** UTC, ISO 8601. Order is by seq, never by clock. */
	readonly at: string;
	readonly who: UserId;
	readonly role: Role;
	/** Value before and after, as text; JSON for structured acts. */
	readonly old: string;
	readonly new: string;
	readonly source: ValueSource;
	readonly reason?: string;
	/** The entry came with a file that was handed over. */
	readonly origin?: JournalOrigin;
}

export interface JournalEntry extends JournalDraft {
	readonly seq: number;
	/** SHA-256 hex of the entry before; 64 zeros for the first. */
	readonly prevHash: string;
	/** SHA-256 hex over prevHash and the canonical JSON of this entry without `hash`. */
	readonly hash: string;
	/** Short name of the public key that signed it; absent in entries older than accounts. */
	readonly signer?: string;
	/** ECDSA P-256 over `hash`, hex. */
	readonly sig?: string;
	/** The file it speaks of was erased after hand-over: `old` and `new` are gone, the links of the chain are not. */
	readonly isErased?: true;
}
