// Search over the whole archive: one for as long as the tab lives. The text is kept in the database and only files that
// have changed since are read again; each keystroke asks a worker, and an answer that comes late is thrown away.
/* eslint-disable svelte/prefer-svelte-reactivity -- sets and maps here live for one call or are never shown */
import type { RegistryFileId } from '#lib/domain/ids.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import type { Failure } from '#lib/domain/result.ts';
import { assembleHousehold } from '#lib/pipeline/record/assemble.ts';
import { shardCount, shardOf, type SearchHit } from '#lib/pipeline/search/search-index.ts';
import { keyOfItem, type SearchItem } from '#lib/pipeline/search/search-items.ts';
import { getSearchShard, putSearchShard } from '#lib/platform/db/search-store.ts';
import type { SearchWorker } from '#lib/platform/search/search-client.ts';
import { filesToCheck } from '../checks/files-to-check.ts';
import type { AppPorts } from '../ports.ts';

export interface SearchDeps {
	readonly ports: Pick<AppPorts, 'connection' | 'changes' | 'forms'>;
	readonly files: () => readonly RegistryFile[];
	readonly start: () => SearchWorker;
}

/** Milliseconds after the last change before changed files are read again. */
const quietMs = 1500;

type Versions = Record<RegistryFileId, number>;

export class SearchSession {
	readonly #deps: SearchDeps;
	#worker: SearchWorker | null = null;
	/** Versions the worker's text was made from. */
	readonly #known: Versions = {};
	#filling: Promise<void> | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#asked = 0;
	#query = $state('');
	#hits = $state.raw<readonly SearchHit[]>([]);
	#total = $state(0);
	#isMore = $state(false);
	#progress = $state.raw<{ readonly done: number; readonly total: number } | null>(null);
	#failure = $state.raw<Failure | null>(null);

	constructor(deps: SearchDeps) {
		this.#deps = deps;
		deps.ports.changes.listen(() => {
			clearTimeout(this.#timer);
			if (this.#worker) this.#timer = setTimeout(() => void this.refresh(), quietMs);
		});
	}

	get query(): string {
		return this.#query;
	}
	get hits(): readonly SearchHit[] {
		return this.#hits;
	}
	get total(): number {
		return this.#total;
	}
	get isMore(): boolean {
		return this.#isMore;
	}
	/** Files read into the text so far; null when all are. */
	get progress(): { readonly done: number; readonly total: number } | null {
		return this.#progress;
	}
	get failure(): Failure | null {
		return this.#failure;
	}

	file(id: RegistryFileId): RegistryFile | null {
		return this.#deps.files().find((file) => file.id === id) ?? null;
	}

	/** Brings the text up to date; at the first call it is fetched from the database. */
	refresh(): Promise<void> {
		this.#filling ??= this.#fill().finally(() => (this.#filling = null));
		return this.#filling;
	}

	async type(query: string): Promise<void> {
		this.#query = query;
		const turn = ++this.#asked;
		const found = await this.#worker?.ask({ do: 'find', query });
		if (turn !== this.#asked || found?.is !== 'found') return;
		this.#hits = found.answer.hits;
		this.#total = found.answer.total;
		this.#isMore = found.answer.isMore;
	}

	/** The field that states an item of a hit; null opens the file where work is left. */
	async keyOf(fileId: RegistryFileId, item: SearchItem): Promise<string | null> {
		const file = this.file(fileId);
		if (!file) return null;
		const { connection, forms } = this.#deps.ports;
		for await (const batch of filesToCheck(connection, [file])) {
			const [opened] = batch.ok ? batch.value : [];
			if (!opened) return null;
			const household = assembleHousehold(fileId, opened.pages, (id) => forms.byId(id));
			return keyOfItem(item, household);
		}
		return null;
	}

	async #fill(): Promise<void> {
		this.#failure = null;
		if (!this.#worker && !(await this.#begin())) return this.#died();
		const worker = this.#worker;
		if (!worker) return;
		const files = this.#deps.files();
		const here = new Map(files.map((file) => [file.id, file]));
		const gone = (Object.keys(this.#known) as RegistryFileId[]).filter((id) => !here.has(id));
		const stale = files.filter(({ id, version }) => this.#known[id] !== version);
		const touched = new Set([...gone, ...stale.map(({ id }) => id)].map(shardOf));
		if (gone.length > 0) await worker.ask({ do: 'drop', fileIds: gone });
		for (const id of gone) delete this.#known[id];
		if (!(await this.#read(worker, stale, here))) return;
		for (const number of touched) await this.#store(worker, number);
		this.#progress = null;
		if (this.#query !== '' || this.#hits.length > 0) await this.type(this.#query);
	}

	/** Starts the worker and hands it what is stored. */
	async #begin(): Promise<boolean> {
		const worker = this.#deps.start();
		const { connection, forms } = this.#deps.ports;
		if (!(await worker.ask({ do: 'begin', forms: [...forms.all()] }))) return false;
		for (let number = 0; number < shardCount; number++) {
			const stored = await getSearchShard(connection, String(number));
			if (!stored.ok || !stored.value) continue;
			const { text, versions } = stored.value;
			const loaded = await worker.ask({ do: 'load', shard: { number, text } });
			if (loaded?.is !== 'loaded') return false;
			for (const id of loaded.fileIds ?? []) {
				const version = versions[id];
				if (version !== undefined) this.#known[id] = version;
			}
		}
		this.#worker = worker;
		return true;
	}

	/** False: storage or worker failed, and `failure` says so. */
	async #read(
		worker: SearchWorker,
		stale: readonly RegistryFile[],
		here: ReadonlyMap<RegistryFileId, RegistryFile>
	): Promise<boolean> {
		if (stale.length === 0) return true;
		let done = 0;
		this.#progress = { done, total: stale.length };
		for await (const batch of filesToCheck(this.#deps.ports.connection, stale)) {
			if (!batch.ok) {
				this.#failure = batch.failure;
				this.#progress = null;
				return false;
			}
			const files = batch.value.map((file) => ({
				...file,
				title: here.get(file.fileId)?.title ?? ''
			}));
			if (!(await worker.ask({ do: 'put', files }))) {
				this.#died();
				return false;
			}
			for (const { fileId } of files) this.#known[fileId] = here.get(fileId)?.version ?? 0;
			done += files.length;
			this.#progress = { done, total: stale.length };
		}
		return true;
	}

	/** Keeps one shard, so that the next start need not read its files again. */
	async #store(worker: SearchWorker, number: number): Promise<void> {
		const packed = await worker.ask({ do: 'pack', number });
		if (packed?.is !== 'packed') return;
		const ids = (Object.keys(this.#known) as RegistryFileId[]).filter(
			(id) => shardOf(id) === number
		);
		const versions: Versions = {};
		for (const id of ids) versions[id] = this.#known[id] ?? 0;
		const { text } = packed.shard;
		// Not kept (a full disk): the next start reads these files again, nothing is lost.
		await putSearchShard(this.#deps.ports.connection, { id: String(number), text, versions });
	}

	#died(): void {
		this.#worker = null;
		this.#progress = null;
		this.#failure = { code: 'search-worker-died' };
	}
}
