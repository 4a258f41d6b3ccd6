// Giving household files to another machine: they are locked here first, then written, so that each is worked on in one
// place at a time.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import { strengthOf } from '#lib/domain/passphrase.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { listAccounts } from '#lib/platform/db/accounts-store.ts';
import { readSetting } from '#lib/platform/db/settings-store.ts';
import { downloadStream } from '#lib/platform/download.ts';
import { packageExtension } from '#lib/platform/hand-over/head.ts';
import { PackingFailed, writePackage } from '#lib/platform/hand-over/package.ts';
import { newPassphraseHead } from '#lib/platform/sealed-file/passphrase-head.ts';
import { LongTask, type TaskControl } from '../long-task.svelte.ts';
import type { AppPorts } from '../ports.ts';
import { type AwayDeps, markAllAway, markHere } from './away-marks.ts';

export interface GiveDeps extends AwayDeps {
	readonly ports: AwayDeps['ports'] & Pick<AppPorts, 'keyTasks'>;
	readonly save?: typeof downloadStream;
}

export class GiveSession {
	readonly task = new LongTask();
	readonly #deps: GiveDeps;

	constructor(deps: GiveDeps) {
		this.#deps = deps;
	}

	/** Locks the files here, then writes them; what cannot be written is unlocked again. Call in a click. */
	give(files: readonly RegistryFileId[], to: string, passphrase: string): Promise<Result<number>> {
		return this.task.run(async (control) => {
			if (files.length === 0) return fail('hand-over-empty');
			if (to.trim() === '') return fail('name-empty');
			const strength = strengthOf(passphrase, to);
			if (strength === 'too-short' || strength === 'guessable') return fail('passphrase-weak');
			const packageId = this.#deps.ports.newId();
			const marked = await markAllAway(this.#deps, files, to.trim(), packageId);
			if (!marked.ok) return marked;
			const given = await this.#write(files, packageId, passphrase, control);
			if (!given.ok) for (const id of files) await markHere(this.#deps, id, 'hand-over-failed');
			return given.ok ? ok(files.length) : given;
		});
	}

	/** A file given away is worked on here again; what comes back later becomes a question. */
	async takeBack(id: RegistryFileId, reason: string): Promise<Result<void>> {
		if (reason.trim() === '') return fail('reason-missing');
		return markHere(this.#deps, id, reason.trim());
	}

	async #write(
		files: readonly RegistryFileId[],
		packageId: string,
		passphrase: string,
		{ signal, onProgress }: TaskControl
	): Promise<Result<void>> {
		const { connection, clock, keyTasks } = this.#deps.ports;
		const session = await connection.keyring.unlocked();
		const [canary, accounts] = await Promise.all([
			readSetting(connection, 'canary'),
			listAccounts(connection)
		]);
		if (!canary.ok) return canary;
		if (!accounts.ok) return accounts;
		const who = this.#deps.worker();
		const publicKey = accounts.value.find(({ id }) => id === who?.id)?.publicKeys.at(-1);
		if (!who || !publicKey || !session.signer) return fail('no-worker');
		const derived = newPassphraseHead();
		const key = await keyTasks.packageKey(passphrase, derived.salt, derived.cost);
		if (!key.ok) return key;
		const madeAt = clock.now();
		const names = Object.fromEntries(accounts.value.map(({ id, name }) => [id, name]));
		const archive = canary.value?.installId ?? '';
		const stream = writePackage({
			...{ connection, files, key: key.value, signer: session.signer, signal },
			head: { version: 1, id: packageId, archive, madeAt, ...derived },
			giver: { name: who.name, publicKey, names },
			onProgress: (done, all) => onProgress(done / all)
		});
		const day = madeAt.slice(0, 16).replace(/[:T]/g, '-');
		const target = {
			fileName: `giao-nhan-${day}.${packageExtension}`,
			type: 'application/octet-stream'
		};
		try {
			return await (this.#deps.save ?? downloadStream)(stream, target, { choose: true });
		} catch (error) {
			if (error instanceof PackingFailed) return fail(error.code);
			if (signal.aborted) return fail('cancelled');
			throw error;
		}
	}
}
