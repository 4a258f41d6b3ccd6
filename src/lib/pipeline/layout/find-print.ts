// Which known print a page is, and roughly where: labels are searched coarsely (37 dpi, ±13 mm), and the likeness
// transform on which most of them agree wins. Agreement of many labels tells forms apart, not any one label.
import { fit, residual, type Matrix3, type Pair } from '../raster/homography.ts';
import { search, searchable, type Searchable } from '../raster/ncc.ts';
import { resize } from '../raster/resize.ts';
import type { GrayImage } from '../../domain/raster.ts';
import { plausibility } from './consensus.ts';
import { labelPatches, pxPerMm, type KnownPrint, type LabelPatch } from './label-print.ts';

export interface CoarseMatch {
	readonly known: KnownPrint;
	/** Paper mm to level pixels, a likeness transform. */
	readonly matrix: Matrix3;
	/** Mean correlation over all labels that were looked for, absent ones counting 0. */
	readonly score: number;
}

/** Shift in any direction, plus what a scale error of 3 % moves the far edge. */
const reachMm = 13;
/** How far a label may stand from where the others put it. */
const agreeMm = 1.8;
const weakest = 0.4;
/** Labels looked for in the coarse pass; more cost time and add little. */
const enough = 14;
/** Labels looked for before a print is given up, and the mean correlation they must show. */
const glance = 4;
const trace = 0.5;

/** Level page at half resolution, ready for the coarse pass. */
export function coarsePage(level: GrayImage): Searchable {
	return searchable(resize(level, Math.round(level.width / 2), Math.round(level.height / 2)));
}

/** Best agreement of one print's labels with the page; null where fewer than four labels agree. */
export function findPrint(page: Searchable, known: KnownPrint): CoarseMatch | null {
	const scale = pxPerMm / 2;
	const wanted = spread(labelPatches(known));
	const pairs: (Pair & { readonly label: number })[] = [];
	let best = 0;
	for (const [i, label] of wanted.entries()) {
		// Most prints are not the page's: a few labels without a trace of it end the search, as soon as the rest of them
		// could not make up for it.
		if (i <= glance && best + glance - i < trace * glance) return null;
		const reach = reachMm * scale;
		const peaks = search(page, label.coarse, label.x * scale, label.y * scale, reach, reach, 3);
		best += peaks[0]?.score ?? 0;
		for (const peak of peaks)
			if (peak.score > weakest)
				pairs.push({
					label: i,
					weight: peak.score,
					from: { x: label.x + label.widthMm / 2, y: label.y + label.heightMm / 2 },
					to: {
						x: (peak.x + label.coarse.width / 2) * 2,
						y: (peak.y + label.coarse.height / 2) * 2
					}
				});
	}
	const agreed = agree(pairs);
	if (!agreed) return null;
	return { known, matrix: agreed.matrix, score: agreed.weight / wanted.length };
}

/** The largest labels, because long words correlate by chance least. */
function spread(labels: readonly LabelPatch[]): readonly LabelPatch[] {
	const bySize = (a: LabelPatch, b: LabelPatch) => b.coarse.data.length - a.coarse.data.length;
	return [...labels].sort(bySize).slice(0, enough);
}

function agree(
	pairs: readonly (Pair & { readonly label: number })[]
): { matrix: Matrix3; weight: number } | null {
	let best: { matrix: Matrix3; weight: number } | null = null;
	const supporters = (matrix: Matrix3) => {
		const perLabel = new Map<number, Pair>();
		for (const pair of pairs) {
			if (residual(matrix, pair) > agreeMm * pxPerMm) continue;
			const other = perLabel.get(pair.label);
			if (!other || other.weight < pair.weight) perLabel.set(pair.label, pair);
		}
		return [...perLabel.values()];
	};
	for (const a of pairs)
		for (const b of pairs) {
			if (a.label >= b.label) continue;
			if (Math.hypot(a.from.x - b.from.x, a.from.y - b.from.y) < 50) continue;
			const matrix = fit([a, b], 'similarity');
			if (!matrix || plausibility(matrix) === 0) continue;
			const group = supporters(matrix);
			const weight = group.reduce((sum, pair) => sum + pair.weight, 0);
			if (group.length >= 4 && (!best || weight > best.weight)) best = { matrix, weight };
		}
	if (!best) return null;
	const group = supporters(best.matrix);
	const better = fit(group, 'similarity');
	return better && plausibility(better) > 0
		? { matrix: better, weight: group.reduce((sum, pair) => sum + pair.weight, 0) }
		: best;
}
