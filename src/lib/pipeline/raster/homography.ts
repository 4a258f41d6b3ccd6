// Plane projections as 3×3 matrices (row-major, last element 1): paper millimetres to scan pixels and back.
// Solved by normal equations on centred, scaled points, which keeps plain Gaussian elimination well conditioned.
import { assert } from '../../domain/assert.ts';
import type { Point, Quad } from '../../domain/geometry.ts';
import { solve } from './solve.ts';

export type Matrix3 = readonly [
	number,
	number,
	number,
	number,
	number,
	number,
	number,
	number,
	number
];

export interface Pair {
	readonly from: Point<number>;
	readonly to: Point<number>;
	readonly weight: number;
}

export function apply(m: Matrix3, x: number, y: number): Point<number> {
	const w = m[6] * x + m[7] * y + m[8];
	return { x: (m[0] * x + m[1] * y + m[2]) / w, y: (m[3] * x + m[4] * y + m[5]) / w };
}

export function applyQuad(m: Matrix3, quad: Quad<number>): Quad<number> {
	const [a, b, c, d] = quad;
	return [apply(m, a.x, a.y), apply(m, b.x, b.y), apply(m, c.x, c.y), apply(m, d.x, d.y)];
}

/** First `b`, then `a`. */
export function compose(a: Matrix3, b: Matrix3): Matrix3 {
	const out = new Array<number>(9);
	for (let r = 0; r < 3; r += 1)
		for (let c = 0; c < 3; c += 1)
			out[r * 3 + c] = a[r * 3]! * b[c]! + a[r * 3 + 1]! * b[3 + c]! + a[r * 3 + 2]! * b[6 + c]!;
	return out as unknown as Matrix3;
}

export function invert(m: Matrix3): Matrix3 {
	const [a, b, c, d, e, f, g, h, i] = m;
	const det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
	assert(Number.isFinite(det) && det !== 0, 'projection can be inverted');
	const s = 1 / det;
	return [
		(e * i - f * h) * s,
		(c * h - b * i) * s,
		(b * f - c * e) * s,
		(f * g - d * i) * s,
		(a * i - c * g) * s,
		(c * d - a * f) * s,
		(d * h - e * g) * s,
		(b * g - a * h) * s,
		(a * e - b * d) * s
	];
}

export const scaling = (x: number, y = x): Matrix3 => [x, 0, 0, 0, y, 0, 0, 0, 1];
export const translation = (x: number, y: number): Matrix3 => [1, 0, x, 0, 1, y, 0, 0, 1];

/** Rotation about a point, degrees clockwise as seen on screen (y down). */
export function rotation(degrees: number, cx: number, cy: number): Matrix3 {
	const c = Math.cos((degrees * Math.PI) / 180);
	const s = Math.sin((degrees * Math.PI) / 180);
	return [c, -s, cx - c * cx + s * cy, s, c, cy - s * cx - c * cy, 0, 0, 1];
}

function normaliser(points: readonly Point<number>[]): Matrix3 {
	const n = points.length;
	const cx = points.reduce((sum, p) => sum + p.x, 0) / n;
	const cy = points.reduce((sum, p) => sum + p.y, 0) / n;
	const spread = points.reduce((sum, p) => sum + Math.hypot(p.x - cx, p.y - cy), 0) / n || 1;
	return compose(scaling(1 / spread), translation(-cx, -cy));
}

/** Unknowns of each model, and its two equations for one pair. */
const models = {
	similarity: (x: number, y: number): [number[], number[]] => [
		[x, -y, 1, 0],
		[y, x, 0, 1]
	],
	affine: (x: number, y: number): [number[], number[]] => [
		[x, y, 1, 0, 0, 0],
		[0, 0, 0, x, y, 1]
	],
	projective: (x: number, y: number, u: number, v: number): [number[], number[]] => [
		[x, y, 1, 0, 0, 0, -x * u, -y * u],
		[0, 0, 0, x, y, 1, -x * v, -y * v]
	]
};

export type Model = keyof typeof models;

/** Weighted least squares over all pairs; null where they do not determine the model. */
export function fit(pairs: readonly Pair[], model: Model): Matrix3 | null {
	if (pairs.length < { similarity: 2, affine: 3, projective: 4 }[model]) return null;
	const nf = normaliser(pairs.map((pair) => pair.from));
	const nt = normaliser(pairs.map((pair) => pair.to));
	const size = { similarity: 4, affine: 6, projective: 8 }[model];
	const a = Array.from({ length: size }, () => new Array<number>(size).fill(0));
	const b = new Array<number>(size).fill(0);
	for (const pair of pairs) {
		const p = apply(nf, pair.from.x, pair.from.y);
		const q = apply(nt, pair.to.x, pair.to.y);
		models[model](p.x, p.y, q.x, q.y).forEach((row, axis) => {
			const target = axis === 0 ? q.x : q.y;
			for (let i = 0; i < size; i += 1) {
				if (row[i] === 0) continue;
				b[i]! += pair.weight * row[i]! * target;
				for (let j = 0; j < size; j += 1) a[i]![j]! += pair.weight * row[i]! * row[j]!;
			}
		});
	}
	const s = solve(a, b);
	if (!s) return null;
	const inner: Matrix3 =
		model === 'similarity'
			? [s[0]!, -s[1]!, s[2]!, s[1]!, s[0]!, s[3]!, 0, 0, 1]
			: [s[0]!, s[1]!, s[2]!, s[3]!, s[4]!, s[5]!, s[6] ?? 0, s[7] ?? 0, 1];
	const out = compose(invert(nt), compose(inner, nf));
	return out.map((value) => value / out[8]) as unknown as Matrix3;
}

/** Distance between where a pair should land and where it does. */
export function residual(m: Matrix3, pair: Pair): number {
	const p = apply(m, pair.from.x, pair.from.y);
	return Math.hypot(p.x - pair.to.x, p.y - pair.to.y);
}

/** Fits, drops pairs further off than 2.5 × the median (never nearer than `floor`), and fits again, `rounds` times. */
export function fitTrimmed(
	pairs: readonly Pair[],
	model: Model,
	floor: number,
	rounds = 3
): { readonly matrix: Matrix3; readonly kept: readonly Pair[] } | null {
	let kept = pairs;
	let matrix = fit(kept, model);
	for (let round = 0; matrix && round < rounds; round += 1) {
		const current: Matrix3 = matrix;
		const errors = kept.map((pair) => residual(current, pair)).sort((p, q) => p - q);
		const limit = Math.max(floor, 2.5 * (errors[errors.length >> 1] ?? 0));
		const next = kept.filter((pair) => residual(current, pair) <= limit);
		if (next.length === kept.length) break;
		const better = fit(next, model);
		if (!better) break;
		kept = next;
		matrix = better;
	}
	return matrix && { matrix, kept };
}
