// Writing the office's training set: a supervisor's decision, kept in the journal before the first byte leaves.
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import type { JournalDraft } from '#lib/domain/journal.ts';
import { strengthOf } from '#lib/domain/passphrase.ts';
import { fail, type Failure, ok, type Result } from '#lib/domain/result.ts';
import { usualCost } from '#lib/platform/crypto/locks.ts';
import { appendActs } from '#lib/platform/db/journal-store.ts';
import { getImage, getReadings } from '#lib/platform/db/readings-store.ts';
import { openFile } from '#lib/platform/db/records-store.ts';
import { downloadStream } from '#lib/platform/download.ts';
import { newSalt } from '#lib/platform/hand-over/head.ts';
import { type Crop, cropsExtension, writeCrops } from '#lib/platform/office/crops-file.ts';
import { cutCrop, openPicture } from '#lib/platform/office/cut-crop.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';
import { teachableFields } from './teachable.ts';

export interface CropsDeps {
	readonly ports: Pick<AppPorts, 'connection' | 'clock' | 'keyTasks' | 'forms'>;
	readonly worker: () => OfficeWorker | null;
	readonly files: () => readonly RegistryFile[];
	readonly save?: typeof downloadStream;
}

/** A file that could not be read ends the set, by its code. */
class GatheringFailed extends Error {
	constructor(readonly failure: Failure) {
		super(failure.code);
	}
}

export class CropsSession {
	readonly #deps: CropsDeps;
	#progress = $state<number | null>(null);
	#failure = $state.raw<Failure | null>(null);
	#stop: AbortController | null = null;

	constructor(deps: CropsDeps) {
		this.#deps = deps;
	}

	/** 0…1 while the set is written. */
	get progress(): number | null {
		return this.#progress;
	}
	get failure(): Failure | null {
		return this.#failure;
	}
	/** Approved files that are here. */
	get approved(): readonly RegistryFile[] {
		return this.#deps.files().filter(({ state, away }) => state === 'approved' && !away);
	}

	cancel(): void {
		this.#stop?.abort();
	}

	/** Answers how many crops were written. Call in a click: a file is asked for. */
	async make(passphrase: string): Promise<Result<number>> {
		if (this.#progress !== null) return fail('backup-running');
		this.#progress = 0;
		this.#failure = null;
		this.#stop = new AbortController();
		const { signal } = this.#stop;
		try {
			const made = await this.#make(passphrase, signal);
			if (!made.ok && made.failure.code !== 'cancelled') this.#failure = made.failure;
			return made;
		} catch (error) {
			if (error instanceof GatheringFailed) {
				this.#failure = error.failure;
				return { ok: false, failure: error.failure };
			}
			if (!signal.aborted) throw error;
			return fail('cancelled');
		} finally {
			this.#progress = null;
			this.#stop = null;
		}
	}

	async #make(passphrase: string, signal: AbortSignal): Promise<Result<number>> {
		const { ports, worker } = this.#deps;
		const who = worker();
		if (who?.role !== 'supervisor') return fail('wrong-role');
		const files = this.approved;
		if (files.length === 0) return fail('crops-none');
		const strength = strengthOf(passphrase, '');
		if (strength === 'too-short' || strength === 'guessable') return fail('passphrase-weak');
		const salt = newSalt();
		const key = await ports.keyTasks.packageKey(passphrase, salt, usualCost);
		if (!key.ok) return key;
		const begun = await this.#note(who, { is: 'begun', files: files.length });
		if (!begun.ok) return begun;
		const madeOn = ports.clock.now().slice(0, 10);
		const head = { version: 1, madeOn, salt, cost: usualCost } as const;
		let count = 0;
		const gathered = this.#gather(files, signal, () => count++);
		const target = {
			fileName: `mau-chu-${madeOn}.${cropsExtension}`,
			type: 'application/octet-stream'
		};
		const save = this.#deps.save ?? downloadStream;
		const saved = await save(writeCrops(head, key.value, gathered), target, { choose: true });
		if (!saved.ok) return saved;
		const done = await this.#note(who, { is: 'done', files: files.length, crops: count });
		return done.ok ? ok(count) : done;
	}

	#note(who: OfficeWorker, said: object): Promise<Result<void>> {
		const { connection, clock } = this.#deps.ports;
		const draft: JournalDraft = {
			...{ fileId: null, act: 'crops', at: clock.now(), who: who.id, role: who.role },
			...{ source: who.role, old: '', new: JSON.stringify(said) }
		};
		return appendActs(connection, [draft]);
	}

	async *#gather(
		files: readonly RegistryFile[],
		signal: AbortSignal,
		onCrop: () => void
	): AsyncGenerator<Crop> {
		for (const [done, file] of files.entries()) {
			for await (const crop of this.#cropsOf(file, signal)) {
				onCrop();
				yield crop;
			}
			this.#progress = (done + 1) / files.length;
		}
	}

	async *#cropsOf({ id }: RegistryFile, signal: AbortSignal): AsyncGenerator<Crop> {
		const { connection, forms } = this.#deps.ports;
		const opened = await openFile(connection, id);
		if (!opened.ok) throw new GatheringFailed(opened.failure);
		const { record, pages } = opened.value;
		const ids = pages.map((page) => page.id);
		const readings = await getReadings(connection, ids);
		if (!readings.ok) throw new GatheringFailed(readings.failure);
		for (const page of pages) {
			signal.throwIfAborted();
			const form = page.form ? forms.byId(page.form.formId) : null;
			const reading = readings.value.get(page.id) ?? null;
			const fields = teachableFields(page, form, reading, record);
			if (fields.length === 0) continue;
			const image = await getImage(connection, page.id);
			if (!image.ok) throw new GatheringFailed(image.failure);
			const picture = image.value && (await openPicture(image.value));
			if (!picture) continue;
			try {
				for (const { box, ...field } of fields) {
					const cut = await cutCrop(picture, box);
					if (cut) yield { ...field, image: cut };
				}
			} finally {
				picture.bitmap.close();
			}
		}
	}
}
