// Writes the rows of a sheet's tables: one a ruled row, or over two where a value runs out of room, as people do it.
import { measureText } from './fit.ts';
import { mmPerPx, type DrawnSheet, type DrawnValue, type Pen, type SheetFill } from './pen.ts';

const centredColumns = new Set([
	'row-number',
	'sex',
	'ethnicity',
	'nationality',
	'birth-date',
	'relation'
]);
/** Columns whose words may flow on over the next row. */
const flowingColumns = new Set([
	'name',
	'birth-place',
	'home-town',
	'occupation',
	'current-address',
	'residence',
	'document'
]);

export function drawTables(pen: Pen, fill: SheetFill): DrawnSheet['tables'] {
	const tables: DrawnSheet['tables'] = {};
	for (const table of document.querySelectorAll<HTMLElement>('[data-table]')) {
		const id = table.dataset['table'] ?? '';
		const ruled = [...table.querySelectorAll<HTMLElement>('tbody tr')];
		for (const index of fill.unruled?.[id] ?? []) eraseRule(ruled[index], ruled[index + 1]);
		const rows: Record<string, DrawnValue>[] = [];
		let next = 0;
		for (const [index, values] of (fill.rows[id] ?? []).entries()) {
			const row = ruled[next];
			if (!row) break;
			const below = fill.flowing?.[id]?.includes(index) ? ruled[next + 1] : undefined;
			const drawn = drawRow(pen, row, below, values);
			const flowed = Object.values(drawn).some(({ boxes }) => boxes.length > 1);
			rows.push(drawn);
			next += flowed ? 2 : 1;
		}
		tables[id] = { box: pen.box(table), rows };
	}
	return tables;
}

function eraseRule(above: HTMLElement | undefined, below: HTMLElement | undefined): void {
	if (!above || !below) return;
	for (const cell of above.querySelectorAll('td')) cell.style.borderBottomStyle = 'hidden';
	for (const cell of below.querySelectorAll('td')) cell.style.borderTopStyle = 'hidden';
}

function drawRow(
	pen: Pen,
	row: HTMLElement,
	below: HTMLElement | undefined,
	values: Readonly<Record<string, string>>
): Record<string, DrawnValue> {
	const drawn: Record<string, DrawnValue> = {};
	for (const cell of row.querySelectorAll<HTMLElement>('[data-cell-of]')) {
		const column = cell.dataset['cellOf'] ?? '';
		const value = values[column] ?? '';
		const boxes = [pen.box(cell)];
		if (value === '') {
			drawn[column] = { value: '', lines: [], boxes };
			continue;
		}
		const under = below?.querySelector<HTMLElement>(`[data-cell-of="${column}"]`);
		const [head, rest] =
			under && flowingColumns.has(column) ? parted(pen, cell, value) : [value, ''];
		if (under && rest !== '') {
			pen.cell(cell, head, false);
			pen.cell(under, rest, false);
			drawn[column] = { value, lines: [head, rest], boxes: [...boxes, pen.box(under)] };
			continue;
		}
		const { lines, joined } = pen.cell(cell, value, centredColumns.has(column));
		drawn[column] = { value: joined, lines, boxes };
	}
	return drawn;
}

/** As many words as fill one line of the cell, and the rest. */
function parted(pen: Pen, cell: HTMLElement, value: string): readonly [string, string] {
	const { style } = pen.fill;
	const room = cell.getBoundingClientRect().width - 1.6 / mmPerPx;
	const size = style.sizePt * 0.88 * (96 / 72);
	const words = value.split(' ');
	let count = words.length;
	while (count > 1 && measureText(style, size, words.slice(0, count).join(' ')).width > room)
		count -= 1;
	return [words.slice(0, count).join(' '), words.slice(count).join(' ')];
}
