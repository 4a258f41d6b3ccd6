// Exact registration: every label is searched again at 75 dpi near where the coarse pass puts it, and a projection is
// fitted through all of them with trimming. Labels that drifted further are searched once more, for local refinement.
import type { GrayImage } from '../../domain/raster.ts';
import { apply, compose, fitTrimmed, residual, scaling } from '../raster/homography.ts';
import type { Matrix3, Pair } from '../raster/homography.ts';
import { sample } from '../raster/sample.ts';
import { search, searchable, type Searchable } from '../raster/ncc.ts';
import type { CoarseMatch } from './find-print.ts';
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
/** Local drift of a line that is still followed, mm. */
const driftMm = 6.5;
const sure = 0.5;

export function register(level: GrayImage, coarse: CoarseMatch): Registration | null {
	const labels = labelPatches(coarse.known);
	const paper = onPaper(level, coarse);
	const near = labels.map((label) => locate(paper, label, coarse.matrix, nearMm));
	const pairs = near.flatMap((hit) => (hit && hit.weight > sure ? [hit] : []));
	const fitted = fitTrimmed(pairs, pairs.length >= 8 ? 'projective' : 'affine', 0.7);
	if (!fitted || fitted.kept.length < 4) return null;
	const { matrix, kept } = fitted;
	const errors = kept.map((pair) => residual(matrix, pair)).sort((a, b) => a - b);
	return {
		known: coarse.known,
		matrix,
		residualPx: (errors[errors.length >> 1] ?? 0) * 4,
		score: kept.reduce((sum, pair) => sum + pair.weight, 0) / labels.length,
		trust: 1,
		labels: labels.flatMap((label, i) => {
			const hit = near[i] && near[i].weight > sure ? near[i] : null;
			return found(label, matrix, hit ?? locate(paper, label, coarse.matrix, driftMm));
		})
	};
}

/**
 * The page drawn anew on the paper's own grid, as the coarse pass sees it: at the true scale, wide labels correlate
 * over their whole length.
 */
function onPaper(level: GrayImage, { known, matrix }: CoarseMatch): Searchable {
	const { widthMm, heightMm } = known.form.paper;
	const width = Math.round(widthMm * pxPerMm);
	const height = Math.round(heightMm * pxPerMm);
	return searchable(sample(level, compose(matrix, scaling(1 / pxPerMm)), width, height));
}

/** Where a label stands on the level page, searched within `reachMm` of its place on the paper. */
function locate(
	paper: Searchable,
	{ fine, x, y, widthMm, heightMm }: LabelPatch,
	matrix: Matrix3,
	reachMm: number
): Pair | null {
	const reach = reachMm * pxPerMm;
	const [peak] = search(paper, fine, x * pxPerMm, y * pxPerMm, reach, reach);
	if (!peak) return null;
	const at = {
		x: (peak.x + fine.width / 2) / pxPerMm,
		y: (peak.y + fine.height / 2) / pxPerMm
	};
	return {
		from: { x: x + widthMm / 2, y: y + heightMm / 2 },
		to: apply(matrix, at.x, at.y),
		weight: peak.score
	};
}

/** How far a label stands from its place under the final projection; none where it was not found for sure. */
function found(label: LabelPatch, matrix: Matrix3, hit: Pair | null): readonly FoundLabel[] {
	if (!hit || hit.weight < sure) return [];
	const at = apply(matrix, hit.from.x, hit.from.y);
	// The projection is close to a plain scale, so a pixel difference turns to millimetres by the local scale.
	const right = apply(matrix, hit.from.x + 1, hit.from.y);
	const scale = Math.hypot(right.x - at.x, right.y - at.y);
	return [
		{
			index: label.index,
			score: hit.weight,
			dx: (hit.to.x - at.x) / scale,
			dy: (hit.to.y - at.y) / scale
		}
	];
}
