// Where the caret goes: Enter to the next field that needs a person, Tab to the next field, both over page ends.
import type { FieldKey } from '#lib/domain/ids.ts';
import type { FieldView } from '../surface.ts';

/** Fields of one page, made only when the walk comes by. */
export type WalkPage = () => readonly FieldView[];

const atOrAfter = <T>(list: readonly T[], from: number, step: 1 | -1): readonly T[] =>
	step === 1 ? list.slice(Math.max(0, from)) : list.slice(0, Math.max(0, from + 1)).reverse();

/**
 * The next field in direction `step` that `wanted` accepts: on the current page after the caret, then on the pages
 * that follow, then round to the start. Null: there is none but the caret's own.
 */
export function walk(
	pages: readonly WalkPage[],
	pageIndex: number,
	cursor: FieldKey | null,
	step: 1 | -1,
	wanted: (field: FieldView) => boolean
): FieldKey | null {
	const here = pages[pageIndex]?.() ?? [];
	const at = here.findIndex((field) => field.key === cursor);
	const start = at < 0 ? (step === 1 ? 0 : here.length - 1) : at + step;
	const found = atOrAfter(here, start, step).find(wanted);
	if (found) return found.key;
	for (let turn = 1; turn <= pages.length; turn++) {
		const index = (pageIndex + step * turn + pages.length * 2) % pages.length;
		const fields = pages[index]?.() ?? [];
		const next = (step === 1 ? fields : [...fields].reverse()).find(
			(field) => wanted(field) && field.key !== cursor
		);
		if (next) return next.key;
	}
	return null;
}

/** The same column one row down (`1`) or up (`-1`). */
export function walkColumn(
	fields: readonly FieldView[],
	cursor: FieldKey | null,
	step: 1 | -1
): FieldKey | null {
	const at = fields.find((field) => field.key === cursor);
	if (!at?.cell) return null;
	const { tableId, columnId } = at.cell;
	const column = fields.filter(
		(field) => field.cell?.tableId === tableId && field.cell.columnId === columnId
	);
	return column[column.indexOf(at) + step]?.key ?? null;
}
