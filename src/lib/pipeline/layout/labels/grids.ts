// Ruled tables anywhere on a page: long straight runs of ink lying and standing, joined where they cross.
import type { Mm, Rect } from '../../../domain/geometry.ts';
import { components, type Component } from '../../raster/components.ts';
import type { Mask } from '../../raster/threshold.ts';

/** A ruled table, millimetres on the level page. */
export interface Grid {
	readonly box: Rect<Mm>;
	/** Standing rules from the left, lying rules from the top. */
	readonly standing: readonly Mm[];
	readonly lying: readonly Mm[];
}

const lyingRunMm = 9;
const standingRunMm = 4.5;
const leastWidthMm = 40;
const leastHeightMm = 11;
/** Share of the table that a rule runs along to count. */
const standingShare = 0.4;
const lyingShare = 0.5;
/** Pieces of one rule stand within this, mm. */
const nearMm = 1.2;

/** @param perMm pixels a millimetre */
export function findGrids(
	mask: Mask,
	width: number,
	height: number,
	perMm: number
): readonly Grid[] {
	const lying = longRuns(mask, width, height, 'lying', lyingRunMm * perMm);
	const standing = longRuns(mask, width, height, 'standing', standingRunMm * perMm);
	const both = lying.map((bit, i) => bit | standing[i]!);
	const across = components(lying, width, height).list;
	const down = components(standing, width, height).list;
	return components(both, width, height).list.flatMap((whole): readonly Grid[] => {
		const wide = whole.right - whole.left;
		const high = whole.bottom - whole.top;
		if (wide < leastWidthMm * perMm || high < leastHeightMm * perMm) return [];
		const xs = clustered(
			down.filter((piece) => isWithin(piece, whole)),
			({ left, right }) => (left + right) / 2,
			({ top, bottom }) => bottom - top,
			high * standingShare,
			nearMm * perMm
		);
		const ys = clustered(
			across.filter((piece) => isWithin(piece, whole)),
			({ top, bottom }) => (top + bottom) / 2,
			({ left, right }) => right - left,
			wide * lyingShare,
			nearMm * perMm
		);
		if (xs.length < 3 || ys.length < 2) return [];
		const mm = (px: number): Mm => px / perMm;
		const [left, right, top, bottom] = [xs[0]!, xs.at(-1)!, ys[0]!, ys.at(-1)!];
		return [
			{
				box: { x: mm(left), y: mm(top), width: mm(right - left), height: mm(bottom - top) },
				standing: xs.map(mm),
				lying: ys.map(mm)
			}
		];
	});
}

const isWithin = (piece: Component, whole: Component): boolean =>
	piece.left >= whole.left &&
	piece.right <= whole.right &&
	piece.top >= whole.top &&
	piece.bottom <= whole.bottom;

/** Pixels of runs at least `shortest` long; a rule may step by one pixel, as a slanted one does. */
function longRuns(
	mask: Mask,
	width: number,
	height: number,
	way: 'lying' | 'standing',
	shortest: number
): Mask {
	const out: Mask = new Uint8Array(width * height);
	const lines = way === 'lying' ? height : width;
	const length = way === 'lying' ? width : height;
	const step = way === 'lying' ? 1 : width;
	const pitch = way === 'lying' ? width : 1;
	for (let line = 0; line < lines; line += 1) {
		let run = 0;
		for (let i = 0; i <= length; i += 1) {
			const at = line * pitch + i * step;
			const isInk =
				i < length &&
				(mask[at] === 1 ||
					(line > 0 && mask[at - pitch] === 1) ||
					(line + 1 < lines && mask[at + pitch] === 1));
			if (isInk) run += 1;
			else {
				if (run >= shortest) for (let k = i - run; k < i; k += 1) out[line * pitch + k * step] = 1;
				run = 0;
			}
		}
	}
	return out;
}

/** Pieces of one rule gathered by where they stand; those that add up to `least`, in order. */
function clustered(
	pieces: readonly Component[],
	at: (piece: Component) => number,
	along: (piece: Component) => number,
	least: number,
	near: number
): readonly number[] {
	const groups: { at: number; total: number }[] = [];
	for (const piece of [...pieces].sort((a, b) => at(a) - at(b))) {
		const group = groups.at(-1);
		const length = along(piece);
		if (group && at(piece) - group.at < near) {
			group.at = (group.at * group.total + at(piece) * length) / (group.total + length);
			group.total += length;
		} else groups.push({ at: at(piece), total: length });
	}
	return groups.filter(({ total }) => total >= least).map((group) => group.at);
}
