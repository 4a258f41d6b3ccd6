// Known-wrong cells strewn among the others: a clerk who lets them pass was not looking. They measure attention only,
// belong to nobody's record here, and are shown to the clerk afterwards.
import { cellsPerSheet, type Carpet } from './carpets.ts';
import { type CarpetCell, type KnownCell, sortOf } from './cell.ts';

/** One cell in so many is known to be wrong. */
export const cellsPerSeed = 40;
/** Of how many of the likest known cells one is drawn. */
const likest = 5;

export interface SheetCell {
	readonly cell: CarpetCell;
	/** What the ink of a seed really says; null for a cell that is asked for. */
	readonly truth: string | null;
}

/** How unlike two texts are at a glance: a seed that is longer by half is no test of attention. */
const unlikeness = (a: string, b: string) =>
	Math.abs(a.length - b.length) + (a.at(0) === b.at(0) ? 0 : 1);

function seedFor(shown: CarpetCell, known: readonly KnownCell[], next: () => number) {
	const others = known
		.filter((one) => sortOf(one) === sortOf(shown) && one.value !== shown.value)
		.toSorted((a, b) => unlikeness(a.value, shown.value) - unlikeness(b.value, shown.value))
		.slice(0, likest);
	const seed = others[Math.floor(next() * others.length)];
	if (!seed) return null;
	const { probability, value, text } = shown;
	return { cell: { ...seed, probability, value, text, isOpen: false }, truth: seed.value };
}

/**
 * The next sheet of a carpet, seeds among its cells. `next` gives numbers in [0, 1). No seed is drawn from the sheet
 * itself, none twice, and none where nothing is known.
 */
export function laySheet(
	carpet: Carpet,
	known: readonly KnownCell[],
	next: () => number
): readonly SheetCell[] {
	const wanted = Math.floor(Math.min(carpet.cells.length, cellsPerSheet) / cellsPerSeed + next());
	const own = carpet.cells.slice(0, cellsPerSheet - wanted);
	const sheet: SheetCell[] = own.map((cell) => ({ cell, truth: null }));
	const models = own.filter((cell) => cell.text !== '');
	const taken = new Set<string>(own.map((cell) => cell.key));
	for (let count = 0; count < wanted; count += 1) {
		const model = models[Math.floor(next() * models.length)];
		const free = known.filter((one) => !taken.has(one.key));
		const seed = model ? seedFor(model, free, next) : null;
		if (!seed) break;
		taken.add(seed.cell.key);
		sheet.splice(Math.floor(next() * (sheet.length + 1)), 0, seed);
	}
	return sheet;
}
