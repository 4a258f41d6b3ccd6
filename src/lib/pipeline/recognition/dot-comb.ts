// The even pitch of a dotted line: free dots give it, and with it the dots that touch letters are counted off too.
import { dotPx, fewest, median, middleX, type Leader } from './leader-dots.ts';

/** Dots further apart have others between them, pixels at 300 dpi. */
const longestStep = dotPx * 6;
/** Share of a step by which it may miss a whole number of pitches, and of all steps that must fit. */
const missedStep = 0.12;
const fitting = 0.8;

/** The longest pitch that most steps are a whole number of: under writing only every second or third dot stands free. */
function commonStep(steps: readonly number[]): number {
	const fits = (pitch: number): number =>
		steps.filter((step) => Math.abs(step / pitch - Math.round(step / pitch)) < missedStep).length;
	const usual = median(steps.filter((step) => step < dotPx * 2.5));
	const tried = [1, 2, 3, 4].map((part) => usual / part);
	return tried.find((pitch) => fits(pitch) >= steps.length * fitting) ?? usual;
}

/** Middles of all dots along the row, hidden ones too; empty where the free dots show no even pitch. */
export function dotComb({ members, dotWidth }: Leader, width: number): readonly number[] {
	const xs = members
		.filter((dot) => dot.right - dot.left <= dotWidth * 1.6 + 2)
		.map(middleX)
		.sort((a, b) => a - b);
	const steps = xs.slice(1).map((x, i) => x - xs[i]!);
	let pitch = commonStep(steps.filter((step) => step >= dotWidth * 0.9 && step < longestStep));
	if (xs.length < fewest || pitch < dotWidth) return [];
	// The pitch grows sharper as dots further away are counted off with it, beginning where they stand densest.
	const near = (x: number): number => xs.filter((other) => Math.abs(other - x) < 8 * pitch).length;
	let origin = xs.reduce((best, x) => (near(x) > near(best) ? x : best));
	for (const reach of [8, 24, 80, Infinity]) {
		const seen = xs.filter((x) => Math.abs(x - origin) <= reach * pitch);
		const numbers = seen.map((x) => Math.round((x - origin) / pitch));
		const n = seen.length;
		const meanN = numbers.reduce((sum, k) => sum + k, 0) / n;
		const meanX = seen.reduce((sum, x) => sum + x, 0) / n;
		let cross = 0;
		let spread = 0;
		numbers.forEach((k, i) => {
			cross += (k - meanN) * (seen[i]! - meanX);
			spread += (k - meanN) ** 2;
		});
		if (spread === 0) return [];
		pitch = cross / spread;
		origin = meanX - meanN * pitch;
	}
	if (offStep(xs, origin, pitch) > 0.18) return [];
	const first = Math.ceil(-origin / pitch);
	const last = Math.floor((width - origin) / pitch);
	return Array.from({ length: last - first + 1 }, (_, i) => origin + (first + i) * pitch);
}

/** How far dots usually stand from an even pitch, share of it. */
const offStep = (xs: readonly number[], origin: number, pitch: number): number =>
	median(xs.map((x) => Math.abs(x - origin - Math.round((x - origin) / pitch) * pitch))) / pitch;

/** A row is even where print made it; accents of a written line are not. */
const evenBelow = 0.09;

/** Whether single dots keep step with their comb. */
export function isEven({ members, dotWidth }: Leader, comb: readonly number[]): boolean {
	const [first, second] = comb;
	if (first === undefined || second === undefined) return false;
	const singles = members.filter(({ left, right }) => right - left <= dotWidth * 1.4 + 1);
	return offStep(singles.map(middleX), first, second - first) < evenBelow;
}
