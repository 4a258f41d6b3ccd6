// One household file's pages laid out to be put in order: split, joined, moved to another file, set aside, scanned
// anew. Every act is stored at once and can be taken back, last one first.
import type { PageId, RegistryFileId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import { otherHalf } from '#lib/domain/page-halves.ts';
import type { RegistryFile } from '#lib/domain/registry-file.ts';
import { fail, ok, type Failure, type Result } from '#lib/domain/result.ts';
import { getFile, listPages } from '#lib/platform/db/files-store.ts';
import { makeMove, reversed, splitMove, type Actor, type Move } from './import/arrange.ts';
import {
	editPage,
	joinHere,
	letStand,
	replaceBy,
	splitHere,
	storeEdit,
	toggleBlank,
	undone,
	type PageEdit,
	type PageEditMaker
} from './import/page-acts.ts';
import type { AppPorts } from './ports.ts';
import type { ArrangeSurface, OfficeWorker } from './surface.ts';

interface ArrangeDeps {
	readonly ports: AppPorts;
	worker(): OfficeWorker | null;
	readWaiting(pageIds: readonly PageId[]): Promise<void>;
}

type Done =
	{ readonly of: 'page'; readonly edit: PageEdit } | { readonly of: 'files'; readonly move: Move };

export class ArrangeSession implements ArrangeSurface {
	readonly #deps: ArrangeDeps;
	readonly #stop: () => void;
	#file = $state.raw() as RegistryFile;
	#pages = $state.raw<readonly Page[]>([]);
	#done = $state.raw<readonly Done[]>([]);
	#failure = $state.raw<Failure | null>(null);
	#isBusy = $state(false);

	private constructor(deps: ArrangeDeps, file: RegistryFile, pages: readonly Page[]) {
		this.#deps = deps;
		this.#file = file;
		this.#pages = pages;
		this.#stop = deps.ports.changes.listen((change) => {
			if (change.kind !== 'settings' && change.fileId === this.#file.id) void this.#load();
		});
	}

	static async open(deps: ArrangeDeps, id: RegistryFileId): Promise<Result<ArrangeSession>> {
		const file = await getFile(deps.ports.connection, id);
		if (!file.ok) return file;
		const pages = await listPages(deps.ports.connection, id);
		if (!pages.ok) return pages;
		return file.value
			? ok(new ArrangeSession(deps, file.value, pages.value))
			: fail('file-unknown');
	}

	get file(): RegistryFile {
		return this.#file;
	}
	get pages(): readonly Page[] {
		return this.#pages;
	}
	get canUndo(): boolean {
		return this.#done.length > 0 && !this.#isBusy;
	}
	get isBusy(): boolean {
		return this.#isBusy;
	}
	get failure(): Failure | null {
		return this.#failure;
	}

	isHalf(page: Page): boolean {
		return otherHalf(page, this.#pages) !== null;
	}

	splitPage(id: PageId): Promise<void> {
		return this.#edit(id, splitHere);
	}
	joinPage(id: PageId): Promise<void> {
		return this.#edit(id, joinHere);
	}
	accept(id: PageId): Promise<void> {
		return this.#edit(id, letStand);
	}
	toggleBlank(id: PageId): Promise<void> {
		return this.#edit(id, toggleBlank);
	}

	async replace(id: PageId, file: File): Promise<void> {
		const maker = await replaceBy(this.#deps.ports, file);
		if (maker.ok) await this.#edit(id, maker.value);
		else this.#failure = maker.failure;
	}

	/** The pages from this one on become a file of their own. */
	async splitFile(id: PageId): Promise<void> {
		const at = this.#pages.findIndex((page) => page.id === id);
		if (at < 1) return;
		const ids = this.#pages.map((page) => page.id);
		const groups = [ids.slice(0, at), ids.slice(at)].map((pageIds) => ({ title: null, pageIds }));
		await this.#move(splitMove(this.#file, groups, this.#deps.ports.newId));
	}

	/** One place earlier or later in the file. */
	async shift(id: PageId, by: -1 | 1): Promise<void> {
		const ids = this.#pages.map((page) => page.id);
		const at = ids.indexOf(id);
		const to = at + by;
		if (at < 0 || to < 0 || to >= ids.length) return;
		const other = ids[to];
		if (other === undefined) return;
		const pageIds = ids.with(to, id).with(at, other);
		const { title } = this.#file;
		const own = { id: this.#file.id, title };
		await this.#move({ before: [{ ...own, pageIds: ids }], after: [{ ...own, pageIds }] });
	}

	/** Pages to the end of another file; all of them: the files are joined and this one is no more. */
	async moveTo(target: RegistryFileId, pageIds: readonly PageId[]): Promise<void> {
		const file = await getFile(this.#deps.ports.connection, target);
		if (!file.ok || !file.value) {
			this.#failure = file.ok ? { code: 'file-unknown' } : file.failure;
			return;
		}
		const ids = this.#pages.map((page) => page.id);
		const own = { id: this.#file.id, title: this.#file.title };
		const other = { id: target, title: file.value.title };
		await this.#move({
			before: [
				{ ...own, pageIds: ids },
				{ ...other, pageIds: file.value.pageIds }
			],
			after: [
				{ ...own, pageIds: ids.filter((id) => !pageIds.includes(id)) },
				{ ...other, pageIds: [...file.value.pageIds, ...ids.filter((id) => pageIds.includes(id))] }
			]
		});
	}

	async undo(): Promise<void> {
		const last = this.#done.at(-1);
		if (!last) return;
		await this.#act(
			async (actor) => {
				if (last.of === 'files') return makeMove(this.#deps.ports, actor, reversed(last.move));
				return this.#store(actor, undone(last.edit));
			},
			this.#done.slice(0, -1)
		);
	}

	close(): void {
		this.#stop();
	}

	#edit(id: PageId, make: PageEditMaker): Promise<void> {
		return this.#act(async (actor) => {
			const made = await editPage(this.#deps.ports, actor, id, make);
			if (!made.ok) return made;
			this.#done = [...this.#done, { of: 'page', edit: made.value }];
			await this.#deps.readWaiting(made.value.after.map((page) => page.id));
			return ok(undefined);
		});
	}

	#move(move: Move): Promise<void> {
		return this.#act(async (actor) => {
			const moved = await makeMove(this.#deps.ports, actor, move);
			if (moved.ok) this.#done = [...this.#done, { of: 'files', move }];
			return moved;
		});
	}

	async #store(actor: Actor, edit: PageEdit): Promise<Result<void>> {
		const stored = await storeEdit(this.#deps.ports, actor, edit);
		if (!stored.ok) return stored;
		await this.#deps.readWaiting(stored.value.map((page) => page.id));
		return ok(undefined);
	}

	/** One act at a time; a failed one is told and leaves everything as it was. */
	async #act(
		act: (actor: Actor) => Promise<Result<void>>,
		doneAfter?: readonly Done[]
	): Promise<void> {
		const worker = this.#deps.worker();
		if (!worker) {
			this.#failure = { code: 'no-worker' };
			return;
		}
		if (this.#isBusy) return;
		this.#isBusy = true;
		const result = await act({ who: worker.id, role: worker.role, source: worker.role });
		this.#failure = result.ok ? null : result.failure;
		if (result.ok && doneAfter) this.#done = doneAfter;
		await this.#load();
		this.#isBusy = false;
	}

	async #load(): Promise<void> {
		const { connection } = this.#deps.ports;
		const file = await getFile(connection, this.#file.id);
		const pages = await listPages(connection, this.#file.id);
		if (file.ok && file.value) this.#file = file.value;
		if (pages.ok) this.#pages = pages.value;
	}
}
