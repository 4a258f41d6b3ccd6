// The archive as lists and counters, and who works here. Lists come from the files' own counters, so that nothing
// is ever counted by walking the pages; changes made in other tabs arrive as hints to read one file again.
import type { RegistryFileId, UserId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import type { Role } from '#lib/domain/workflow.ts';
import type { Change } from '#lib/platform/changes.ts';
import { getFile, listFiles, listPages } from '#lib/platform/db/files-store.ts';
import { readSetting, writeSettings } from '#lib/platform/db/settings-store.ts';
import { askToPersist, readQuota } from '#lib/platform/storage-quota.ts';
import {
	type BatchProgress,
	batchesOf,
	emptyFilter,
	matches,
	newestFirst,
	totalsOf,
	withFile,
	withoutFile
} from './archive-lists.ts';
import type { AppPorts } from './ports.ts';
import { toStorageState } from './storage-state.ts';
import type {
	ArchiveFilter,
	ArchiveSurface,
	ArchiveTotals,
	OfficeWorker,
	StorageEstimate,
	StorageState
} from './surface.ts';

export class Archive implements ArchiveSurface {
	readonly #ports: AppPorts;
	#hasAsked = false;
	#hasFailed = false;
	#hasEntered = false;
	#storage = $state<StorageState>('opening');
	#estimate = $state.raw<StorageEstimate | null>(null);
	/** Newest first. */
	#files = $state.raw<readonly RegistryFile[]>([]);
	#filter = $state.raw<ArchiveFilter>(emptyFilter);
	#workers = $state.raw<readonly OfficeWorker[]>([]);
	#workerId = $state.raw<UserId | null>(null);
	readonly #shown = $derived(this.#files.filter((file) => matches(file, this.#filter)));
	readonly #totals = $derived(totalsOf(this.#files));
	readonly #batches = $derived(batchesOf(this.#files));

	constructor(ports: AppPorts) {
		this.#ports = ports;
		ports.connection.listen((state) => {
			this.#storage = toStorageState(state);
			// Storage that could not be opened at first may open later.
			if (state === 'ready' && this.#hasFailed) void this.load();
		});
		ports.changes.listen((change) => void this.#changed(change));
	}

	get storage(): StorageState {
		return this.#storage;
	}
	get estimate(): StorageEstimate | null {
		return this.#estimate;
	}
	get files(): readonly RegistryFile[] {
		return this.#files;
	}
	get shown(): readonly RegistryFile[] {
		return this.#shown;
	}
	get filter(): ArchiveFilter {
		return this.#filter;
	}
	get totals(): ArchiveTotals {
		return this.#totals;
	}
	get batches(): readonly BatchProgress[] {
		return this.#batches;
	}
	get worker(): OfficeWorker | null {
		return this.#workers.find((worker) => worker.id === this.#workerId) ?? null;
	}
	get workers(): readonly OfficeWorker[] {
		return this.#workers;
	}

	/** Reads lists and settings; called once by the app context, and again after a loss. */
	async load(): Promise<void> {
		const { connection } = this.#ports;
		const [files, estimate] = await Promise.all([
			listFiles(connection),
			readQuota(),
			this.#loadSettings()
		]);
		this.#hasFailed = !files.ok;
		if (files.ok) this.#files = newestFirst(files.value);
		this.#estimate = estimate;
	}

	file(id: RegistryFileId): RegistryFile | null {
		return this.#files.find((file) => file.id === id) ?? null;
	}

	workerName(id: UserId): string | null {
		return this.#workers.find((worker) => worker.id === id)?.name ?? null;
	}

	setFilter(change: Partial<ArchiveFilter>): void {
		this.#filter = { ...this.#filter, ...change };
	}

	/** Somebody is at work in this tab, by an account; other tabs are not told. */
	enter(worker: OfficeWorker): void {
		this.#hasEntered = true;
		this.#workers = [...this.#workers.filter(({ id }) => id !== worker.id), worker];
		this.#workerId = worker.id;
	}

	async signIn(name: string, role: Role): Promise<Result<OfficeWorker>> {
		const clean = name.normalize('NFC').replace(/\s+/g, ' ').trim();
		if (clean === '') return fail('worker-name-empty');
		const known = this.#workers.find((one) => one.name === clean && one.role === role);
		const worker = known ?? { id: this.#ports.newId() as UserId, name: clean, role };
		const workers = known ? this.#workers : [...this.#workers, worker];
		const written = await writeSettings(this.#ports.connection, { workers, worker: worker.id });
		if (!written.ok) return written;
		this.#workers = workers;
		this.#workerId = worker.id;
		this.#ports.changes.announce({ kind: 'settings' });
		return ok(worker);
	}

	async signOut(): Promise<Result<void>> {
		const written = await writeSettings(this.#ports.connection, { worker: null });
		if (written.ok) this.#workerId = null;
		this.#ports.changes.announce({ kind: 'settings' });
		return written;
	}

	async pages(id: RegistryFileId): Promise<readonly Page[]> {
		const pages = await listPages(this.#ports.connection, id);
		return pages.ok ? pages.value : [];
	}

	nextFile(after?: RegistryFileId): RegistryFile | null {
		const oldestFirst = [...this.#files].reverse().filter((file) => file.id !== after);
		return (
			oldestFirst.find((file) => file.state === 'returned') ??
			oldestFirst.find((file) => file.state === 'keying' && file.counts.open > 0) ??
			oldestFirst.find((file) => file.state === 'keying') ??
			null
		);
	}

	async startFresh(): Promise<void> {
		await this.#ports.connection.startFresh();
		await this.load();
	}

	/** Asks the browser to keep what has just arrived; once, because some browsers ask the person each time. */
	async keep(): Promise<void> {
		if (this.#hasAsked || this.#estimate?.persisted !== false) return;
		this.#hasAsked = true;
		await this.askToPersist();
	}

	async askToPersist(): Promise<boolean> {
		const isGranted = await askToPersist();
		this.#estimate = await readQuota();
		return isGranted;
	}

	async #loadSettings(): Promise<void> {
		const { connection } = this.#ports;
		const [workers, current] = await Promise.all([
			readSetting(connection, 'workers'),
			readSetting(connection, 'worker')
		]);
		const mine = this.#hasEntered ? this.worker : null;
		if (workers.ok) this.#workers = workers.value ?? [];
		if (mine) return this.enter(mine);
		if (current.ok) this.#workerId = current.value ?? null;
	}

	async #changed(change: Change): Promise<void> {
		if (change.kind === 'settings') return this.#loadSettings();
		const file = await getFile(this.#ports.connection, change.fileId);
		if (!file.ok) return;
		this.#files = file.value
			? withFile(this.#files, file.value)
			: withoutFile(this.#files, change.fileId);
	}
}
