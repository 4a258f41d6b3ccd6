// Giving household files to another machine and taking files in: each file is worked on in one place at a time, and
// what collides all the same is asked, file by file.

import { type ArrivalVerdict, type AwayMark, judgeArrival } from '#lib/domain/hand-over.ts';
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import { strengthOf } from '#lib/domain/passphrase.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { fail, type Failure, ok, type Result } from '#lib/domain/result.ts';
import { usualCost } from '#lib/platform/crypto/locks.ts';
import { listAccounts } from '#lib/platform/db/accounts-store.ts';
import { getFile } from '#lib/platform/db/files-store.ts';
import { commitChange } from '#lib/platform/db/records-store.ts';
import { readSetting } from '#lib/platform/db/settings-store.ts';
import { downloadStream } from '#lib/platform/download.ts';
import {
	newSalt,
	packageExtension,
	type PackageHead,
	packageKind
} from '#lib/platform/hand-over/head.ts';
import {
	type PackageContent,
	PackingFailed,
	readPackage,
	writePackage
} from '#lib/platform/hand-over/package.ts';
import type { PackedFile } from '#lib/platform/hand-over/packed-file.ts';
import { takeIn } from '#lib/platform/hand-over/take-in.ts';
import { readHead } from '#lib/platform/sealed-file/head.ts';
import type { AppPorts } from './ports.ts';
import type { OfficeWorker } from './surface.ts';

export interface HandOverDeps {
	readonly ports: Pick<AppPorts, 'connection' | 'clock' | 'newId' | 'changes' | 'keyTasks'>;
	readonly worker: () => OfficeWorker | null;
	readonly save?: typeof downloadStream;
}

/** A file that has arrived and waits for a person's word. */
export interface Arrival {
	readonly id: RegistryFileId;
	readonly title: string;
	readonly pages: number;
	readonly verdict: ArrivalVerdict;
	/** Only for a question: take theirs instead of what is here. */
	readonly takesTheirs: boolean;
}

interface Opened {
	readonly head: PackageHead;
	readonly content: PackageContent;
}

export class HandOverSession {
	readonly #deps: HandOverDeps;
	#progress = $state<number | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#arrivals = $state.raw<readonly Arrival[]>([]);
	#opened = $state.raw<Opened | null>(null);
	#stop: AbortController | null = null;

	constructor(deps: HandOverDeps) {
		this.#deps = deps;
	}

	/** 0…1 while something runs. */
	get progress(): number | null {
		return this.#progress;
	}
	get failure(): Failure | null {
		return this.#failure;
	}
	get arrivals(): readonly Arrival[] {
		return this.#arrivals;
	}
	/** Who gave what has arrived, and the short name of their key. */
	get giver(): { readonly name: string; readonly keyId: string } | null {
		const content = this.#opened?.content;
		return content ? { name: content.giver.name, keyId: content.keyId } : null;
	}

	cancel(): void {
		this.#stop?.abort();
	}

	/** Locks the files here, then writes them; what cannot be written is unlocked again. Call in a click. */
	give(files: readonly RegistryFileId[], to: string, passphrase: string): Promise<Result<number>> {
		return this.#run(async (signal) => {
			if (files.length === 0) return fail('hand-over-empty');
			if (to.trim() === '') return fail('name-empty');
			const strength = strengthOf(passphrase, to);
			if (strength === 'too-short' || strength === 'guessable') return fail('passphrase-weak');
			const packageId = this.#deps.ports.newId();
			const marked = await this.#markAll(files, to.trim(), packageId);
			if (!marked.ok) return marked;
			const given = await this.#write(files, packageId, passphrase, signal);
			if (!given.ok) for (const id of files) await this.#unmark(id, 'hand-over-failed');
			return given.ok ? ok(files.length) : given;
		});
	}

	/** A file given away is worked on here again; what comes back later becomes a question. */
	async takeBack(id: RegistryFileId, reason: string): Promise<Result<void>> {
		if (reason.trim() === '') return fail('reason-missing');
		return this.#unmark(id, reason.trim());
	}

	/** Verifies and opens a package; nothing is stored yet. */
	open(file: File, passphrase: string): Promise<Result<number>> {
		return this.#run(async () => {
			this.#arrivals = [];
			this.#opened = null;
			const head = await readHead(packageKind, file);
			if (!head.ok) return fail(`package-${head.failure.code}`, { name: file.name });
			const { salt, cost } = head.value.head;
			const key = await this.#deps.ports.keyTasks.packageKey(passphrase, salt, cost);
			if (!key.ok) return key;
			const body = file.slice(head.value.bodyAt);
			const { digest } = head.value;
			const content = await readPackage(body, digest, key.value, (share) => {
				this.#progress = share;
			});
			if (!content.ok) return fail(content.failure.code, { name: file.name });
			this.#opened = { head: head.value.head, content: content.value };
			this.#arrivals = await Promise.all(content.value.files.map((one) => this.#judge(one)));
			return ok(content.value.files.length);
		});
	}

	choose(id: RegistryFileId, takesTheirs: boolean): void {
		this.#arrivals = this.#arrivals.map((one) => (one.id === id ? { ...one, takesTheirs } : one));
	}

	/** Stores what is new or back, and of the questions those where theirs was chosen. Answers how many. */
	accept(): Promise<Result<number>> {
		return this.#run(async (signal) => {
			const opened = this.#opened;
			if (!opened) return fail('hand-over-empty');
			let taken = 0;
			for (const [done, packed] of opened.content.files.entries()) {
				signal.throwIfAborted();
				const arrival = this.#arrivals.find(({ id }) => id === packed.file.id);
				const isWanted =
					arrival?.verdict === 'question' ? arrival.takesTheirs : arrival?.verdict !== 'known';
				if (arrival && isWanted) {
					const stored = await this.#takeIn(opened, packed);
					if (!stored.ok) return stored;
					taken += 1;
				}
				this.#progress = (done + 1) / opened.content.files.length;
			}
			this.#arrivals = [];
			this.#opened = null;
			return ok(taken);
		});
	}

	async #run(work: (signal: AbortSignal) => Promise<Result<number>>): Promise<Result<number>> {
		if (this.#progress !== null) return fail('backup-running');
		this.#progress = 0;
		this.#failure = null;
		this.#stop = new AbortController();
		try {
			const done = await work(this.#stop.signal);
			if (!done.ok && done.failure.code !== 'cancelled') this.#failure = done.failure;
			return done;
		} catch (error) {
			if (!this.#stop.signal.aborted) throw error;
			return fail('cancelled');
		} finally {
			this.#progress = null;
			this.#stop = null;
		}
	}

	async #judge(packed: PackedFile): Promise<Arrival> {
		const { id, title } = packed.file;
		const here = await getFile(this.#deps.ports.connection, id);
		const file = here.ok ? here.value : null;
		const standing = file && {
			version: file.version,
			away: file.away ?? null,
			cameIn: file.cameIn ?? null
		};
		const arriving = {
			packageId: this.#opened?.head.id ?? '',
			answers: packed.file.cameIn ?? null
		};
		const verdict = judgeArrival(standing, arriving);
		return { id, title, pages: packed.pages.length, verdict, takesTheirs: false };
	}

	async #takeIn({ head, content }: Opened, packed: PackedFile): Promise<Result<void>> {
		const { connection, changes } = this.#deps.ports;
		const [here, canary] = await Promise.all([
			getFile(connection, packed.file.id),
			readSetting(connection, 'canary')
		]);
		if (!here.ok) return here;
		if (!canary.ok) return canary;
		const said = { taken: head.id, from: content.giver.name, key: content.keyId };
		const draft = this.#draft(packed.file.id, '', JSON.stringify(said));
		if (!draft) return fail('no-worker');
		const stored = await takeIn(connection, {
			...{ packed, draft, packageId: head.id, from: head.archive },
			mine: canary.value?.installId ?? '',
			names: content.giver.names,
			seenVersion: here.value?.version ?? null
		});
		if (stored.ok) changes.announce({ kind: 'file', fileId: packed.file.id });
		return stored;
	}

	#draft(fileId: RegistryFileId, old: string, next: string, reason?: string): JournalDraft | null {
		const who = this.#deps.worker();
		if (!who) return null;
		return {
			...{ fileId, act: 'hand-over', at: this.#deps.ports.clock.now(), who: who.id },
			...{ role: who.role, source: who.role, old, new: next },
			...(reason !== undefined && { reason })
		};
	}

	async #markAll(
		files: readonly RegistryFileId[],
		to: string,
		packageId: string
	): Promise<Result<void>> {
		const done: RegistryFileId[] = [];
		for (const id of files) {
			const marked = await this.#mark(id, to, packageId);
			if (!marked.ok) {
				for (const one of done) await this.#unmark(one, 'hand-over-failed');
				return marked;
			}
			done.push(id);
		}
		return ok(undefined);
	}

	async #mark(id: RegistryFileId, to: string, packageId: string): Promise<Result<void>> {
		const file = await getFile(this.#deps.ports.connection, id);
		if (!file.ok) return file;
		const by = this.#deps.worker();
		if (!file.value || !by) return fail(by ? 'file-unknown' : 'no-worker');
		if (file.value.away) return fail('hand-over-away', { title: file.value.title });
		const since = this.#deps.ports.clock.now();
		const away: AwayMark = { to, since, packageId, by: by.id };
		return this.#commit(file.value, away, this.#draft(id, '', JSON.stringify({ to, packageId })));
	}

	async #unmark(id: RegistryFileId, reason: string): Promise<Result<void>> {
		const file = await getFile(this.#deps.ports.connection, id);
		if (!file.ok) return file;
		if (!file.value?.away) return ok(undefined);
		const draft = this.#draft(id, JSON.stringify(file.value.away), '', reason);
		return this.#commit(file.value, null, draft);
	}

	async #commit(
		file: RegistryFile,
		away: AwayMark | null,
		draft: JournalDraft | null
	): Promise<Result<void>> {
		const { connection, newId, changes } = this.#deps.ports;
		if (!draft) return fail('no-worker');
		const batch = newId();
		const base = { fileId: file.id, baseVersion: file.version };
		const done = await commitChange(connection, {
			...base,
			batch,
			file: { away },
			journal: [draft]
		});
		if (!done.ok) return done;
		changes.announce({ kind: 'file', fileId: file.id });
		return ok(undefined);
	}

	async #write(
		files: readonly RegistryFileId[],
		packageId: string,
		passphrase: string,
		signal: AbortSignal
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
		const salt = newSalt();
		const key = await keyTasks.packageKey(passphrase, salt, usualCost);
		if (!key.ok) return key;
		const madeAt = clock.now();
		const names = Object.fromEntries(accounts.value.map(({ id, name }) => [id, name]));
		const stream = writePackage({
			...{ connection, files, key: key.value, signer: session.signer, signal },
			head: {
				...{ version: 1, id: packageId, archive: canary.value?.installId ?? '', madeAt },
				...{ salt, cost: usualCost }
			},
			giver: { name: who.name, publicKey, names },
			onProgress: (done, all) => (this.#progress = done / all)
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
