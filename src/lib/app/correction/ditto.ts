// What F2 copies: the cell above, else the same fact from the nearest page before. Never from an empty field.
import type { FieldView } from '../surface.ts';

const hasText = (field: FieldView): boolean => field.text.trim() !== '';

/** The field whose text is copied into `field`; `before` = fields of earlier pages, nearest page first. */
export function dittoSource(
	field: FieldView,
	onPage: readonly FieldView[],
	before: Iterable<readonly FieldView[]>
): FieldView | null {
	const { cell, fact } = field;
	const earlier = onPage.slice(0, onPage.indexOf(field)).reverse();
	if (cell) {
		const above = earlier.find(
			(one) => one.cell?.tableId === cell.tableId && one.cell.columnId === cell.columnId
		);
		if (above) return hasText(above) ? above : null;
	}
	if (!fact) return null;
	for (const fields of before) {
		const same = fields.find(
			(one) => one.fact?.of === fact.of && one.fact.is === fact.is && hasText(one)
		);
		if (same) return same;
	}
	return null;
}
