// Looks through a journal as a court would: is every entry in its place, unchanged, and signed by the person it names?
// The same code looks at the archive's own journal and at one that was exported.
import type { UserId } from '#lib/domain/ids.ts';
import type { JournalEntry } from '#lib/domain/journal.ts';
import type { Bytes } from '#lib/platform/crypto/envelope.ts';
import { importVerifier, isSignedBy, keyIdOf } from '#lib/platform/crypto/signing.ts';
import { type ChainBreak, emptyHead, followChain } from './journal-chain.ts';
import type { JournalHead } from './schema.ts';

/** A public key and whose it is. */
export interface SigningKey {
	readonly user: UserId;
	/** SubjectPublicKeyInfo. */
	readonly publicKey: Bytes;
}

interface Verifier {
	readonly user: UserId;
	readonly key: CryptoKey;
}

export class JournalVerifier {
	readonly #keys: ReadonlyMap<string, Verifier>;
	#at: JournalHead = emptyHead;
	#mustBeSigned = false;

	private constructor(keys: ReadonlyMap<string, Verifier>) {
		this.#keys = keys;
	}

	static async over(keys: readonly SigningKey[]): Promise<JournalVerifier> {
		const open = keys.map(async ({ user, publicKey }) => {
			const key = await importVerifier(publicKey);
			return [keyIdOf(publicKey), { user, key }] as const;
		});
		return new JournalVerifier(new Map(await Promise.all(open)));
	}

	/** Last entry that held. */
	get head(): JournalHead {
		return this.#at;
	}

	/** The first break in entries that follow on those before. */
	async follow(entries: readonly JournalEntry[]): Promise<ChainBreak | null> {
		const { head, broken } = followChain(this.#at, entries);
		const whole = broken ? entries.filter(({ seq }) => seq <= head.seq) : entries;
		const signed = await Promise.all(whole.map((entry) => this.#isSigned(entry)));
		for (const [at, entry] of whole.entries()) {
			// Entries from before there were accounts stand at the beginning, and only there.
			this.#mustBeSigned ||= entry.signer !== undefined;
			if (this.#mustBeSigned && signed[at] !== true) return { seq: entry.seq, why: 'signature' };
			this.#at = { seq: entry.seq, hash: entry.hash };
		}
		return broken;
	}

	/** An entry that came with a handed-over file names its author there and is signed by whoever took it in here. */
	async #isSigned({ signer, sig, hash, who, origin }: JournalEntry): Promise<boolean> {
		const verifier = signer === undefined ? undefined : this.#keys.get(signer);
		if (!verifier || sig === undefined) return false;
		if (verifier.user !== who && !origin) return false;
		return isSignedBy(verifier.key, hash, sig);
	}
}
