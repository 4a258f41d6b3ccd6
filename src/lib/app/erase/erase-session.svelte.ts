// Erasing batches that have been handed over and backed up. Their keys are destroyed a few files at a time, each group in
// one transaction with its line in the journal: stopped on the way, what is left is simply still there.
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { readBackupStanding } from '#lib/platform/db/backup-state.ts';
import { eraseFiles } from '#lib/platform/db/erase-store.ts';
import { listExports } from '#lib/platform/db/exports-store.ts';
import { actDraft } from '../act-draft.ts';
import { LongTask, type TaskControl } from '../long-task.svelte.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';
import {
	confirmationOf,
	type ErasableBatch,
	erasableBatches,
	handedOverBy,
	type Proofs
} from './erasable.ts';

/** Files whose keys go in one transaction. */
const atOnce = 5;

export interface EraseDeps {
	readonly ports: Pick<AppPorts, 'connection' | 'clock' | 'changes'>;
	readonly worker: () => OfficeWorker | null;
	readonly files: () => readonly RegistryFile[];
}

export class EraseSession {
	readonly task = new LongTask();
	readonly #deps: EraseDeps;
	#handedOver = $state.raw<Proofs['isHandedOver']>(() => false);
	#backedUpAt = $state.raw<string | null>(null);

	constructor(deps: EraseDeps) {
		this.#deps = deps;
	}

	get mayErase(): boolean {
		return this.#deps.worker()?.role === 'supervisor';
	}

	/** Batches with approved files: what may be erased, and what the others lack. */
	get batches(): readonly ErasableBatch[] {
		return erasableBatches(this.#deps.files(), {
			isHandedOver: this.#handedOver,
			backedUpAt: this.#backedUpAt
		});
	}

	/** Looks again at exports and backups. */
	async load(): Promise<void> {
		const { connection } = this.#deps.ports;
		const [made, standing] = await Promise.all([
			listExports(connection),
			readBackupStanding(connection)
		]);
		if (made.ok) this.#handedOver = handedOverBy(made.value.map(({ index }) => index));
		if (standing.ok) this.#backedUpAt = standing.value.last?.madeAt ?? null;
		for (const one of [made, standing]) if (!one.ok) this.task.note(one.failure);
	}

	/**
	 * For good. Answers how many files were erased. Codes `wrong-role erase-unconfirmed erase-not-ready not-backed-up
	 * wrong-state cancelled`, those of storage.
	 */
	erase(name: string, typed: string): Promise<Result<number>> {
		return this.task.run((control) => this.#erase(name, typed, control));
	}

	async #erase(
		name: string,
		typed: string,
		{ signal, onProgress }: TaskControl
	): Promise<Result<number>> {
		const { ports, worker } = this.#deps;
		const who = worker();
		if (who?.role !== 'supervisor') return fail('wrong-role');
		await this.load();
		const batch = this.batches.find((one) => one.name === name);
		if (!batch || batch.missing) return fail('erase-not-ready');
		if (typed.normalize('NFC').trim() !== confirmationOf(batch)) return fail('erase-unconfirmed');
		const standing = await readBackupStanding(ports.connection);
		if (!standing.ok) return standing;
		const backedUpTo = standing.value.last?.journal.seq ?? 0;
		const all = batch.files.length;
		for (let from = 0; from < all; from += atOnce) {
			if (signal.aborted) return fail('cancelled');
			const ids = batch.files.slice(from, from + atOnce);
			const said = JSON.stringify({ batch: name, files: ids, of: all });
			const draft = { ...actDraft(who, ports.clock, { act: 'erase', new: said }), fileId: null };
			const erased = await eraseFiles(ports.connection, ids, [draft], backedUpTo);
			if (!erased.ok) return erased;
			for (const fileId of ids) this.#tell(fileId);
			onProgress((from + ids.length) / all);
		}
		return ok(all);
	}

	#tell(fileId: RegistryFileId): void {
		this.#deps.ports.changes.announce({ kind: 'file', fileId });
	}
}
