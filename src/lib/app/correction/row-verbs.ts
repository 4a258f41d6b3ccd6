// What a person says of a table's rows, where the machine has drawn the lines wrongly: added, deleted, moved, two that
// are one, one that is two. Each is one act: one undo takes it back, cells and rows together.
import type { FieldKey, RowId } from '#lib/domain/ids.ts';
import type { FieldView } from '../surface.ts';
import type { Saying } from './acting.svelte.ts';
import type { DeskParts } from './desk-parts.ts';
import { joinBoxes, lowerHalf } from './boxes.ts';
import { newRowId, tableRows } from './field-slots.ts';

export class RowVerbs {
	readonly #desk: DeskParts;

	constructor(desk: DeskParts) {
		this.#desk = desk;
	}

	add(tableId: string, after?: RowId): RowId | null {
		const { caret, work, readOnly } = this.#desk;
		if (!caret.page || readOnly()) return null;
		const rowIds = this.#rows(tableId);
		const rowId = newRowId(caret.page.id, tableId, rowIds, work.record);
		const at = after ? rowIds.indexOf(after) + 1 : rowIds.length;
		return this.#change(tableId, rowIds.toSpliced(at, 0, rowId)) ? rowId : null;
	}

	delete(tableId: string, rowId: RowId): boolean {
		const rowIds = this.#rows(tableId);
		if (!rowIds.includes(rowId)) return false;
		return this.#change(
			tableId,
			rowIds.filter((one) => one !== rowId)
		);
	}

	/** One place up (`-1`) or down (`1`). False: it is there already. */
	move(tableId: string, rowId: RowId, step: 1 | -1): boolean {
		const rowIds = this.#rows(tableId);
		const at = rowIds.indexOf(rowId);
		const other = rowIds[at + step];
		if (at < 0 || other === undefined) return false;
		return this.#change(tableId, rowIds.with(at, other).with(at + step, rowId));
	}

	/** The row below is the rest of this one: their texts are joined, column by column. */
	mergeBelow(tableId: string, rowId: RowId): boolean {
		const rowIds = this.#rows(tableId);
		const below = rowIds[rowIds.indexOf(rowId) + 1];
		if (!rowIds.includes(rowId) || below === undefined) return false;
		const rest = this.#cells(tableId, below);
		const sayings = this.#cells(tableId, rowId).flatMap((cell): Saying[] => {
			const more = rest.find((one) => one.cell?.columnId === cell.cell?.columnId);
			const text = more?.text.trim() ?? '';
			if (!more || text === '') return [];
			const raw = [cell.text.trim(), text].filter((part) => part !== '').join(' ');
			const box = joinBoxes(cell.box, more.box);
			return [{ field: cell, act: 'edit', words: { raw, ...(box && { box }) } }];
		});
		return this.#change(
			tableId,
			rowIds.filter((one) => one !== below),
			sayings
		);
	}

	/**
	 * Two lines were taken for one row: a new row comes below, with the text of the field from `offset` on, and each
	 * of its cells shows the lower half of the ink.
	 */
	split(key: FieldKey, offset: number): RowId | null {
		const { caret, work, readOnly } = this.#desk;
		const field = caret.view(key);
		const { page } = caret;
		if (!field?.cell || !page || readOnly()) return null;
		const { tableId, rowId } = field.cell;
		const rowIds = this.#rows(tableId);
		const added = newRowId(page.id, tableId, rowIds, work.record);
		const next = rowIds.toSpliced(rowIds.indexOf(rowId) + 1, 0, added);
		const stays = field.text.slice(0, offset).trim();
		const goes = field.text.slice(offset).trim();
		const moved = this.#cells(tableId, rowId).map((cell): Saying => {
			const columnId = cell.cell?.columnId ?? '';
			const target = emptyCell(cell, added, columnId);
			const box = cell.box && lowerHalf(cell.box);
			const raw = cell.key === key ? goes : '';
			return { field: target, act: 'edit', words: { raw, ...(box && { box }) } };
		});
		const cut: Saying = { field, act: 'edit', words: { raw: stays } };
		return this.#change(tableId, next, [cut, ...moved]) ? added : null;
	}

	#cells(tableId: string, rowId: RowId): readonly FieldView[] {
		return this.#desk.caret.fields.filter(
			({ cell }) => cell?.tableId === tableId && cell.rowId === rowId
		);
	}

	#rows(tableId: string): readonly RowId[] {
		const { caret, work } = this.#desk;
		if (!caret.page) return [];
		const { id } = caret.page;
		return tableRows(id, tableId, work.reading(id), work.record.rows);
	}

	#change(tableId: string, after: readonly RowId[], sayings: readonly Saying[] = []): boolean {
		const { caret, acting, flush, readOnly } = this.#desk;
		if (!caret.page || readOnly()) return false;
		const rows = { pageId: caret.page.id, tableId, now: this.#rows(tableId), after };
		const isDone = acting.sayAll(sayings, rows);
		caret.settle();
		void flush();
		return isDone;
	}
}

/** The cell of a row that is about to be: nothing read, nothing said. */
function emptyCell(like: FieldView, rowId: RowId, columnId: string): FieldView {
	const tableId = like.cell?.tableId ?? '';
	const key = `${like.pageId}#${tableId}.${rowId}.${columnId}` as FieldKey;
	const current = { ...like.current, key, reading: null, entry: null };
	return { ...like, key, cell: { tableId, rowId, columnId }, current, text: '', box: null };
}
