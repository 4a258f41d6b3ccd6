// Tables: columns from the standing rules nearest to the form's data, rows counted from the lying rules that the
// standing ones run through. The template's row count is never trusted; its pitch only where a print has no rules.
import type { Mm, Rect } from '../../domain/geometry.ts';
import { rectToQuad } from '../../domain/geometry.ts';
import type { GrayImage } from '../../domain/raster.ts';
import type { PrintTable, TableDefinition } from '../../forms/form-schema.ts';
import { applyQuad, compose, scaling, translation, type Matrix3 } from '../raster/homography.ts';
import { sample } from '../raster/sample.ts';
import { inkMask, type Mask } from '../raster/threshold.ts';
import type { FieldBox, TableBox } from './field-box.ts';
import { lineBox } from './locate-fields.ts';
import { asDrifted } from './drifted-table.ts';
import type { Registration } from './register.ts';
import { findRules, type Rule } from '../raster/rules.ts';

/** Pixels a millimetre of the flattened table (150 dpi). */
const scale = 150 / 25.4;
/** Paper looked at around the box of the form's data, mm. */
const aroundMm = 8;
/** Kept clear of every rule, mm (8 px at 300 dpi). */
const insetMm = 0.7;

interface Grid {
	/** Left and right of each column, mm on the paper. */
	readonly columns: ReadonlyMap<string, readonly [number, number]>;
	/** Top and bottom of each row. */
	readonly rows: readonly (readonly [number, number])[];
	readonly box: Rect<Mm>;
}

export interface LocatedTables {
	readonly fields: readonly FieldBox[];
	readonly tables: readonly TableBox[];
}

/** `toPage`: paper mm to page pixels. */
export function locateTables(
	page: GrayImage,
	registration: Registration,
	toPage: Matrix3
): LocatedTables {
	const { form, print } = registration.known;
	const fields: FieldBox[] = [];
	const tables: TableBox[] = [];
	for (const table of form.tables) {
		const printed = print.tables[table.id];
		if (table.side !== print.side || !printed) continue;
		const grid = findGrid(page, asDrifted(printed, registration), toPage);
		tables.push({
			tableId: table.id,
			quad: applyQuad(toPage, rectToQuad(grid.box)),
			rows: grid.rows.length
		});
		fields.push(...cells(table, grid, toPage));
	}
	return { fields, tables };
}

function cells(table: TableDefinition, grid: Grid, toPage: Matrix3): readonly FieldBox[] {
	return grid.rows.flatMap(([top, bottom], row) =>
		table.columns.flatMap((column): FieldBox[] => {
			const edges = grid.columns.get(column.id);
			if (!edges) return [];
			const box = {
				x: edges[0] + insetMm,
				y: top + insetMm,
				width: edges[1] - edges[0] - 2 * insetMm,
				height: bottom - top - 2 * insetMm
			};
			return [
				{
					fieldId: column.id,
					cell: { tableId: table.id, row, columnId: column.id },
					label: column.label,
					kind: column.kind,
					lines: [lineBox(box, toPage, 0)]
				}
			];
		})
	);
}

/** Flattens the table's surroundings once and reads its grid off the rules. */
function findGrid(page: GrayImage, printed: PrintTable, toPage: Matrix3): Grid {
	const { box } = printed;
	const origin = { x: box.x - aroundMm, y: box.y - aroundMm };
	const width = Math.round((box.width + 2 * aroundMm) * scale);
	const height = Math.round((box.height + 2 * aroundMm) * scale);
	const toImage = compose(toPage, compose(translation(origin.x, origin.y), scaling(1 / scale)));
	const mask = inkMask(sample(page, toImage, width, height), 31, 18);
	const px = (mm: number, from: number): number => Math.round((mm - from) * scale);
	const upright = findRules(mask, width, height, 'vertical', {
		shortestRun: 5 * scale,
		coverage: 0.4,
		extent: [px(box.y, origin.y), px(box.y + box.height, origin.y)]
	}).map((rule) => origin.x + rule.at / scale);
	const lying = findRules(mask, width, height, 'horizontal', {
		shortestRun: 8 * scale,
		coverage: 0.5,
		extent: [px(box.x, origin.x), px(box.x + box.width, origin.x)]
	}).filter((rule) => rule.thickness < 3 * scale);
	const columns = new Map(
		Object.entries(printed.columns).map(([id, [left, right]]) => [
			id,
			[nearest(left, upright, 4), nearest(right, upright, 4)] as const
		])
	);
	const rows = findRows(printed, lying, origin.y, { mask, width, upright, originX: origin.x });
	const top = rows[0]?.[0] ?? box.y;
	const bottom = rows.at(-1)?.[1] ?? box.y + box.height;
	return { columns, rows, box: { ...box, y: top, height: bottom - top } };
}

function nearest(wanted: number, rules: readonly number[], within: number): number {
	let best = wanted;
	let gap = within;
	for (const rule of rules) {
		if (Math.abs(rule - wanted) >= gap) continue;
		gap = Math.abs(rule - wanted);
		best = rule;
	}
	return best;
}

function findRows(
	printed: PrintTable,
	lying: readonly Rule[],
	originY: number,
	standing: { mask: Mask; width: number; upright: readonly number[]; originX: number }
): readonly (readonly [number, number])[] {
	const ys = lying.map((rule) => originY + rule.at / scale);
	const head = nearest(printed.box.y + printed.headerHeightMm, ys, 5);
	const below = ys.filter((y) => y > head + 0.5);
	const rows: (readonly [number, number])[] = [];
	let top = head;
	for (const y of below) {
		if (y - top < 3) continue;
		if (!isRuled(top, y, originY, standing)) break;
		rows.push([top, y]);
		top = y;
	}
	if (rows.length > 1 || (rows.length === 1 && below.length === 1 && sizeOf(rows[0]) < 25))
		return rows;
	const bottom = rows.at(-1)?.[1] ?? printed.box.y + printed.box.height;
	const count = Math.max(1, Math.round((bottom - head) / printed.rowHeightMm));
	const pitch = (bottom - head) / count;
	return Array.from({ length: count }, (_, i) => [head + i * pitch, head + (i + 1) * pitch]);
}

const sizeOf = (row: readonly [number, number] | undefined): number => (row ? row[1] - row[0] : 0);

/** True where at least half of the standing rules run between the two heights, or where there are none to judge by. */
function isRuled(
	top: number,
	bottom: number,
	originY: number,
	{
		mask,
		width,
		upright,
		originX
	}: { mask: Mask; width: number; upright: readonly number[]; originX: number }
): boolean {
	if (upright.length < 2) return true;
	const y0 = Math.round((top - originY) * scale) + 2;
	const y1 = Math.round((bottom - originY) * scale) - 2;
	const runs = upright.filter((x) => {
		const column = Math.round((x - originX) * scale);
		let ink = 0;
		for (let y = y0; y < y1; y += 1)
			if ([-2, -1, 0, 1, 2].some((d) => mask[y * width + column + d] === 1)) ink += 1;
		return ink > (y1 - y0) * 0.6;
	});
	return runs.length >= upright.length / 2;
}
