// Writing the office's training set: a supervisor's decision, kept in the journal before the first byte leaves.
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { strengthOf } from '#lib/domain/passphrase.ts';
import { fail, type Failure, ok, type Result } from '#lib/domain/result.ts';
import { appendActs } from '#lib/platform/db/journal-store.ts';
import { getImage, getReadings } from '#lib/platform/db/readings-store.ts';
import { openFile } from '#lib/platform/db/records-store.ts';
import { downloadStream } from '#lib/platform/download.ts';
import { type Crop, cropsExtension, writeCrops } from '#lib/platform/office/crops-file.ts';
import { cutCrop, openPicture } from '#lib/platform/office/cut-crop.ts';
import { newPassphraseHead } from '#lib/platform/sealed-file/passphrase-head.ts';
import { actDraft } from '../act-draft.ts';
import { LongTask, type TaskControl } from '../long-task.svelte.ts';
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
	/** While the set is written. */
	readonly task = new LongTask();

	constructor(deps: CropsDeps) {
		this.#deps = deps;
	}

	/** Approved files that are here. */
	get approved(): readonly RegistryFile[] {
		return this.#deps.files().filter(({ state, away }) => state === 'approved' && !away);
	}

	/** Answers how many crops were written. Call in a click: a file is asked for. */
	make(passphrase: string): Promise<Result<number>> {
		return this.task.run(async (control) => {
			try {
				return await this.#make(passphrase, control);
			} catch (error) {
				if (error instanceof GatheringFailed) return { ok: false, failure: error.failure };
				throw error;
			}
		});
	}

	async #make(passphrase: string, control: TaskControl): Promise<Result<number>> {
		const { ports, worker } = this.#deps;
		const who = worker();
		if (who?.role !== 'supervisor') return fail('wrong-role');
		const files = this.approved;
		if (files.length === 0) return fail('crops-none');
		const strength = strengthOf(passphrase, '');
		if (strength === 'too-short' || strength === 'guessable') return fail('passphrase-weak');
		const derived = newPassphraseHead();
		const key = await ports.keyTasks.packageKey(passphrase, derived.salt, derived.cost);
		if (!key.ok) return key;
		const begun = await this.#note(who, { is: 'begun', files: files.length });
		if (!begun.ok) return begun;
		const madeOn = ports.clock.now().slice(0, 10);
		const head = { version: 1, madeOn, ...derived } as const;
		let count = 0;
		const gathered = this.#gather(files, control, () => count++);
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
		const draft = actDraft(who, clock, { act: 'crops', new: JSON.stringify(said) });
		return appendActs(connection, [draft]);
	}

	async *#gather(
		files: readonly RegistryFile[],
		{ signal, onProgress }: TaskControl,
		onCrop: () => void
	): AsyncGenerator<Crop> {
		for (const [done, file] of files.entries()) {
			for await (const crop of this.#cropsOf(file, signal)) {
				onCrop();
				yield crop;
			}
			onProgress((done + 1) / files.length);
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
