// The sides of a sheet as straight lines: from every row and column the first lasting step from ground to paper, seen
// from outside, and the line on which most of them lie. Steps are ratios, so falling light and shadows do not matter.
import type { Point, Quad } from '../../domain/geometry.ts';
import type { GrayImage } from '../../domain/raster.ts';

/** Paper is at least this much lighter than the ground beside it. */
const leastStep = 1.2;
/** Pixels on each side of a step that must all be ground, or all paper; a printed rule is thinner. */
const lasting = 3;
/** How far a step may lie from its line, pixels. */
const onLine = 1.2;
/** Share of a side's rows or columns that must lie on its line. */
const support = 0.4;
/** Steps that pairs are made of: 40 of them give 780 lines to choose from. */
const tried = 40;

/** a·x + b·y = c with a² + b² = 1. */
interface Line {
	readonly a: number;
	readonly b: number;
	readonly c: number;
}

/** Corners of `sheet` with every side that can be seen moved to where it is seen. */
export function alignedSides(
	{ width, height, data }: GrayImage,
	sheet: Quad<number>
): Quad<number> {
	const at = (x: number, y: number): number => data[y * width + x]! + 8;
	const edges: readonly (readonly Point<number>[])[] = [
		steps(width, height, (x, k) => at(x, k)).map(([x, k]) => ({ x, y: k })),
		steps(height, width, (y, k) => at(width - 1 - k, y)).map(([y, k]) => ({ x: width - k, y })),
		steps(width, height, (x, k) => at(x, height - 1 - k)).map(([x, k]) => ({ x, y: height - k })),
		steps(height, width, (y, k) => at(k, y)).map(([y, k]) => ({ x: k, y }))
	];
	const lines = edges.map((points, i) => {
		const [from, to] = [sheet[i]!, sheet[(i + 1) % 4]!];
		return bestLine(points, (i % 2 === 0 ? width : height) * support) ?? through(from, to);
	});
	const corners = [0, 1, 2, 3].map((i) => crossing(lines[(i + 3) % 4]!, lines[i]!));
	const [p, q, r, s] = corners;
	return p && q && r && s ? [p, q, r, s] : sheet;
}

/** For each of `count` scan lines, how far inwards its first lasting step from dark to light is; at most halfway. */
function steps(
	count: number,
	length: number,
	at: (line: number, inwards: number) => number
): readonly (readonly [number, number])[] {
	const found: [number, number][] = [];
	const around = (line: number, k: number) => {
		let [darkest, lightest] = [Infinity, 0];
		for (let d = 1; d <= lasting; d += 1) {
			lightest = Math.max(lightest, at(line, k - d));
			darkest = Math.min(darkest, at(line, k + d));
		}
		return { ground: lightest, paper: darkest, step: darkest / lightest };
	};
	for (let line = 0; line < count; line += 1)
		for (let k = lasting; k < length / 2; k += 1) {
			const here = around(line, k);
			if (here.step < leastStep) continue;
			// A mixed pixel already passes for paper: the full step may be one further in.
			const next = around(line, k + 1);
			const [edge, seen] = next.step > here.step ? [k + 1, next] : [k, here];
			found.push([line + 0.5, edge + middle(at(line, edge), seen.ground, seen.paper)]);
			break;
		}
	return found;
}

/** Where inside the pixel between ground and paper the edge runs. */
const middle = (value: number, ground: number, paper: number): number =>
	Math.max(0, Math.min(1, (paper - value) / (paper - ground)));

function bestLine(points: readonly Point<number>[], needed: number): Line | null {
	if (points.length < needed) return null;
	const some = points.filter((_, i) => i % Math.ceil(points.length / tried) === 0);
	let best: Line | null = null;
	let most = 0;
	for (const [i, from] of some.entries())
		for (const to of some.slice(i + 1)) {
			const line = through(from, to);
			const count = points.filter((point) => Math.abs(off(line, point)) < onLine).length;
			if (count > most) [best, most] = [line, count];
		}
	if (!best || most < needed) return null;
	const seed = best;
	return least(points.filter((point) => Math.abs(off(seed, point)) < onLine));
}

const off = ({ a, b, c }: Line, { x, y }: Point<number>): number => a * x + b * y - c;

function through(from: Point<number>, to: Point<number>): Line {
	const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
	const [a, b] = [(from.y - to.y) / length, (to.x - from.x) / length];
	return { a, b, c: a * from.x + b * from.y };
}

/** Least squares across the line. */
function least(points: readonly Point<number>[]): Line {
	const n = points.length;
	const cx = points.reduce((sum, { x }) => sum + x, 0) / n;
	const cy = points.reduce((sum, { y }) => sum + y, 0) / n;
	let [xx, xy, yy] = [0, 0, 0];
	for (const { x, y } of points) {
		xx += (x - cx) ** 2;
		xy += (x - cx) * (y - cy);
		yy += (y - cy) ** 2;
	}
	const angle = Math.atan2(2 * xy, xx - yy) / 2;
	const [a, b] = [-Math.sin(angle), Math.cos(angle)];
	return { a, b, c: a * cx + b * cy };
}

function crossing(p: Line, q: Line): Point<number> | null {
	const det = p.a * q.b - q.a * p.b;
	return Math.abs(det) < 0.2
		? null
		: { x: (p.c * q.b - q.c * p.b) / det, y: (p.a * q.c - q.a * p.c) / det };
}
