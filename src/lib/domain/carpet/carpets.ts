// Lays cells out as carpets: all that are believed to say the same (a carpet), or all of one field over many files (a
// column). Least likely first, because the eye is freshest there and what is left over is likeliest right.
import type { FieldKindId } from '../fields/field-kind.ts';
import { type CarpetCell, sortOf } from './cell.ts';
import type { PartKind } from './parts.ts';

/** Cells on one sheet: ten by ten is what an eye compares at once. */
export const cellsPerSheet = 100;
/** Fewer equal values are sooner settled at the desk than opened here. */
export const fewestCells = 4;

export interface Carpet {
	readonly id: string;
	/** `value`: all believed to say `value`; `column`: one field, each with its own value. */
	readonly of: 'value' | 'column';
	readonly kind: FieldKindId;
	readonly fact: string | null;
	/** Where its cells are parts of fields: which. */
	readonly part: PartKind | null;
	/** Label printed over most of its fields. */
	readonly label: string;
	/** What all cells are believed to say; null for a column. */
	readonly value: string | null;
	/** Least likely first. */
	readonly cells: readonly CarpetCell[];
	/** How many of them ask for a person. */
	readonly open: number;
}

/** Items by name, in the order they first come. */
function grouped<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const item of items) {
		const group = groups.get(nameOf(item));
		if (group) group.push(item);
		else groups.set(nameOf(item), [item]);
	}
	return groups;
}

function commonest(labels: readonly string[]): string {
	const counts = grouped(labels, (label) => label);
	return [...counts].toSorted((a, b) => b[1].length - a[1].length)[0]?.[0] ?? '';
}

function carpetOf(of: Carpet['of'], id: string, cells: readonly CarpetCell[]): Carpet | null {
	const [first] = cells;
	const open = cells.filter((cell) => cell.isOpen).length;
	if (!first || open === 0 || cells.length < fewestCells) return null;
	return {
		id,
		of,
		kind: first.kind,
		fact: first.fact,
		part: first.part?.of ?? null,
		label: commonest(cells.map((cell) => cell.label)),
		value: of === 'value' ? first.value : null,
		cells: cells.toSorted(
			(a, b) => a.probability - b.probability || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
		),
		open
	};
}

function laid(
	of: Carpet['of'],
	cells: readonly CarpetCell[],
	nameOf: (cell: CarpetCell) => string
): readonly Carpet[] {
	return [...grouped(cells, nameOf)]
		.flatMap(([name, own]) => carpetOf(of, `${of} ${name}`, own) ?? [])
		.toSorted((a, b) => b.open - a.open || (a.id < b.id ? -1 : 1));
}

/** Carpets of equal values, the one that settles most open fields first. Silent cells lie in none of them. */
export const valueCarpets = (cells: readonly CarpetCell[]): readonly Carpet[] =>
	laid(
		'value',
		cells.filter((cell) => cell.text !== ''),
		(cell) => `${sortOf(cell)} ${cell.value}`
	);

/** Field columns over all files; only what asks for a person, or a column would be the whole archive. */
export const fieldColumns = (cells: readonly CarpetCell[]): readonly Carpet[] =>
	laid(
		'column',
		cells.filter((cell) => cell.isOpen && !cell.part),
		(cell) => `${cell.kind} ${cell.fact ?? ''}`
	);
