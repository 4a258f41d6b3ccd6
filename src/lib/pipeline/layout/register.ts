// Exact registration: every label is searched again at 75 dpi near where the coarse pass puts it, those that are not
// there further off, and a projection is fitted through all of them with trimming. What it leaves is local drift.
import type { Point } from '../../domain/geometry.ts';
import type { GrayImage } from '../../domain/raster.ts';
import type { FormDefinition } from '../../forms/form-schema.ts';
import { apply, compose, fitTrimmed, residual, scaling } from '../raster/homography.ts';
import type { Matrix3, Pair } from '../raster/homography.ts';
import { sample } from '../raster/sample.ts';
import { search, searchable, type Searchable } from '../raster/ncc.ts';
import { resize } from '../raster/resize.ts';
import { consensus } from './consensus.ts';
import type { CoarseMatch } from './find-print.ts';
import { followLabels, type Sight } from './follow-labels.ts';
import { labelPatches, pxPerMm, type KnownPrint, type LabelPatch } from './label-print.ts';

/** Where one label was found: how far from its place under the projection. */
export interface FoundLabel {
	/** Index into the print's anchors. */
	readonly index: number;
	readonly score: number;
	/** Millimetres on the paper, from the place in the form's data to the place found. */
	readonly dx: number;
	readonly dy: number;
}

export interface Registration {
	readonly known: KnownPrint;
	/** Paper mm to level pixels. */
	readonly matrix: Matrix3;
	/** Median distance of the labels that were kept, pixels at 300 dpi. */
	readonly residualPx: number;
	/** Mean correlation over all labels, absent ones counting 0. */
	readonly score: number;
	readonly labels: readonly FoundLabel[];
	/** Odds of a value read here against those of one on a known print: 1 where labels agree with the print. */
	readonly trust: number;
}

/** Around the coarse prediction, mm. */
const nearMm = 2.2;
/** Local drift of a line that is still followed, mm: 6 and what the coarse pass is off; one line more or less in height. */
const driftMm = { x: 8.5, y: 12 };
/** Likeness below which nothing was found, and from which a label is not looked for further off. */
const sure = 0.5;
const plain = 0.68;
/** What a label counts that stands away from its place. */
const drifted = 0.8;
/** Labels this far from the projection, level pixels, are lines that were set elsewhere and not a bent sheet. */
const loose = 2.5;
/** Share of labels that may be. */
const someLoose = 0.2;

/** Pixels of a label at half the resolution from which it is told there, and how far off it is then. */
const enoughAtHalf = 120;
const atHalfMm = 0.8;

/** No side of a flattened sheet is shorter than this share of its length. */
const shrunk = 0.8;

interface Paper {
	readonly fine: Searchable;
	/** At half the resolution, drawn when first asked for. */
	readonly coarse: () => Searchable;
}

interface Fitted {
	readonly matrix: Matrix3;
	readonly errors: readonly number[];
}

/** How far from their places labels are looked for: where the print has them, or as far as local prints move lines. */
export type Reach = 'in-place' | 'drifted';

export function register(
	level: GrayImage,
	{ known, matrix }: Pick<CoarseMatch, 'known' | 'matrix'>,
	reach: Reach
): Registration | null {
	const labels = labelPatches(known);
	const found = (from: Matrix3) => {
		const paper = onPaper(level, known, from);
		const sights = followLabels(labels.map((label) => sightings(paper, label, reach)));
		const pairs = sights.flatMap((sight, i) => (sight ? [pairOf(labels[i]!, sight, from)] : []));
		const fitted = fitLabels(pairs, known.form.paper);
		return fitted && { ...fitted, sights, from };
	};
	const first = found(matrix);
	if (!first) return null;
	const moved = frameShift(known, matrix, first.matrix);
	const last = (reach === 'drifted' && moved > loose ? found(first.matrix) : null) ?? first;
	const { errors, sights, from } = last;
	const worth = (sight: Sight | null): number =>
		sight ? sight.score * (Math.hypot(sight.dx, sight.dy) < nearMm ? 1 : drifted) : 0;
	return {
		known,
		matrix: last.matrix,
		residualPx: (errors[errors.length >> 1] ?? 0) * 4,
		score: sights.reduce((sum, sight) => sum + worth(sight), 0) / labels.length,
		trust: 1,
		labels: labels.flatMap((label, i) => {
			const sight = sights[i];
			return sight ? [shiftFrom(last.matrix, label, sight, from)] : [];
		})
	};
}

/**
 * The page drawn anew on the paper's own grid, as `matrix` sees it: at the true scale, wide labels correlate over their
 * whole length.
 */
function onPaper(level: GrayImage, { form }: KnownPrint, matrix: Matrix3): Paper {
	const { widthMm, heightMm } = form.paper;
	const width = Math.round(widthMm * pxPerMm);
	const height = Math.round(heightMm * pxPerMm);
	const fine = searchable(sample(level, compose(matrix, scaling(1 / pxPerMm)), width, height));
	let half: Searchable | null = null;
	return {
		fine,
		coarse: () => (half ??= searchable(resize(fine.image, width >> 1, height >> 1)))
	};
}

/** Places where a label may stand; further off only where it is not plainly at its own. */
function sightings(paper: Paper, label: LabelPatch, reach: Reach): readonly Sight[] {
	const near = look(paper.fine, label, [label.x, label.y], { x: nearMm, y: nearMm }, 1);
	const isPlain = near[0] !== undefined && near[0].score > plain && !label.isPartOfOther;
	const far = reach === 'in-place' || isPlain ? [] : lookFar(paper, label);
	return [...near, ...far].filter(({ score }) => score > sure);
}

/** Long words are looked for at half the resolution first. */
function lookFar({ fine, coarse }: Paper, label: LabelPatch): readonly Sight[] {
	if (label.coarse.data.length < enoughAtHalf)
		return look(fine, label, [label.x, label.y], driftMm, 3);
	const scale = pxPerMm / 2;
	const [x, y] = [label.x * scale, label.y * scale];
	const peaks = search(coarse(), label.coarse, x, y, driftMm.x * scale, driftMm.y * scale, 3);
	return peaks.flatMap((peak) =>
		look(fine, label, [peak.x / scale, peak.y / scale], { x: atHalfMm, y: atHalfMm }, 1)
	);
}

/** Best places with the top left corner around a point of the paper, mm. */
function look(
	paper: Searchable,
	{ fine, x, y }: LabelPatch,
	[aroundX, aroundY]: readonly [number, number],
	reachMm: Point<number>,
	count: number
): readonly Sight[] {
	const [left, top] = [aroundX * pxPerMm, aroundY * pxPerMm];
	const reach = { x: reachMm.x * pxPerMm, y: reachMm.y * pxPerMm };
	const peaks = search(paper, fine, left, top, reach.x, reach.y, count);
	return peaks.map((peak) => ({
		score: peak.score,
		dx: peak.x / pxPerMm - x,
		dy: peak.y / pxPerMm - y
	}));
}

const middle = ({ x, y, widthMm, heightMm }: LabelPatch) => ({
	x: x + widthMm / 2,
	y: y + heightMm / 2
});

function pairOf(label: LabelPatch, { dx, dy, score }: Sight, matrix: Matrix3): Pair {
	const from = middle(label);
	return { from, to: apply(matrix, from.x + dx, from.y + dy), weight: score };
}

/** A projection through the labels; where lines have drifted, only what all of them share. */
function fitLabels(pairs: readonly Pair[], paper: FormDefinition['paper']): Fitted | null {
	const fitted = fitTrimmed(pairs, pairs.length >= 8 ? 'projective' : 'affine', 0.7);
	if (!fitted || fitted.kept.length < 4) return null;
	const { matrix, kept } = fitted;
	const tight = sorted(kept.map((pair) => residual(matrix, pair)));
	const drifting = pairs.filter((pair) => residual(matrix, pair) > loose).length;
	const isSheet = keepsShape(matrix, paper);
	if (isSheet && drifting < pairs.length * someLoose) return { matrix, errors: tight };
	const shared = consensus(pairs);
	if (!shared) return isSheet ? { matrix, errors: tight } : null;
	return { matrix: shared, errors: sorted(pairs.map((pair) => residual(shared, pair))) };
}

/** Whether the paper's sides keep roughly their lengths: few labels in a corner may fit a view that no sheet has. */
function keepsShape(
	matrix: Matrix3,
	{ widthMm: w, heightMm: h }: FormDefinition['paper']
): boolean {
	const corners = [
		[0, 0],
		[w, 0],
		[w, h],
		[0, h]
	] as const;
	const ends = corners.map(([x, y]) => apply(matrix, x, y));
	return corners.every(([x, y], i) => {
		const [a, b, to] = [ends[i]!, ends[(i + 1) % 4]!, corners[(i + 1) % 4]!];
		const ratio = Math.hypot(b.x - a.x, b.y - a.y) / pxPerMm / Math.hypot(to[0] - x, to[1] - y);
		return ratio > shrunk && ratio < 1 / shrunk;
	});
}

const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);

/** How far two projections put the paper's corners apart, level pixels. */
function frameShift({ form }: KnownPrint, a: Matrix3, b: Matrix3): number {
	const { widthMm: w, heightMm: h } = form.paper;
	const shifts = [0, w].flatMap((x) =>
		[0, h].map((y) => {
			const [p, q] = [apply(a, x, y), apply(b, x, y)];
			return Math.hypot(p.x - q.x, p.y - q.y);
		})
	);
	return Math.max(...shifts);
}

/** How far a label stands from its place under the final projection. */
function shiftFrom(matrix: Matrix3, label: LabelPatch, sight: Sight, seen: Matrix3): FoundLabel {
	const { from, to } = pairOf(label, sight, seen);
	const at = apply(matrix, from.x, from.y);
	// The projection is close to a plain scale, so a pixel difference turns to millimetres by the local scale.
	const right = apply(matrix, from.x + 1, from.y);
	const scale = Math.hypot(right.x - at.x, right.y - at.y);
	return {
		index: label.index,
		score: sight.score,
		dx: (to.x - at.x) / scale,
		dy: (to.y - at.y) / scale
	};
}
