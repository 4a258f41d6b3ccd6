// The keys of this tab while somebody is unlocked. Whoever needs them waits here: a call made on a locked screen is
// not refused but goes on once the screen is open again, so that no text is lost to a lock.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { ArchiveKeys } from './archive-keys.ts';
import type { Signer } from './signing.ts';

/** Who is unlocked, and what that opens. */
export interface Session {
	readonly keys: ArchiveKeys;
	/** Null where nobody signs: tests of storage alone. */
	readonly signer: Signer | null;
	/** Rows in the clear are read, too: only while those from before there were keys are being sealed. */
	readonly readsClear?: true;
}

export class Keyring {
	#session: Session | null;
	#waiting: ((session: Session) => void)[] = [];
	readonly #fileKeys = new Map<RegistryFileId, CryptoKey>();
	readonly #listeners = new Set<(isOpen: boolean) => void>();

	constructor(session: Session | null = null) {
		this.#session = session;
	}

	get session(): Session | null {
		return this.#session;
	}

	/** Now, or when somebody unlocks. */
	unlocked(): Promise<Session> {
		if (this.#session) return Promise.resolve(this.#session);
		return new Promise((resolve) => this.#waiting.push(resolve));
	}

	unlock(session: Session): void {
		this.#session = session;
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const go of waiting) go(session);
		for (const listener of [...this.#listeners]) listener(true);
	}

	/** Drops every key. What is decrypted already is not taken back: the screen is covered. */
	lock(): void {
		this.#session = null;
		this.#fileKeys.clear();
		for (const listener of [...this.#listeners]) listener(false);
	}

	/** Called with every change; the answer ends it. */
	listen(listener: (isOpen: boolean) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** The unwrapped key of a household file, where it has been needed before. */
	fileKey(id: RegistryFileId): CryptoKey | undefined {
		return this.#fileKeys.get(id);
	}

	keepFileKey(id: RegistryFileId, key: CryptoKey): void {
		if (this.#session) this.#fileKeys.set(id, key);
	}

	forgetFileKey(id: RegistryFileId): void {
		this.#fileKeys.delete(id);
	}
}
