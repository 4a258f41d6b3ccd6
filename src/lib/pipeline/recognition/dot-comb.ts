// The even pitch of a dotted line: free dots give it, and with it the dots that touch letters are counted off too.
// On a page that was photographed or warped the pitch widens along the line, so it is counted from dot to dot.
import type { Component } from '../raster/components.ts';
import { solve } from '../raster/solve.ts';
import { dotPx, fewest, median, middleX, type Leader } from './leader-dots.ts';

/** Dots further apart have others between them, pixels at 300 dpi. */
const longestStep = dotPx * 12;
/** Share of a step by which it may miss a whole number of pitches, and of all steps that must fit. */
const missedStep = 0.12;
const fitting = 0.8;
/** Dots on one side that say what the pitch is there. */
const windowDots = 24;
/** A dot further from its tooth than this share of the pitch is none of the row's. */
const slipped = 0.3;
/** Largest median distance of dots from their teeth, share of the pitch. */
const uneven = 0.18;

/** The longest pitch that most steps are a whole number of: under writing only every second or third dot stands free. */
function commonStep(steps: readonly number[]): number {
	const fits = (pitch: number): number =>
		steps.filter((step) => Math.abs(step / pitch - Math.round(step / pitch)) < missedStep).length;
	const near = steps.filter((step) => step < dotPx * 2.5);
	const usual = near.length > 0 ? median(near) : Math.min(...steps);
	for (const part of [1, 2, 3, 4]) {
		const pitch = sharpened(usual / part, steps);
		if (fits(pitch) >= steps.length * fitting) return pitch;
	}
	return usual;
}

/** How far a few steps may be off the pitch they are taken for, and how finely it is looked for around. */
const around = 0.08;
const fineness = 0.001;

/** The pitch near a first guess that the steps, the wide ones too, are whole numbers of. */
function sharpened(guess: number, steps: readonly number[]): number {
	let best = { pitch: guess, inStep: -Infinity };
	for (let pitch = guess * (1 - around); pitch < guess * (1 + around); pitch += guess * fineness) {
		const inStep = steps.reduce((sum, step) => sum + Math.cos((2 * Math.PI * step) / pitch), 0);
		if (inStep > best.inStep) best = { pitch, inStep };
	}
	return best.pitch;
}

/** Middles of all dots along the row, hidden ones too; empty where the free dots show no even pitch. */
export function dotComb({ members, dotWidth }: Leader, width: number): readonly number[] {
	const xs = members
		.filter((dot) => dot.right - dot.left <= dotWidth * 1.6 + 2)
		.map(middleX)
		.sort((a, b) => a - b);
	const steps = xs.slice(1).map((x, i) => x - xs[i]!);
	const pitch = commonStep(steps.filter((step) => step >= dotWidth * 0.9 && step < longestStep));
	if (xs.length < fewest || !(pitch >= dotWidth)) return [];
	const counted = countedOff(xs, pitch);
	const curve = curveThrough(counted);
	const near = counted.filter(({ k, x }) => Math.abs(curve(k) - x) < pitch * slipped);
	if (near.length < fewest) return [];
	const teeth = curveThrough(near);
	const off = median(counted.map(({ k, x }) => Math.abs(teeth(k) - x)));
	if (off > pitch * uneven) return [];
	const comb: number[] = [];
	for (let k = 0; teeth(k) >= 0 && k > -width; k -= 1) comb.unshift(teeth(k));
	for (let k = 1; teeth(k) <= width && k < width; k += 1) comb.push(teeth(k));
	return comb.filter((x) => x >= 0 && x <= width);
}

interface Counted {
	readonly x: number;
	/** Teeth from the first dot. */
	readonly k: number;
}

/** Dots numbered outward from where they stand densest: what is near them says how far the next ones are. */
function countedOff(xs: readonly number[], pitch: number): readonly Counted[] {
	const company = xs.map((x) => xs.filter((other) => Math.abs(other - x) < 8 * pitch).length);
	const start = company.indexOf(Math.max(...company));
	const right = xs.slice(start).reduce<Counted[]>((seen, x) => [...seen, next(seen, x, pitch)], []);
	const left = xs
		.slice(0, start)
		.reverse()
		.reduce<Counted[]>((seen, x) => [next(seen, x, pitch), ...seen], right);
	return left;
}

/** The dot's number, by the last dots on its side of those that are numbered. */
function next(seen: readonly Counted[], x: number, pitch: number): Counted {
	if (seen.length === 0) return { x, k: 0 };
	const isRight = x > seen[0]!.x;
	const side = isRight ? seen.slice(-windowDots) : seen.slice(0, windowDots);
	const last = (isRight ? side.at(-1) : side[0])!;
	const near = side.length < fewest ? pitch : slopeOf(side);
	return { x, k: last.k + Math.round((x - last.x) / near) };
}

/** Pixels a tooth, by least squares. */
function slopeOf(dots: readonly Counted[]): number {
	const meanK = dots.reduce((sum, { k }) => sum + k, 0) / dots.length;
	const meanX = dots.reduce((sum, { x }) => sum + x, 0) / dots.length;
	const cross = dots.reduce((sum, { k, x }) => sum + (k - meanK) * (x - meanX), 0);
	return cross / dots.reduce((sum, { k }) => sum + (k - meanK) ** 2, 0);
}

/** Least squares of x = a + b·k + c·k² around the middle of the row. */
function curveThrough(dots: readonly Counted[]): (k: number) => number {
	const middle = dots.reduce((sum, { k }) => sum + k, 0) / dots.length;
	const span = Math.max(1, ...dots.map(({ k }) => Math.abs(k - middle)));
	const at = dots.map(({ x, k }) => ({ x, t: (k - middle) / span }));
	const moment = (power: number, of: (dot: { x: number; t: number }) => number = () => 1): number =>
		at.reduce((sum, dot) => sum + dot.t ** power * of(dot), 0);
	const powers = [0, 1, 2];
	const left = powers.map((row) => powers.map((column) => moment(row + column)));
	const right = powers.map((row) => moment(row, ({ x }) => x));
	const [a = 0, b = 0, c = 0] = solve(left, [...right]) ?? [right[0]! / dots.length];
	return (k) => {
		const t = (k - middle) / span;
		return a + b * t + c * t * t;
	};
}

/** The comb's tooth next to a place. */
export function nearestTooth(comb: readonly number[], x: number): number {
	let [low, high] = [0, comb.length - 1];
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (comb[middle]! <= x) low = middle;
		else high = middle;
	}
	return x - comb[low]! < comb[high]! - x ? comb[low]! : comb[high]!;
}

/** One dot, and not two that touch. */
export const isSingle = ({ left, right }: Component, dotWidth: number): boolean =>
	right - left <= dotWidth * 1.4 + 1;

/** A row is even where print made it; accents of a written line are not. Share of the pitch. */
const evenBelow = 0.09;

/** Whether single dots keep step with their comb. */
export function isEven({ members, dotWidth }: Leader, comb: readonly number[]): boolean {
	const [first, second] = comb;
	if (first === undefined || second === undefined) return false;
	const singles = members.filter((dot) => isSingle(dot, dotWidth));
	const off = singles.map(middleX).map((x) => Math.abs(x - nearestTooth(comb, x)));
	return median(off) < evenBelow * (second - first);
}
