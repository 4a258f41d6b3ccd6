// The dotted line a value is written on. Dots are told from writing by standing in one straight, evenly spaced row.
// Free dots give the row's pitch; with it the dots that touch letters are known too, and only they are taken off:
// dots below vowels, commas and tails stay. Done per line crop, so that every row has its own slope.
import type { Component } from '../raster/components.ts';
import type { DotBelow } from './dots-below.ts';
import type { Mask } from '../raster/threshold.ts';

export interface Leader {
	/** Free-standing dots. */
	readonly members: readonly Component[];
	/** Height of the row's middle at the left edge of the crop, pixels, and its fall per pixel. */
	readonly y: number;
	readonly slope: number;
	/** Usual width and height of a dot. */
	readonly dotWidth: number;
	readonly dotHeight: number;
}

/** Largest dot at 300 dpi, pixels; dots that touch one another make longer, equally flat pieces. */
export const dotPx = 14;
const mergedPx = 90;
const mergedHeightPx = 9;
/** Distance from the row within which a piece belongs to it. */
const tolerancePx = 3;
export const fewest = 6;

function canBeDot({ left, right, top, bottom }: Component): boolean {
	const width = right - left;
	const height = bottom - top;
	return (width <= dotPx && height <= dotPx) || (width <= mergedPx && height <= mergedHeightPx);
}

export const middleX = ({ left, right }: Component): number => (left + right) / 2;
export const middleY = ({ top, bottom }: Component): number => (top + bottom) / 2;
export const median = (values: readonly number[]): number =>
	[...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/**
 * The row with most dots, null where no six stand in line.
 * @param from height in the crop over which no row is this line's own
 */
export function findLeader(
	list: readonly Component[],
	height: number,
	from: number
): Leader | null {
	// What the crop's edge cuts through is the line above or below, however flat it looks.
	const inside = list.filter(({ top, bottom }) => top > 0 && bottom < height);
	const least = Math.max(from, Math.min(lettersMiddle(inside), height * highestLeader));
	const dots = inside.filter((piece) => canBeDot(piece) && middleY(piece) > least);
	if (dots.length < fewest) return null;
	let best = { count: 0, slope: 0, bin: 0 };
	const bins = new Int32Array(height + 201);
	for (let slope = -0.04; slope <= 0.0401; slope += 0.004) {
		bins.fill(0);
		for (const dot of dots) {
			const bin = Math.round(middleY(dot) - slope * middleX(dot)) + 100;
			if (bin < 1 || bin + 1 >= bins.length) continue;
			bins[bin]! += 2;
			bins[bin - 1]! += 1;
			bins[bin + 1]! += 1;
		}
		for (let bin = 0; bin < bins.length; bin += 1)
			if (bins[bin]! > best.count) best = { count: bins[bin]!, slope, bin };
	}
	const inRow = alongRow(dots, { y: best.bin - 100, slope: best.slope });
	const single = inRow.filter((dot) => dot.right - dot.left <= dotPx);
	if (single.length < fewest) return null;
	const dotWidth = median(single.map((dot) => dot.right - dot.left));
	const dotHeight = median(single.map((dot) => dot.bottom - dot.top));
	// A comma is as narrow as a dot but taller: it stays.
	const members = inRow.filter((dot) => dot.bottom - dot.top <= dotHeight * 1.3 + 1.5);
	return { members, ...straightThrough(members), dotWidth, dotHeight };
}

/** Letters are at least this high, pixels at 300 dpi; a leader runs under their middle and no higher in a crop than this. */
const letterPx = 18;
const highestLeader = 0.53;

/** Height of the letters' middles: a row above it is accents. */
const lettersMiddle = (list: readonly Component[]): number =>
	median(list.filter(({ top, bottom }) => bottom - top >= letterPx).map(middleY));

/** Dots on a row; the row is found again through them, for over a whole line a small fall adds up. */
function alongRow(
	dots: readonly Component[],
	roughly: Pick<Leader, 'y' | 'slope'>
): readonly Component[] {
	let row = roughly;
	let found: readonly Component[] = [];
	for (let round = 0; round < 3; round += 1) {
		found = dots.filter(
			(dot) => Math.abs(middleY(dot) - row.y - row.slope * middleX(dot)) <= tolerancePx
		);
		if (found.length < fewest) break;
		row = straightThrough(found);
	}
	return found;
}

/** Line of least squares through the dots' middles. */
function straightThrough(dots: readonly Component[]): { y: number; slope: number } {
	const n = dots.length;
	const meanX = dots.reduce((sum, dot) => sum + middleX(dot), 0) / n;
	const meanY = dots.reduce((sum, dot) => sum + middleY(dot), 0) / n;
	let cross = 0;
	let spread = 0;
	for (const dot of dots) {
		cross += (middleX(dot) - meanX) * (middleY(dot) - meanY);
		spread += (middleX(dot) - meanX) ** 2;
	}
	const slope = spread > 0 ? cross / spread : 0;
	return { y: meanY - slope * meanX, slope };
}

/**
 * Row on which the letters stand, below the leader row's middle by the returned number of pixels (negative: above);
 * read off the columns between the dots. Null where too few letters stand there.
 */
function footOffset(
	mask: Mask,
	width: number,
	height: number,
	{ y, slope, dotWidth, dotHeight }: Leader,
	comb: readonly number[]
): number | null {
	const reach = 12;
	const counts = new Int32Array(2 * reach + 1);
	let total = 0;
	for (let i = 0; i + 1 < comb.length; i += 1) {
		const from = Math.ceil(comb[i]! + dotWidth / 2 + 1);
		const to = Math.floor(comb[i + 1]! - dotWidth / 2 - 1);
		for (let x = Math.max(0, from); x < Math.min(width, to); x += 1) {
			const row = Math.round(y + slope * x);
			for (let d = reach; d >= -reach; d -= 1) {
				const at = row + d;
				if (at < 1 || at >= height || mask[at * width + x] === 0) continue;
				// Ink that reaches further down than a foot is a tail.
				if (d < reach) {
					counts[d + reach]! += 1;
					total += 1;
				}
				break;
			}
		}
	}
	if (total < 12) return null;
	let best = 0;
	for (let i = 1; i + 1 < counts.length; i += 1)
		if (counts[i - 1]! + counts[i]! + counts[i + 1]! > best)
			best = counts[i - 1]! + counts[i]! + counts[i + 1]!;
	const at = counts.findIndex(
		(_, i) => i > 0 && counts[i - 1]! + counts[i]! + (counts[i + 1] ?? 0) === best
	);
	return best < total * 0.3 ? null : Math.min(at - reach, Math.ceil(dotHeight / 2));
}

/** A comma or full stop written on a dot: a small head over the dot with paper on both sides and above. */
function isPunctuation(
	mask: Mask,
	width: number,
	[left, right]: readonly [number, number],
	top: number,
	dotHeight: number
): boolean {
	const inkIn = (y: number, from: number, to: number): boolean => {
		for (let x = Math.max(0, from); x <= Math.min(width - 1, to); x += 1)
			if (y >= 0 && mask[y * width + x] === 1) return true;
		return false;
	};
	let rise = 0;
	while (rise <= dotHeight && inkIn(top - 1 - rise, left, right)) rise += 1;
	if (rise < 2 || rise > dotHeight) return false;
	for (let y = top - rise; y < top; y += 1)
		if (inkIn(y, left - 3, left - 2) || inkIn(y, right + 2, right + 3)) return false;
	for (let y = top - rise - 14; y < top - rise; y += 1) if (inkIn(y, left, right)) return false;
	return true;
}

/** Takes the dots that touch letters out of the mask, less the dots of the writing; returns the pixels taken. */
export function maskDots(
	mask: Mask,
	width: number,
	height: number,
	leader: Leader,
	comb: readonly number[],
	written: readonly DotBelow[]
): readonly number[] {
	const taken: number[] = [];
	const foot = footOffset(mask, width, height, leader, comb);
	const radius = Math.max(leader.dotWidth, leader.dotHeight) / 2 + 0.75;
	for (const centre of comb) {
		const row = leader.y + leader.slope * centre;
		const disc = {
			left: Math.round(centre - radius),
			right: Math.round(centre + radius) - 1,
			top: Math.round(row - radius),
			bottom: Math.round(row + radius) - 1
		};
		if (disc.left < 1 || disc.right > width - 2 || disc.top < 1 || disc.bottom > height - 2)
			continue;
		if (isPunctuation(mask, width, [disc.left, disc.right], disc.top, leader.dotHeight)) continue;
		const kept = strokesThrough(mask, width, disc, foot === null ? null : Math.round(row + foot));
		for (let y = disc.top; y <= disc.bottom; y += 1)
			for (let x = disc.left; x <= disc.right; x += 1) {
				const i = y * width + x;
				if (mask[i] === 0 || kept.has(i)) continue;
				if (Math.hypot(x + 0.5 - centre, y + 0.5 - row) > radius + 0.5) continue;
				if (written.some((dot) => Math.hypot(x + 0.5 - dot.x, y + 0.5 - dot.y) <= dot.radius))
					continue;
				mask[i] = 0;
				taken.push(i);
			}
	}
	return taken;
}

interface Disc {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** Height of a serif or of a bow's foot, pixels at 300 dpi. */
const serifPx = 4;

/**
 * Pixels under a dot that belong to strokes passing through it: all that lies between the places where ink enters the
 * dot's box. What comes in from above goes on down to the letters' feet; a serif that comes in from one side ends
 * under the middle of the dot.
 */
function strokesThrough(
	mask: Mask,
	width: number,
	{ left, right, top, bottom }: Disc,
	feet: number | null
): ReadonlySet<number> {
	const entries: (readonly [number, number])[] = [];
	const kept = new Set<number>();
	const isInk = (x: number, y: number): boolean => mask[y * width + x] === 1;
	const keep = (x: number, y: number): void => void kept.add(y * width + x);
	const middle = (left + right) >> 1;
	for (let x = left; x <= right; x += 1) {
		if (isInk(x, bottom + 1)) entries.push([x, bottom + 1]);
		if (!isInk(x, top - 1)) continue;
		entries.push([x, top - 1]);
		for (let y = top; y <= Math.min(bottom, feet ?? 0); y += 1) keep(x, y);
	}
	for (let y = top; y <= bottom; y += 1) {
		const isSerif = feet !== null && y <= feet && y > feet - serifPx;
		if (isInk(left - 1, y)) {
			entries.push([left - 1, y]);
			for (let x = left; isSerif && x <= middle; x += 1) keep(x, y);
		}
		if (isInk(right + 1, y)) {
			entries.push([right + 1, y]);
			for (let x = middle; isSerif && x <= right; x += 1) keep(x, y);
		}
	}
	// A tail with nothing above it is a comma whose head is as good as the dot: both stay.
	if (entries.length > 1 && entries.every(([, y]) => y === bottom + 1))
		for (let y = top; y <= bottom; y += 1) for (let x = left; x <= right; x += 1) keep(x, y);
	for (const [i, [ax, ay]] of entries.entries())
		for (const [bx, by] of entries.slice(i + 1)) {
			const steps = Math.max(Math.abs(bx - ax), Math.abs(by - ay), 1);
			for (let k = 0; k <= steps; k += 1)
				keep(Math.round(ax + ((bx - ax) * k) / steps), Math.round(ay + ((by - ay) * k) / steps));
		}
	return kept;
}
