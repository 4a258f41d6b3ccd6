// Where the person is: which page, which field. There is exactly one caret, and it is never on a button.
import type { FieldKey, PageId } from '#lib/domain/ids.ts';
import { parseFieldKey } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';
import type { FieldView } from '../surface.ts';
import { walk, walkColumn } from './walk.ts';
import type { WorkingFile } from './working-file.svelte.ts';

export interface CaretEvents {
	/** The caret leaves a field: what was typed there goes to the disk. */
	onLeave(): void;
	/** These pages come on screen. */
	onShow(pageIds: readonly PageId[]): void;
}

export class Caret {
	readonly #work: WorkingFile;
	readonly #events: CaretEvents;
	#pageIndex = $state(0);
	#key = $state.raw<FieldKey | null>(null);
	readonly #fields = $derived.by(() => (this.page ? this.#work.fields(this.page) : []));

	constructor(work: WorkingFile, events: CaretEvents) {
		this.#work = work;
		this.#events = events;
		const isOpen = (page: Page) => work.fields(page).some((field) => field.needsPerson);
		this.#showPage(Math.max(0, work.pages.findIndex(isOpen)));
		this.settle();
	}

	get key(): FieldKey | null {
		return this.#key;
	}

	get page(): Page | null {
		return this.#work.pages[this.#pageIndex] ?? null;
	}

	/** Fields of the page on screen. */
	get fields(): readonly FieldView[] {
		return this.#fields;
	}

	view(key: FieldKey): FieldView | null {
		const page = this.pageOf(key);
		const fields = !page || page === this.page ? this.#fields : this.#work.fields(page);
		return fields.find((field) => field.key === key) ?? null;
	}

	pageOf(key: FieldKey): Page | null {
		const id = parseFieldKey(key)?.pageId;
		return this.#work.pages.find((page) => page.id === id) ?? null;
	}

	focus(key: FieldKey): void {
		const page = this.pageOf(key);
		if (!page || key === this.#key) return;
		this.#events.onLeave();
		this.#showPage(this.#work.pages.indexOf(page));
		this.#key = key;
	}

	openPage(index: number): void {
		if (index < 0 || index >= this.#work.pages.length) return;
		this.#events.onLeave();
		this.#showPage(index);
		this.#key = null;
		this.settle();
	}

	/** Gives the caret a field where it has none that exists: the first that needs a person, else the first. */
	settle(): void {
		if (this.#fields.some((field) => field.key === this.#key)) return;
		this.#key = (this.#fields.find((field) => field.needsPerson) ?? this.#fields[0])?.key ?? null;
	}

	/** To the next (`1`) or previous (`-1`) field that `wanted` accepts, over page ends. */
	walk(step: 1 | -1, wanted: (field: FieldView) => boolean): FieldKey | null {
		const pages = this.#work.pages.map((page) => () => this.#work.fields(page));
		return this.#go(walk(pages, this.#pageIndex, this.#key, step, wanted));
	}

	walkColumn(step: 1 | -1): FieldKey | null {
		return this.#go(walkColumn(this.#fields, this.#key, step));
	}

	#go(key: FieldKey | null): FieldKey | null {
		if (key) this.focus(key);
		return key;
	}

	#showPage(index: number): void {
		this.#pageIndex = index;
		const { pages } = this.#work;
		this.#events.onShow([pages[index], pages[index + 1]].flatMap((page) => page?.id ?? []));
	}
}
