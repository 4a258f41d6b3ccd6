// Keys that put the rows of a table right, where its lines were drawn wrongly. The caret stays in its column.
import type { CorrectionSurface, FieldView } from '#lib/app/surface.ts';
import type { RowId } from '#lib/domain/ids.ts';
import type { DeskState } from '../desk-state.svelte.ts';

export function rowActs(session: CorrectionSurface, desk: DeskState) {
	/** Runs on the cell under the caret; says so where there is none or the act is not possible. */
	const onCell =
		(act: (cell: NonNullable<FieldView['cell']>, field: FieldView) => boolean) => () => {
			const { field } = session;
			if (session.readOnly !== null) return;
			if (!field?.cell || !act(field.cell, field)) desk.say('desk.no-such-row');
		};
	const focusIn = (rowId: RowId | null, columnId?: string): boolean => {
		const cells = session.fields.filter((field) => rowId !== null && field.cell?.rowId === rowId);
		const target = cells.find((field) => field.cell?.columnId === columnId) ?? cells[0];
		if (target) session.focus(target.key);
		return target !== undefined;
	};

	return {
		'add-row': () => {
			const table = session.field?.cell?.tableId ?? session.tables[0]?.tableId;
			if (session.readOnly !== null || table === undefined) return;
			focusIn(session.addRow(table, session.field?.cell?.rowId));
		},
		'delete-row': onCell(({ tableId, rowId, columnId }) => {
			const rows = session.tables.find((table) => table.tableId === tableId)?.rows ?? [];
			const at = rows.findIndex((row) => row.rowId === rowId);
			const next = rows[at + 1] ?? rows[at - 1];
			if (!session.deleteRow(tableId, rowId)) return false;
			if (next) focusIn(next.rowId, columnId);
			return true;
		}),
		'row-up': onCell(({ tableId, rowId }) => session.moveRow(tableId, rowId, -1)),
		'row-down': onCell(({ tableId, rowId }) => session.moveRow(tableId, rowId, 1)),
		'merge-row': onCell(({ tableId, rowId }) => session.mergeRowBelow(tableId, rowId)),
		'split-row': onCell(({ columnId }, field) =>
			focusIn(session.splitRow(field.key, desk.caretPlace().end), columnId)
		)
	};
}
