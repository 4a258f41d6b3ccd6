// The likeness transform that most labels nearly agree on where their lines have drifted: a mean would take the page for
// shrunk because one line was added.
import { fit, residual, type Matrix3, type Pair } from '../raster/homography.ts';
import { pxPerMm } from './label-print.ts';

/** Distance at which a label counts half, level pixels. */
const half = 1.5 * pxPerMm;
/** Labels nearer to each other than this say little of the size of the page, mm. */
const apartMm = 50;
const rounds = 4;

/** Most a page may be off its true size and off level: share and tangent. */
const mostOffSize = 0.08;
const mostTilt = 0.035;

/** 0 beyond ±8 % of true size or ±2° of level, 1 at neither: stranger views need more labels to speak for them. */
export function plausibility([a, b]: Matrix3): number {
	const offSize = Math.abs(Math.hypot(a, b) / pxPerMm - 1) / mostOffSize;
	const tilt = Math.abs(b / a) / mostTilt;
	return offSize > 1 || tilt > 1 ? 0 : 1 - 0.3 * offSize - 0.2 * tilt;
}

/** Paper mm to level pixels; null where no two labels make sense together. */
export function consensus(pairs: readonly Pair[]): Matrix3 | null {
	let best: Matrix3 | null = null;
	let most = 0;
	for (const [i, a] of pairs.entries())
		for (const b of pairs.slice(i + 1)) {
			if (Math.hypot(a.from.x - b.from.x, a.from.y - b.from.y) < apartMm) continue;
			const matrix = fit([a, b], 'similarity');
			const plausible = matrix ? plausibility(matrix) : 0;
			if (!matrix || plausible === 0) continue;
			const support = weighed(matrix, pairs).reduce((sum, pair) => sum + pair.weight, 0);
			const weight = support * plausible;
			if (weight > most) [best, most] = [matrix, weight];
		}
	for (let round = 0; best && round < rounds; round += 1)
		best = fit(weighed(best, pairs), 'similarity') ?? best;
	return best;
}

/** Pairs that count the less the further they are off. */
const weighed = (matrix: Matrix3, pairs: readonly Pair[]): readonly Pair[] =>
	pairs.map((pair) => ({
		...pair,
		weight: pair.weight / (1 + (residual(matrix, pair) / half) ** 2)
	}));
