// The chain of the journal: each entry carries the hash of the one before, so that no act can be changed, dropped
// or slipped in unseen. SHA-256 is computed synchronously, because a transaction would not wait for WebCrypto.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { JournalDraft, JournalEntry } from '#lib/domain/journal.ts';
import { type Signer, signHash } from '#lib/platform/crypto/signing.ts';
import type { JournalHead } from './schema.ts';

export const emptyHead: JournalHead = { seq: 0, hash: '0'.repeat(64) };

/** JSON with keys in order and absent ones left out: the same entry gives the same bytes in every browser. */
export function canonicalJson(value: Readonly<Record<string, unknown>>): string {
	const keys = Object.keys(value).filter((key) => value[key] !== undefined);
	const parts = keys.sort().map((key) => `${JSON.stringify(key)}:${JSON.stringify(value[key])}`);
	return `{${parts.join(',')}}`;
}

/** SHA-256 over the previous hash and the entry without its own and the signature over it. */
export function hashEntry(entry: Omit<JournalEntry, 'hash'>): string {
	const content = canonicalJson({ ...entry, hash: undefined, sig: undefined });
	return bytesToHex(sha256(utf8ToBytes(entry.prevHash + content)));
}

/** Drafts as they follow on `head`. @param signer short name of the key they will be signed with */
export function chain(
	head: JournalHead,
	drafts: readonly JournalDraft[],
	signer?: string
): readonly JournalEntry[] {
	let { seq, hash } = head;
	return drafts.map((draft) => {
		const named = signer === undefined ? draft : { ...draft, signer };
		const open = { ...named, seq: seq + 1, prevHash: hash };
		const entry: JournalEntry = { ...open, hash: hashEntry(open) };
		({ seq, hash } = entry);
		return entry;
	});
}

/** Each entry with a signature over its hash. */
export const signAll = (
	entries: readonly JournalEntry[],
	signer: Signer
): Promise<readonly JournalEntry[]> =>
	Promise.all(
		entries.map(async (entry) => ({ ...entry, sig: await signHash(signer, entry.hash) }))
	);

export interface ChainBreak {
	/** Number of the first entry that does not hold. */
	readonly seq: number;
	/**
	 * `changed`: its content or hash; `missing`: a number left out or doubled; `head`: the end was cut or grown;
	 * `signature`: not signed by the person it names.
	 */
	readonly why: 'changed' | 'missing' | 'head' | 'signature';
}

/** The first break in entries that follow on `head`; else the new head. */
export function followChain(
	head: JournalHead,
	entries: readonly JournalEntry[]
): { readonly head: JournalHead; readonly broken: ChainBreak | null } {
	let at = head;
	for (const entry of entries) {
		if (entry.seq !== at.seq + 1) return { head: at, broken: { seq: at.seq + 1, why: 'missing' } };
		// Of an erased file only the links are left.
		const holds = entry.isErased === true || hashEntry(entry) === entry.hash;
		if (entry.prevHash !== at.hash || !holds)
			return { head: at, broken: { seq: entry.seq, why: 'changed' } };
		at = { seq: entry.seq, hash: entry.hash };
	}
	return { head: at, broken: null };
}
