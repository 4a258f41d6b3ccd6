// A table's rows as people wrote them, from the strips between its rules and the ink in them: a strip as high as two is
// two where no ink crosses between, and a strip that only carries on what ran out of room above belongs to that row.
import type { FieldKindId } from '../../domain/fields/field-kind.ts';
import type { Mm } from '../../domain/geometry.ts';

/** Between two lying rules: top and bottom. */
export type Strip = readonly [top: Mm, bottom: Mm];

export interface RuledColumn {
	readonly id: string;
	readonly kind: FieldKindId;
	readonly left: Mm;
	readonly right: Mm;
}

/** Share of a cell's width that its ink reaches, from the left; 0 where there is none. */
export type InkReach = (column: RuledColumn, strip: Strip) => number;

export interface WrittenRow {
	/** More than one where a value flows on. */
	readonly strips: readonly Strip[];
}

/** A strip this many times as high as usual may be several rows. */
const tall = 1.6;
/** So many strips tell their usual height by themselves. */
const few = 5;
/** Around the middle between two rows, share of a row's height, and the step of the search, mm. */
const gapReach = 0.3;
const gapStep = 0.2;
/** Clear paper between two rows whose rule is missing, mm. */
const clearMm = 0.6;
/** The same where two lines of a name stand close. */
const closeMm = 0.15;
/** Ink that reaches this far has run out of room. */
const full = 0.6;

/** Values that may run on over the next strip; all others are a word, a number or a date. */
const flowing: readonly FieldKindId[] = [
	'person-name',
	'address',
	'place',
	'occupation',
	'education',
	'event',
	'free-text'
];

/** @param usualMm height of a row in the form's data, for tables too short to tell by themselves */
export function writtenRows(
	strips: readonly Strip[],
	columns: readonly RuledColumn[],
	usualMm: Mm,
	reach: InkReach
): readonly WrittenRow[] {
	const usual = usualHeight(strips, usualMm);
	const rows: { strips: Strip[] }[] = [];
	for (const strip of strips.flatMap((each) => parted(each, columns, usual, reach))) {
		const above = rows.at(-1);
		const last = above?.strips.at(-1);
		if (above && last && carriesOn(last, strip, columns, reach)) above.strips.push(strip);
		else rows.push({ strips: [strip] });
	}
	return rows;
}

const height = ([top, bottom]: Strip): Mm => bottom - top;

function usualHeight(strips: readonly Strip[], usualMm: Mm): Mm {
	if (strips.length < 3) return usualMm;
	const heights = strips.map(height).sort((a, b) => a - b);
	const own = heights[(heights.length - 1) >> 1] ?? usualMm;
	// Of a few strips half may be two rows each.
	return strips.length < few ? Math.min(own, usualMm) : own;
}

/** The strip, or the rows it is where their rules are missing. */
function parted(
	strip: Strip,
	columns: readonly RuledColumn[],
	usual: Mm,
	reach: InkReach
): readonly Strip[] {
	const count = Math.round(height(strip) / usual);
	if (height(strip) < usual * tall || count < 2) return [strip];
	const [top, bottom] = strip;
	const cuts: Mm[] = [];
	for (let k = 1; k < count; k += 1) {
		const around = top + (k * (bottom - top)) / count;
		const cut =
			clearPlace(around, usual, columns, reach) ??
			placeByShortValues(strip, around, usual, columns, reach);
		if (cut === null) return [strip];
		cuts.push(cut);
	}
	return [top, ...cuts].map((from, i): Strip => [from, cuts[i] ?? bottom]);
}

/** The height nearest to `around` at which no column has ink; null where all are written across. */
function clearPlace(
	around: Mm,
	usual: Mm,
	columns: readonly RuledColumn[],
	reach: InkReach,
	clear = clearMm
): Mm | null {
	for (let off = 0; off <= usual * gapReach; off += gapStep)
		for (const y of [around - off, around + off]) {
			const gap: Strip = [y - clear / 2, y + clear / 2];
			if (columns.every((column) => reach(column, gap) === 0)) return y;
		}
	return null;
}

/**
 * Where lines of names stand close: numbers, dates and words stand once above and once below a clear gap, and the names
 * are parted in a narrower one near it, or right through.
 */
function placeByShortValues(
	[top, bottom]: Strip,
	around: Mm,
	usual: Mm,
	columns: readonly RuledColumn[],
	reach: InkReach
): Mm | null {
	const short = columns.filter(
		(column) => !flowing.includes(column.kind) && reach(column, [top, bottom]) > 0
	);
	const middle = clearPlace(around, usual, short, reach);
	if (short.length < 2 || middle === null) return null;
	const sides: readonly Strip[] = [
		[top, middle],
		[middle, bottom]
	];
	const isTwice = short.every((column) => sides.every((side) => reach(column, side) > 0));
	return isTwice ? (clearPlace(middle, usual, columns, reach, closeMm) ?? middle) : null;
}

/** Whether a strip holds only the rest of values that filled their cells in the strip above it. */
function carriesOn(
	above: Strip,
	strip: Strip,
	columns: readonly RuledColumn[],
	reach: InkReach
): boolean {
	const inked = columns.filter((column) => reach(column, strip) > 0);
	if (inked.length === 0) return false;
	const rests = inked.map((column) => (flowing.includes(column.kind) ? reach(column, above) : 0));
	// A long word may leave much of a cell empty: one of them full is enough.
	if (rests.includes(0) || Math.max(...rests) < full) return false;
	const number = columns.find(({ kind }) => kind === 'row-number');
	if (number && reach(number, above) > 0) return true;
	const first = columns.find(({ kind }) => kind !== 'row-number');
	return first !== undefined && !inked.includes(first);
}
