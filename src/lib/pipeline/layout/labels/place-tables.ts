// A form's tables on a page whose print is not known: the ruled grid whose header words fit, its columns named in order.
import type { Mm } from '../../../domain/geometry.ts';
import type { PrintTable, Print, TableDefinition } from '../../../forms/form-schema.ts';
import type { Grid } from './grids.ts';
import { lettersOf, type TextRow } from './text-rows.ts';

export interface PlacedTable {
	readonly table: PrintTable;
	/** 0…1: how well the header words fit. */
	readonly likeness: number;
}

type Column = readonly [left: Mm, right: Mm];

/** The grid that fits best; null where none does. */
export function placeTable(
	table: TableDefinition,
	print: Print,
	grids: readonly Grid[],
	rows: readonly TextRow[]
): PlacedTable | null {
	const known = print.tables[table.id];
	if (!known) return null;
	const wanted = Object.entries(known.columns)
		.sort(([, [a]], [, [b]]) => a - b)
		.map(([id]) => {
			const column = table.columns.find((each) => each.id === id);
			return { id, words: [column?.label ?? id, ...(column?.synonyms ?? [])].map(lettersOf) };
		});
	let best: PlacedTable | null = null;
	for (const grid of grids) {
		const found = fitted(grid, wanted, rows);
		if (found && found.likeness > (best?.likeness ?? 0.3)) best = found;
	}
	return best;
}

interface Wanted {
	readonly id: string;
	readonly words: readonly string[];
}

function fitted(
	{ standing, lying, box }: Grid,
	wanted: readonly Wanted[],
	rows: readonly TextRow[]
): PlacedTable | null {
	const columns = standing.slice(1).map((right, i): Column => [standing[i]!, right]);
	const headTop = lying[0]!;
	const headBottom = lying[1]!;
	const heads = columns.map((column) => headWords(column, headTop, headBottom, rows));
	const names = nameColumns(heads, wanted);
	const likeness =
		names.reduce((sum, { likeness: own }) => sum + own, 0) /
		Math.max(wanted.length, columns.length);
	const steps = lying.slice(2).map((y, i) => y - lying[i + 1]!);
	if (names.length === 0) return null;
	return {
		likeness,
		table: {
			box,
			headerHeightMm: headBottom - headTop,
			rowHeightMm: steps.sort((a, b) => a - b)[steps.length >> 1] ?? 8,
			columns: Object.fromEntries(names.map(({ id, at }) => [id, columns[at]!]))
		}
	};
}

/** Letters of a header cell, line after line. */
function headWords([left, right]: Column, top: Mm, bottom: Mm, rows: readonly TextRow[]): string {
	return rows
		.flatMap(({ words }) => words)
		.filter((word) => {
			const x = (word.left + word.right) / 2;
			const y = (word.top + word.bottom) / 2;
			return x > left && x < right && y > top && y < bottom;
		})
		.sort((a, b) => (Math.abs(a.top - b.top) < 1.5 ? a.left - b.left : a.top - b.top))
		.map(({ text }) => lettersOf(text))
		.join('');
}

interface Named {
	readonly id: string;
	readonly at: number;
	readonly likeness: number;
}

/** Wanted columns to found ones, in order on both sides; as many as fit, gaps on either side allowed. */
function nameColumns(heads: readonly string[], wanted: readonly Wanted[]): readonly Named[] {
	if (heads.length === wanted.length)
		return wanted.map(({ id, words }, at) => ({ id, at, likeness: likest(heads[at]!, words) }));
	const width = wanted.length + 1;
	const best = new Float64Array((heads.length + 1) * width);
	for (let h = 1; h <= heads.length; h += 1)
		for (let w = 1; w <= wanted.length; w += 1) {
			const pair =
				best[(h - 1) * width + w - 1]! + likest(heads[h - 1]!, wanted[w - 1]!.words) - 0.3;
			best[h * width + w] = Math.max(best[(h - 1) * width + w]!, best[h * width + w - 1]!, pair);
		}
	const named: Named[] = [];
	let [h, w] = [heads.length, wanted.length];
	while (h > 0 && w > 0) {
		const here = best[h * width + w]!;
		if (here === best[(h - 1) * width + w]) h -= 1;
		else if (here === best[h * width + w - 1]) w -= 1;
		else {
			const likeness = likest(heads[h - 1]!, wanted[w - 1]!.words);
			named.unshift({ id: wanted[w - 1]!.id, at: h - 1, likeness });
			h -= 1;
			w -= 1;
		}
	}
	return named;
}

const likest = (head: string, words: readonly string[]): number =>
	Math.max(...words.map((word) => similarity(head, word)));

/** Share of pairs of neighbouring letters that two words have in common. */
function similarity(a: string, b: string): number {
	if (a === b) return 1;
	const pairs = (text: string) =>
		Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
	const left = pairs(b);
	const total = pairs(a).length + left.length;
	if (total === 0) return 0;
	let common = 0;
	for (const pair of pairs(a)) {
		const at = left.indexOf(pair);
		if (at < 0) continue;
		left.splice(at, 1);
		common += 1;
	}
	return (2 * common) / total;
}
