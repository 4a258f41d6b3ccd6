// Tables: columns from the standing rules nearest to the form's data, rows counted from the lying rules that the
// standing ones run through and from the ink between them (table-rows.ts). The template's row count is never trusted; its pitch only where a print has no rules.
import type { Mm, Point, Rect } from '../../domain/geometry.ts';
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
import { writtenRows, type InkReach, type RuledColumn, type WrittenRow } from './table-rows.ts';

/** Pixels a millimetre of the flattened table (150 dpi). */
const scale = 150 / 25.4;
/** Paper looked at around the box of the form's data, mm. */
const aroundMm = 8;
/** Kept clear of every rule, mm (8 px at 300 dpi). */
const insetMm = 0.7;

/** Kept clear of rules when ink is looked for, mm; ink pixels that are a sign, and a share of the width that is a rule. */
const clearOfRule = 0.9;
const leastInk = 14;
const ruleShare = 0.8;

interface Grid {
	/** Left and right of each column, mm on the paper. */
	readonly columns: ReadonlyMap<string, readonly [number, number]>;
	/** Top and bottom between rules. */
	readonly strips: readonly (readonly [number, number])[];
	readonly box: Rect<Mm>;
	readonly reach: InkReach;
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
		const columns = table.columns.flatMap(({ id, kind }) => {
			const edges = grid.columns.get(id);
			return edges ? [{ id, kind, left: edges[0], right: edges[1] }] : [];
		});
		const rows = writtenRows(grid.strips, columns, printed.rowHeightMm, grid.reach);
		tables.push({
			tableId: table.id,
			quad: applyQuad(toPage, rectToQuad(grid.box)),
			rows: rows.length
		});
		fields.push(...cells(table, columns, rows, grid.reach, toPage));
	}
	return { fields, tables };
}

function cells(
	table: TableDefinition,
	columns: readonly RuledColumn[],
	rows: readonly WrittenRow[],
	reach: InkReach,
	toPage: Matrix3
): readonly FieldBox[] {
	return rows.flatMap(({ strips }, row) =>
		columns.map((column): FieldBox => {
			const { id, left, right } = column;
			const { label, kind } = table.columns.find((each) => each.id === id)!;
			const written = strips.filter((strip, i) => i === 0 || reach(column, strip) > 0);
			const lines = written.map(([top, bottom]) =>
				lineBox(
					{
						x: left + insetMm,
						y: top + insetMm,
						width: right - left - 2 * insetMm,
						height: bottom - top - 2 * insetMm
					},
					toPage,
					0
				)
			);
			return { fieldId: id, cell: { tableId: table.id, row, columnId: id }, label, kind, lines };
		})
	);
}

/** Ink inside a cell, clear of its rules; a line of ink all across is what is left of one. */
function inkReach(mask: Mask, width: number, origin: Point<Mm>): InkReach {
	const height = mask.length / width;
	return ({ left, right }, [top, bottom]) => {
		const x0 = Math.max(0, Math.round((left + clearOfRule - origin.x) * scale));
		const x1 = Math.min(width, Math.round((right - clearOfRule - origin.x) * scale));
		const inset = Math.min(clearOfRule, (bottom - top) / 6);
		const y0 = Math.max(0, Math.round((top + inset - origin.y) * scale));
		const y1 = Math.min(height, Math.round((bottom - inset - origin.y) * scale));
		let [ink, furthest] = [0, 0];
		for (let y = y0; y < y1; y += 1) {
			let [count, last] = [0, 0];
			for (let x = x0; x < x1; x += 1)
				if (mask[y * width + x] === 1) [count, last] = [count + 1, x];
			if (count > (x1 - x0) * ruleShare) continue;
			ink += count;
			furthest = Math.max(furthest, last);
		}
		// A thin strip of paper between two rows is clear only where there is nothing at all.
		return ink < Math.min(leastInk, y1 - y0) ? 0 : (furthest - x0) / Math.max(1, x1 - x0);
	};
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
	const strips = findStrips(printed, lying, origin.y, { mask, width, upright, originX: origin.x });
	const top = strips[0]?.[0] ?? box.y;
	const bottom = strips.at(-1)?.[1] ?? box.y + box.height;
	return {
		columns,
		strips,
		box: { ...box, y: top, height: bottom - top },
		reach: inkReach(mask, width, origin)
	};
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

function findStrips(
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
