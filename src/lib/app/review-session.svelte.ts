// The supervisor's side: files that were sent, returning or reopening them, and reading the journal. Approval is a batch's alone.
import type { FieldKey, RegistryFileId } from '#lib/domain/ids.ts';
import type { JournalEntry } from '#lib/domain/journal.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { exportJournal, journalOf, verifyJournal } from '#lib/platform/db/journal-store.ts';
import { download } from '#lib/platform/export/save.ts';
import type { Archive } from './archive.svelte.ts';
import type { AppPorts } from './ports.ts';
import type { FamilyTree, JournalVerdict, ReviewSurface } from './surface.ts';
import { moveFile } from './transitions.ts';

export class ReviewSession implements ReviewSurface {
	readonly #ports: AppPorts;
	readonly #archive: Archive;
	readonly #waiting = $derived.by(() => this.#inState('sent').reverse());
	readonly #approved = $derived.by(() => this.#inState('approved'));

	constructor(ports: AppPorts, archive: Archive) {
		this.#ports = ports;
		this.#archive = archive;
	}

	get waiting(): readonly RegistryFile[] {
		return this.#waiting;
	}
	get approved(): readonly RegistryFile[] {
		return this.#approved;
	}

	returnToClerk(id: RegistryFileId, reason: string): Promise<Result<RegistryFile>> {
		return this.#move(id, 'return', reason);
	}

	/** Returns with a note on one field; the clerk's desk opens there. */
	async returnField(
		id: RegistryFileId,
		key: FieldKey,
		note: string
	): Promise<Result<RegistryFile>> {
		const { worker } = this.#archive;
		if (!worker) return fail('no-worker');
		const { returnField } = await import('./review/return-field.ts');
		return returnField(this.#ports, worker, id, key, note);
	}

	reopen(id: RegistryFileId, reason: string): Promise<Result<RegistryFile>> {
		return this.#move(id, 'reopen', reason);
	}

	/** The household as a tree; null where the file cannot be read. */
	async family(id: RegistryFileId): Promise<FamilyTree | null> {
		const { loadReviewed } = await import('./review/reviewed-file.ts');
		const { familyTree } = await import('#lib/pipeline/review/family-tree.ts');
		const file = await loadReviewed(this.#ports, id);
		const year = Number(this.#ports.clock.now().slice(0, 4));
		return file.ok ? familyTree(file.value.household, year) : null;
	}

	async journal(id: RegistryFileId): Promise<readonly JournalEntry[]> {
		const entries = await journalOf(this.#ports.connection, id);
		return entries.ok ? entries.value : [];
	}

	verifyJournal(): Promise<Result<JournalVerdict>> {
		return verifyJournal(this.#ports.connection);
	}

	async saveJournal(): Promise<Result<void>> {
		const file = await exportJournal(this.#ports.connection);
		if (!file.ok) return file;
		download(new File([file.value], 'nhat-ky.jsonl', { type: file.value.type }));
		return ok(undefined);
	}

	#inState(state: RegistryFile['state']): RegistryFile[] {
		return this.#archive.files.filter((file) => file.state === state);
	}

	async #move(
		id: RegistryFileId,
		move: 'return' | 'reopen',
		reason: string
	): Promise<Result<RegistryFile>> {
		const { worker } = this.#archive;
		const file = this.#archive.file(id);
		if (!worker) return fail('no-worker');
		if (!file) return fail('file-unknown');
		return moveFile(this.#ports, worker, file, move, reason);
	}
}
