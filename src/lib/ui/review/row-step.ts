// Where an arrow leads among cells of many widths that flow in rows: sideways by one, up and down to the cell that lies
// nearest in the next row.
import type { Arrow } from '../carpet/grid-step.ts';

/** Index of the cell an arrow leads to; the same where there is none. */
export function steppedIn(
	cells: readonly { getBoundingClientRect(): { readonly top: number; readonly left: number } }[],
	arrow: Arrow,
	at: number
): number {
	const sideways = { ArrowLeft: at - 1, ArrowRight: at + 1, ArrowUp: null, ArrowDown: null }[arrow];
	if (sideways !== null) return Math.min(cells.length - 1, Math.max(0, sideways));
	const boxes = cells.map((cell) => cell.getBoundingClientRect());
	const here = boxes[at];
	if (!here) return at;
	const isUp = arrow === 'ArrowUp';
	const beyond = boxes
		.map(({ top }) => top)
		.filter((top) => (isUp ? top < here.top : top > here.top));
	if (beyond.length === 0) return at;
	const row = isUp ? Math.max(...beyond) : Math.min(...beyond);
	const away = ({ top, left }: (typeof boxes)[number]) =>
		top === row ? Math.abs(left - here.left) : Infinity;
	return boxes.reduce(
		(best, box, index) => (away(box) < away(boxes[best] ?? here) ? index : best),
		boxes.findIndex(({ top }) => top === row)
	);
}
