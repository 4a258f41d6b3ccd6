// Taking in household files from another machine: the package is verified and shown first, and what collides with work
// done here is asked, file by file.
import { type ArrivalVerdict, judgeArrival } from '#lib/domain/hand-over.ts';
import type { RegistryFileId } from '#lib/domain/ids.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { getFile } from '#lib/platform/db/files-store.ts';
import { readSetting } from '#lib/platform/db/settings-store.ts';
import { type PackageHead, packageKind } from '#lib/platform/hand-over/head.ts';
import { type PackageContent, readPackage } from '#lib/platform/hand-over/package.ts';
import type { PackedFile } from '#lib/platform/hand-over/packed-file.ts';
import { takeIn } from '#lib/platform/hand-over/take-in.ts';
import { readHead } from '#lib/platform/sealed-file/head.ts';
import { actDraft } from '../act-draft.ts';
import { LongTask } from '../long-task.svelte.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';

export interface ReceiveDeps {
	readonly ports: Pick<AppPorts, 'connection' | 'clock' | 'changes' | 'keyTasks'>;
	readonly worker: () => OfficeWorker | null;
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

const isWanted = ({ verdict, takesTheirs }: Arrival): boolean =>
	verdict === 'question' ? takesTheirs : verdict !== 'known';

export class ReceiveSession {
	readonly task = new LongTask();
	readonly #deps: ReceiveDeps;
	#arrivals = $state.raw<readonly Arrival[]>([]);
	#opened = $state.raw<Opened | null>(null);

	constructor(deps: ReceiveDeps) {
		this.#deps = deps;
	}

	get arrivals(): readonly Arrival[] {
		return this.#arrivals;
	}
	/** Who gave what has arrived, and the short name of their key. */
	get giver(): { readonly name: string; readonly keyId: string } | null {
		const content = this.#opened?.content;
		return content ? { name: content.giver.name, keyId: content.keyId } : null;
	}

	/** Verifies and opens a package; nothing is stored yet. */
	open(file: File, passphrase: string): Promise<Result<number>> {
		return this.task.run(async ({ onProgress }) => {
			this.#close();
			const head = await readHead(packageKind, file);
			if (!head.ok) return fail(`package-${head.failure.code}`, { name: file.name });
			const { salt, cost } = head.value.head;
			const key = await this.#deps.ports.keyTasks.packageKey(passphrase, salt, cost);
			if (!key.ok) return key;
			const body = file.slice(head.value.bodyAt);
			const content = await readPackage(body, head.value.digest, key.value, onProgress);
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
		return this.task.run(async ({ signal, onProgress }) => {
			const opened = this.#opened;
			if (!opened) return fail('hand-over-empty');
			let taken = 0;
			for (const [done, packed] of opened.content.files.entries()) {
				signal.throwIfAborted();
				const arrival = this.#arrivals.find(({ id }) => id === packed.file.id);
				if (arrival && isWanted(arrival)) {
					const stored = await this.#takeIn(opened, packed);
					if (!stored.ok) return stored;
					taken += 1;
				}
				onProgress((done + 1) / opened.content.files.length);
			}
			this.#close();
			return ok(taken);
		});
	}

	#close(): void {
		this.#arrivals = [];
		this.#opened = null;
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
		const { connection, changes, clock } = this.#deps.ports;
		const { id: fileId } = packed.file;
		const [here, canary] = await Promise.all([
			getFile(connection, fileId),
			readSetting(connection, 'canary')
		]);
		if (!here.ok) return here;
		if (!canary.ok) return canary;
		const who = this.#deps.worker();
		if (!who) return fail('no-worker');
		const said = { taken: head.id, from: content.giver.name, key: content.keyId };
		const draft = actDraft(who, clock, { act: 'hand-over', fileId, new: JSON.stringify(said) });
		const stored = await takeIn(connection, {
			...{ packed, draft, packageId: head.id, from: head.archive },
			mine: canary.value?.installId ?? '',
			names: content.giver.names,
			seenVersion: here.value?.version ?? null
		});
		if (stored.ok) changes.announce({ kind: 'file', fileId });
		return stored;
	}
}
