// Puts an archive back from backup files: chosen, put in order, opened with a passphrase or the recovery key, verified
// whole, and only then written. Never over household files that are there.
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { unpackGate } from '#lib/platform/backup/gate-copy.ts';
import { type BackupChain, orderBackups, restore } from '#lib/platform/backup/restore.ts';
import type { Clock } from '#lib/platform/clock.ts';
import type { ArchiveKeys } from '#lib/platform/crypto/archive-keys.ts';
import type { KeyTasks } from '#lib/platform/crypto/key-client.ts';
import { readRecoveryKey } from '#lib/platform/crypto/recovery-key.ts';
import type { Gate } from '#lib/platform/db/accounts-store.ts';
import { type ArchiveDatabase, openSafe } from '#lib/platform/db/open.ts';
import { nameHashOf } from './account/person.ts';
import { LongTask, type TaskControl } from './long-task.svelte.ts';

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
	/** Verifying, then writing. */
	readonly task = new LongTask();
	#chain = $state.raw<BackupChain>([]);

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

	async choose(files: readonly File[]): Promise<void> {
		const chain = await orderBackups(files);
		this.#chain = chain.ok ? chain.value : [];
		this.task.note(chain.ok ? null : chain.failure);
	}

	async start(credential: Credential): Promise<Result<void>> {
		const done = await this.task.run((control) => this.#run(credential, control));
		if (done.ok) this.#deps.onDone();
		return done;
	}

	async #run(credential: Credential, control: TaskControl): Promise<Result<void>> {
		const newest = this.#chain.at(-1);
		if (!newest) return fail('backup-not-whole', { name: '' });
		const gate = await unpackGate(newest.head.gate);
		if (!gate) return fail('backup-damaged', { name: newest.file.name, piece: 0 });
		const keys = await this.#keys(gate, credential);
		if (!keys.ok) return keys;
		const opened = await openSafe(this.#deps.database, this.#deps.clock, {
			onBlocked: () => undefined,
			onBlocking: (db) => db.close(),
			onTerminated: () => this.task.cancel()
		});
		if (!opened.ok) return opened;
		try {
			if (await hasFiles(opened.value)) return fail('archive-not-empty');
			return await restore(opened.value, this.#chain, {
				key: keys.value.archive,
				...control
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
