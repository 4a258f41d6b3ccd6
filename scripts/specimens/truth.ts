// The truth beside each made file: what every field says, exactly as drawn, and where it lies on the scan.
import type { DrawnSheet, DrawnValue, MmBox } from './ink/fill.page.ts';
import { applyTo, type Homography } from './distort/homography.ts';
import type { Ditto } from './papers/paper.ts';
import type { LetterClass } from './settings.ts';

export type Point = readonly [x: number, y: number];
/** Clockwise from top-left, px of the scan. */
export type Corners = readonly [Point, Point, Point, Point];

export interface TruthValue {
	/** Empty: blank on paper. */
	readonly value: string;
	/** As a reader sees it, where that differs: printed words inside the box (`05 tháng 8 năm 2015`), a ditto mark. */
	readonly raw?: string;
	readonly lines?: readonly string[];
	readonly boxes: readonly Corners[];
	readonly struck?: string;
}

export interface TruthPage {
	/** Place in the file, from 0. */
	readonly page: number;
	/** `blank`: nothing on the page. */
	readonly formId: string;
	readonly print: string;
	readonly side: string;
	/** Layout the print was laid out as; form.json knows `1`. */
	readonly layout: string;
	readonly letterClass: LetterClass;
	readonly font: string;
	readonly seed: number;
	readonly dpi: number;
	readonly widthPx: number;
	readonly heightPx: number;
	/** Named distortions beyond placement, blur and noise. */
	readonly distortions: readonly string[];
	/** Sheet millimetres → scan pixels, row-major 3 × 3. */
	readonly homography: readonly number[];
	readonly fields: Readonly<Record<string, TruthValue>>;
	readonly tables: Readonly<
		Record<string, { readonly box: Corners; readonly rows: readonly Record<string, TruthValue>[] }>
	>;
}

export interface TruthFile {
	readonly file: string;
	readonly household: {
		readonly headName: string;
		readonly commune: string;
		readonly district: string;
		readonly firstDay: string;
	} | null;
	readonly pages: readonly TruthPage[];
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

export function cornersOnScan(box: MmBox, map: Homography): Corners {
	const at = (x: number, y: number): Point => {
		const [px, py] = applyTo(map, x, y);
		return [tenth(px), tenth(py)];
	};
	const { x, y, width, height } = box;
	return [at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height)];
}

function truthValue(drawn: DrawnValue, map: Homography): TruthValue {
	return {
		value: drawn.value,
		...(drawn.raw !== undefined && drawn.raw !== drawn.value ? { raw: drawn.raw } : {}),
		...(drawn.lines.length > 1 ? { lines: drawn.lines } : {}),
		boxes: drawn.boxes.map((box) => cornersOnScan(box, map)),
		...(drawn.struck !== undefined ? { struck: drawn.struck } : {})
	};
}

const mapValues = <A, B>(
	record: Readonly<Record<string, A>>,
	turn: (value: A) => B
): Record<string, B> =>
	Object.fromEntries(Object.entries(record).map(([key, value]) => [key, turn(value)]));

/** @param dittos cells whose mark stands for another value: `value` is that, `raw` the mark */
export function truthOf(
	drawn: DrawnSheet,
	map: Homography,
	dittos: readonly Ditto[] = []
): Pick<TruthPage, 'fields' | 'tables'> {
	return {
		fields: mapValues(drawn.fields, (value) => truthValue(value, map)),
		tables: Object.fromEntries(
			Object.entries(drawn.tables).map(([table, { box, rows }]) => [
				table,
				{
					box: cornersOnScan(box, map),
					rows: rows.map((row, index) =>
						Object.fromEntries(
							Object.entries(row).map(([column, value]) => {
								const cell = truthValue(value, map);
								const stands = dittos.find(
									(each) => each.table === table && each.row === index && each.column === column
								);
								return [column, stands ? { ...cell, value: stands.value, raw: cell.value } : cell];
							})
						)
					)
				}
			])
		)
	};
}
