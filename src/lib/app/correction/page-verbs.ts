// What a person says of a page: which form it is, and which rows its tables have.
import type { PageId, RowId } from '#lib/domain/ids.ts';
import type { FormCatalogue } from '../ports.ts';
import { namedFace, type PageFace } from './acts.ts';
import type { DeskParts } from './desk-parts.ts';
import { newRowId, tableRows } from './field-slots.ts';

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

	addRow(tableId: string, after?: RowId): RowId | null {
		const { caret, work, readOnly } = this.#desk;
		if (!caret.page || readOnly()) return null;
		const rowIds = this.#rows(tableId);
		const rowId = newRowId(caret.page.id, tableId, rowIds, work.record);
		const at = after ? rowIds.indexOf(after) + 1 : rowIds.length;
		this.#setRows(tableId, rowIds, rowIds.toSpliced(at, 0, rowId));
		return rowId;
	}

	deleteRow(tableId: string, rowId: RowId): void {
		const rowIds = this.#rows(tableId);
		if (!rowIds.includes(rowId)) return;
		const rest = rowIds.filter((one) => one !== rowId);
		this.#setRows(tableId, rowIds, rest);
	}

	#rows(tableId: string): readonly RowId[] {
		const { caret, work } = this.#desk;
		if (!caret.page) return [];
		const { id } = caret.page;
		return tableRows(id, tableId, work.reading(id), work.record.rows);
	}

	#setRows(tableId: string, before: readonly RowId[], after: readonly RowId[]): void {
		const { caret, acting, flush } = this.#desk;
		if (!caret.page) return;
		acting.setRows({ pageId: caret.page.id, tableId, now: before, after });
		caret.settle();
		void flush();
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
