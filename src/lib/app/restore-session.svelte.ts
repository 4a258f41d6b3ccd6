// Puts an archive back from backup files: chosen, put in order, opened with a passphrase or the recovery key, verified
// whole, and only then written. Never over household files that are there.
import { fail, type Failure, ok, type Result } from '#lib/domain/result.ts';
import { unpackGate } from '#lib/platform/backup/gate-copy.ts';
import { type BackupChain, orderBackups, restore } from '#lib/platform/backup/restore.ts';
import type { Clock } from '#lib/platform/clock.ts';
import type { ArchiveKeys } from '#lib/platform/crypto/archive-keys.ts';
import type { KeyTasks } from '#lib/platform/crypto/key-client.ts';
import { readRecoveryKey } from '#lib/platform/crypto/recovery-key.ts';
import type { Gate } from '#lib/platform/db/accounts-store.ts';
import { type ArchiveDatabase, openSafe } from '#lib/platform/db/open.ts';
import { nameHashOf } from './account/person.ts';

/** What opens a backup. */
export type Credential =
	{ readonly name: string; readonly passphrase: string } | { readonly recoveryKey: string };

export interface ChosenBackup {
	readonly name: string;
	readonly madeAt: string;
	readonly sizeBytes: number;
	readonly isWhole: boolean;
}

export interface RestoreDeps {
	/** Name of the database. */
	readonly database: string;
	readonly clock: Clock;
	readonly keyTasks: Pick<KeyTasks, 'open' | 'openRecovery'>;
	/** Everything is back: the app begins anew. */
	onDone(): void;
}

export class RestoreSession {
	readonly #deps: RestoreDeps;
	#chain = $state.raw<BackupChain>([]);
	#failure = $state.raw<Failure | null>(null);
	#progress = $state<number | null>(null);
	#stop: AbortController | null = null;

	constructor(deps: RestoreDeps) {
		this.#deps = deps;
	}

	/** In order; empty until files that belong together were chosen. */
	get chosen(): readonly ChosenBackup[] {
		return this.#chain.map(({ file, head }) => ({
			name: file.name,
			madeAt: head.madeAt,
			sizeBytes: file.size,
			isWhole: head.after === null
		}));
	}
	get failure(): Failure | null {
		return this.#failure;
	}
	/** 0…1 over verifying and writing. */
	get progress(): number | null {
		return this.#progress;
	}

	async choose(files: readonly File[]): Promise<void> {
		const chain = await orderBackups(files);
		this.#chain = chain.ok ? chain.value : [];
		this.#failure = chain.ok ? null : chain.failure;
	}

	async start(credential: Credential): Promise<Result<void>> {
		if (this.#progress !== null) return fail('backup-running');
		this.#progress = 0;
		this.#failure = null;
		this.#stop = new AbortController();
		try {
			const done = await this.#run(credential, this.#stop.signal);
			if (done.ok) this.#deps.onDone();
			else this.#failure = done.failure;
			return done;
		} catch (error) {
			if (!this.#stop.signal.aborted) throw error;
			return fail('cancelled');
		} finally {
			this.#progress = null;
			this.#stop = null;
		}
	}

	cancel(): void {
		this.#stop?.abort();
	}

	async #run(credential: Credential, signal: AbortSignal): Promise<Result<void>> {
		const newest = this.#chain.at(-1);
		if (!newest) return fail('backup-not-whole', { name: '' });
		const gate = await unpackGate(newest.head.gate);
		if (!gate) return fail('backup-damaged', { name: newest.file.name, piece: 0 });
		const keys = await this.#keys(gate, credential);
		if (!keys.ok) return keys;
		const opened = await openSafe(this.#deps.database, this.#deps.clock, {
			onBlocked: () => undefined,
			onBlocking: (db) => db.close(),
			onTerminated: () => this.#stop?.abort()
		});
		if (!opened.ok) return opened;
		try {
			if (await hasFiles(opened.value)) return fail('archive-not-empty');
			return await restore(opened.value, this.#chain, {
				...{ key: keys.value.archive, signal },
				onProgress: (share) => (this.#progress = share)
			});
		} finally {
			opened.value.close();
		}
	}

	async #keys(gate: Gate, credential: Credential): Promise<Result<ArchiveKeys>> {
		const { keyTasks } = this.#deps;
		if ('recoveryKey' in credential) {
			const entropy = readRecoveryKey(credential.recoveryKey);
			if (!entropy) return fail('recovery-shape');
			const lock = gate.archive?.recovery;
			return lock ? keyTasks.openRecovery(entropy, lock) : fail('wrong-key');
		}
		if (!gate.archive) return fail('wrong-key');
		const nameHash = await nameHashOf(credential.name, gate.archive.salt);
		const account = gate.accounts.find((one) => one.nameHash === nameHash);
		const publicKey = account?.publicKeys.at(-1);
		if (!account?.lock || !publicKey) return fail('wrong-key');
		const { id, lock } = account;
		const session = await keyTasks.open({ id, passphrase: credential.passphrase, lock }, publicKey);
		return session.ok ? ok(session.value.keys) : session;
	}
}

/** A restore that was cut off leaves files but no canary: then there is nothing to protect. */
async function hasFiles(db: ArchiveDatabase): Promise<boolean> {
	const transaction = db.transaction(['files', 'settings']);
	const [files, canary] = await Promise.all([
		transaction.objectStore('files').count(),
		transaction.objectStore('settings').getKey('canary')
	]);
	return files > 0 && canary !== undefined;
}
