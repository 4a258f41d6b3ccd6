// Where a local print has put a table: moved and widened as the words over its columns are. Its rules are looked for there.
import type { Mm } from '../../domain/geometry.ts';
import type { PrintTable } from '../../forms/form-schema.ts';
import type { Registration } from './register.ts';

/** Width over which column titles must be spread to tell a table's stretch from its shift, mm. */
const spreadMm = 40;

export function asDrifted(table: PrintTable, { known, labels }: Registration): PrintTable {
	const { box, headerHeightMm } = table;
	const titles = labels.flatMap(({ index, dx, dy }) => {
		const at = known.print.anchors[index]?.box;
		if (!at) return [];
		const [x, y] = [at.x + at.width / 2, at.y + at.height / 2];
		const isOver = x > box.x && x < box.x + box.width && y > box.y && y < box.y + headerHeightMm;
		return isOver ? [{ x, dx, dy }] : [];
	});
	if (titles.length === 0) return table;
	const shiftAt = line(titles);
	const dy = median(titles.map((title) => title.dy));
	const moved = (x: Mm): Mm => x + shiftAt(x);
	const left = moved(box.x);
	return {
		...table,
		box: { ...box, x: left, y: box.y + dy, width: moved(box.x + box.width) - left },
		columns: Object.fromEntries(
			Object.entries(table.columns).map(([id, [from, to]]) => [id, [moved(from), moved(to)]])
		)
	};
}

/** Sideways shift by place: a straight line through the titles', or one shift for all where they stand close together. */
function line(titles: readonly { readonly x: Mm; readonly dx: Mm }[]): (x: Mm) => Mm {
	const xs = titles.map(({ x }) => x);
	const shift = median(titles.map(({ dx }) => dx));
	if (titles.length < 3 || Math.max(...xs) - Math.min(...xs) < spreadMm) return () => shift;
	const cx = xs.reduce((sum, x) => sum + x, 0) / xs.length;
	const mean = titles.reduce((sum, { dx }) => sum + dx, 0) / titles.length;
	const across = titles.reduce((sum, { x, dx }) => sum + (x - cx) * (dx - mean), 0);
	const slope = across / xs.reduce((sum, x) => sum + (x - cx) ** 2, 0);
	return (x) => mean + slope * (x - cx);
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[sorted.length >> 1] ?? 0;
}
