// What the first look has to tell people: pages to be scanned again while the paper is at hand, and piles that were
// made into household files by separators or envelopes, each with its way back.
/* eslint-disable svelte/prefer-svelte-reactivity -- the set is never shown */
import type { PageId, RegistryFileId } from '#lib/domain/ids.ts';
import { needsRescan } from '#lib/domain/page-look.ts';
import type { Page } from '#lib/domain/page.ts';
import { fail, ok, type Result } from '#lib/domain/result.ts';
import { getFile, getPage, listPages } from '#lib/platform/db/files-store.ts';
import { openFile } from '#lib/platform/db/records-store.ts';
import type { AppPorts } from '../ports.ts';
import type { GroupingNote, OfficeWorker, RescanNote } from '../surface.ts';
import { makeMove, reversed, splitMove, type Move } from './arrange.ts';
import { machine } from './first-look.ts';
import { byCovers, bySeparators, type PageGroup } from './group-pages.ts';
import { editPage, letStand, replaceBy } from './page-acts.ts';

interface NotesDeps {
	readonly ports: AppPorts;
	worker(): OfficeWorker | null;
	/** Reads pages that have another picture now. */
	readAgain(pageIds: readonly PageId[]): void;
}

interface Grouping extends GroupingNote {
	readonly move: Move;
}

export class IntakeNotes {
	readonly #deps: NotesDeps;
	/** Piles that a person has put together again: they are not split a second time. */
	readonly #kept = new Set<RegistryFileId>();
	#rescans = $state.raw<readonly RescanNote[]>([]);
	#groupings = $state.raw<readonly Grouping[]>([]);

	constructor(deps: NotesDeps) {
		this.#deps = deps;
	}

	get rescans(): readonly RescanNote[] {
		return this.#rescans;
	}
	get groupings(): readonly GroupingNote[] {
		return this.#groupings;
	}

	/** A page has been looked at. */
	async looked(page: Page): Promise<void> {
		if (!page.look || !needsRescan(page.look)) return this.#drop(page.id);
		const file = await getFile(this.#deps.ports.connection, page.fileId);
		const title = (file.ok && file.value?.title) || page.source.fileName;
		const { id: pageId, fileId, index } = page;
		const note = { pageId, fileId, title, index, problems: page.look.problems };
		const at = this.#rescans.findIndex((one) => one.pageId === pageId);
		this.#rescans = at < 0 ? [...this.#rescans, note] : this.#rescans.with(at, note);
	}

	/** Every page of a file has been looked at: separators make files of it. */
	bySeparators(fileId: RegistryFileId): Promise<void> {
		return this.#group(fileId, 'separators', bySeparators);
	}

	/** Every page of a file has been read: envelopes make files of it, unless people have begun to work on it. */
	byCovers(fileId: RegistryFileId): Promise<void> {
		return this.#group(fileId, 'covers', byCovers);
	}

	async undoGrouping(fileId: RegistryFileId): Promise<Result<void>> {
		const note = this.#groupings.find((one) => one.fileId === fileId);
		const worker = this.#deps.worker();
		if (!note || !worker) return fail('no-worker');
		const actor = { who: worker.id, role: worker.role, source: worker.role };
		const moved = await makeMove(this.#deps.ports, actor, reversed(note.move));
		if (!moved.ok) return moved;
		this.#groupings = this.#groupings.filter((one) => one !== note);
		this.#kept.add(fileId);
		await this.#follow(note.move.after.flatMap(({ pageIds }) => pageIds));
		return moved;
	}

	/** The page stands as it is. */
	async accept(pageId: PageId): Promise<Result<void>> {
		const worker = this.#deps.worker();
		if (!worker) return fail('no-worker');
		const actor = { who: worker.id, role: worker.role, source: worker.role };
		const done = await editPage(this.#deps.ports, actor, pageId, letStand);
		if (!done.ok) return done;
		this.#drop(pageId);
		return ok(undefined);
	}

	/** A new scan in place of a page. */
	async replace(pageId: PageId, file: File): Promise<Result<void>> {
		const worker = this.#deps.worker();
		if (!worker) return fail('no-worker');
		const actor = { who: worker.id, role: worker.role, source: worker.role };
		const maker = await replaceBy(this.#deps.ports, file);
		if (!maker.ok) return maker;
		const done = await editPage(this.#deps.ports, actor, pageId, maker.value);
		if (!done.ok) return done;
		this.#drop(pageId);
		this.#deps.readAgain([pageId]);
		return ok(undefined);
	}

	clear(): void {
		this.#rescans = [];
		this.#groupings = [];
	}

	#drop(pageId: PageId): void {
		this.#rescans = this.#rescans.filter((one) => one.pageId !== pageId);
	}

	/** Pages have moved: what is told of them names the file and the place where they are now. */
	async #follow(pageIds: readonly PageId[]): Promise<void> {
		for (const { pageId } of this.#rescans.filter((note) => pageIds.includes(note.pageId))) {
			const page = await getPage(this.#deps.ports.connection, pageId);
			if (page.ok && page.value) await this.looked(page.value);
		}
	}

	async #group(
		fileId: RegistryFileId,
		by: GroupingNote['by'],
		groupsOf: (pages: readonly Page[]) => readonly PageGroup[]
	): Promise<void> {
		const { ports } = this.#deps;
		const file = await getFile(ports.connection, fileId);
		const pages = await listPages(ports.connection, fileId);
		if (!file.ok || !file.value || !pages.ok) return;
		const record = await openFile(ports.connection, fileId);
		const hasWork = !record.ok || Object.keys(record.value.record.entries).length > 0;
		if (hasWork || this.#kept.has(fileId)) return;
		const groups = groupsOf(pages.value);
		const isNamed = groups.length === 1 && groups[0]?.title && groups[0].title !== file.value.title;
		if (groups.length < 2 && !isNamed) return;
		const move = splitMove(file.value, groups, ports.newId);
		const moved = await makeMove(ports, machine, move);
		if (!moved.ok) return;
		await this.#follow(move.after.flatMap(({ pageIds }) => pageIds));
		if (groups.length < 2) return;
		const note = { fileId, by, title: file.value.title, files: groups.length, move };
		this.#groupings = [...this.#groupings, note];
	}
}
