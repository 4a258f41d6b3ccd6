// What people decided between files, as the screens see it: loaded once, kept in step with other tabs.
/* eslint-disable svelte/prefer-svelte-reactivity -- maps here are replaced whole, never mutated */
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { JournalAct, JournalDraft } from '#lib/domain/journal.ts';
import { fail, type Result } from '#lib/domain/result.ts';
import { lastWords, type Ruling } from '#lib/domain/ruling.ts';
import { listRulings, putRuling, removeRuling } from '#lib/platform/db/rulings-store.ts';
import type { AppPorts } from '../ports.ts';
import type { OfficeWorker } from '../surface.ts';

export type RulingWords = Pick<Ruling, 'of' | 'about' | 'verdict' | 'reason' | 'fileIds'>;

export class Rulings {
	readonly #ports: Pick<AppPorts, 'connection' | 'clock' | 'newId' | 'changes'>;
	readonly #worker: () => OfficeWorker | null;
	#byAbout = $state.raw<ReadonlyMap<string, Ruling>>(new Map());

	constructor(
		ports: Pick<AppPorts, 'connection' | 'clock' | 'newId' | 'changes'>,
		worker: () => OfficeWorker | null
	) {
		this.#ports = ports;
		this.#worker = worker;
		ports.changes.listen((change, isForeign) => {
			if (change.kind === 'settings' && isForeign) void this.load();
		});
	}

	/** Null: nobody has ruled on it. */
	on(about: string): Ruling | null {
		return this.#byAbout.get(about) ?? null;
	}

	async load(): Promise<Result<void>> {
		const all = await listRulings(this.#ports.connection);
		if (!all.ok) return all;
		this.#byAbout = lastWords(all.value);
		return { ok: true, value: undefined };
	}

	/** Codes: `no-worker`, those of storage. */
	async rule(words: RulingWords): Promise<Result<void>> {
		const worker = this.#worker();
		if (!worker) return fail('no-worker');
		const known = this.on(words.about);
		const at = this.#ports.clock.now();
		const id = known?.id ?? this.#ports.newId();
		const ruling: Ruling = { ...words, id, by: worker.id, at };
		const act = words.of === 'pair' ? 'same-person' : 'override';
		const texts = { old: words.about, new: words.verdict ?? words.reason };
		const journal = this.#lines(worker, act, at, words.fileIds, texts, words.reason);
		const written = await putRuling(this.#ports.connection, ruling, journal);
		if (written.ok) this.#take(new Map([...this.#byAbout, [words.about, ruling]]));
		return written;
	}

	/** The question is open again. */
	async takeBack(about: string): Promise<Result<void>> {
		const worker = this.#worker();
		const known = this.on(about);
		if (!worker) return fail('no-worker');
		if (!known) return { ok: true, value: undefined };
		const texts = { old: about, new: '' };
		const at = this.#ports.clock.now();
		const journal = this.#lines(worker, 'undo', at, known.fileIds, texts, '');
		const removed = await removeRuling(this.#ports.connection, known.id, journal);
		if (!removed.ok) return removed;
		const rest = [...this.#byAbout].filter(([key]) => key !== about);
		this.#take(new Map(rest));
		return removed;
	}

	#take(next: ReadonlyMap<string, Ruling>): void {
		this.#byAbout = next;
		this.#ports.changes.announce({ kind: 'settings' });
	}

	/** One line in the journal of each file concerned. */
	#lines(
		worker: OfficeWorker,
		act: JournalAct,
		at: string,
		fileIds: readonly RegistryFileId[],
		texts: { readonly old: string; readonly new: string },
		reason: string
	): JournalDraft[] {
		const { id: who, role } = worker;
		const line = { act, at, who, role, source: role, ...texts, ...(reason && { reason }) };
		return [...new Set(fileIds)].map((fileId) => ({ fileId, ...line }));
	}
}
