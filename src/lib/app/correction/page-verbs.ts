// What a person says of a page: which form it is, or that it is none.
import type { PageId } from '#lib/domain/ids.ts';
import type { FormCatalogue } from '../ports.ts';
import { namedFace, type PageFace } from './acts.ts';
import type { DeskParts } from './desk-parts.ts';

export class PageVerbs {
	readonly #desk: DeskParts;
	readonly #forms: FormCatalogue;
	readonly #readAgain: (pageId: PageId) => void;

	constructor(desk: DeskParts, forms: FormCatalogue, readAgain: (pageId: PageId) => void) {
		this.#desk = desk;
		this.#forms = forms;
		this.#readAgain = readAgain;
	}

	markOther(pageId: PageId): void {
		const page = this.#page(pageId);
		if (page) this.#setFace(pageId, { form: page.form, nature: 'other', state: page.state });
	}

	setForm(pageId: PageId, formId: string, side?: string): void {
		const face = namedFace(this.#forms.byId(formId), side);
		if (!face || !this.#setFace(pageId, face)) return;
		void this.#desk.flush().then(() => this.#readAgain(pageId));
	}

	/** A quarter turn clockwise more; kept with the page. False: nobody may change it. */
	turn(pageId: PageId): boolean {
		const page = this.#page(pageId);
		if (!page) return false;
		const { form, nature, state, turns = 0 } = page;
		return this.#setFace(pageId, { form, nature, state, turns: (turns + 1) % 4 });
	}

	#page(pageId: PageId) {
		return this.#desk.work.pages.find((one) => one.id === pageId);
	}

	#setFace(pageId: PageId, face: PageFace): boolean {
		const { caret, acting, flush } = this.#desk;
		const page = this.#page(pageId);
		if (!page || !acting.setFace(page, face)) return false;
		if (pageId === caret.page?.id) caret.settle();
		void flush();
		return true;
	}
}
