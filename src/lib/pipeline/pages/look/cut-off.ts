// Whether the writing runs off the picture: how often each edge cuts through a stroke, a dot or a rule. A paper's own
// edge runs along the picture's and is one long cut; text that is cut off is many short ones.
import type { Mask } from '../../raster/threshold.ts';

/** Longest cut through a letter, millimetres. */
const letterMm = 7;
/** How far in from the edge is looked, and how much of that must be ink. */
const inwardMm = 2.4;
const inkShare = 0.3;
/** More cuts than these come from text: so many to an inch of edge, and never fewer (dirt, a stamp, a signature). */
const perInch = 1.25;
const fewest = 6;

/** Cuts at the left, top, right and bottom edge. @param mask dark ink */
export function cutsAtEdges(
	mask: Mask,
	width: number,
	height: number,
	dpi: number
): readonly [number, number, number, number] {
	const mm = dpi / 25.4;
	const deep = Math.max(2, Math.round(inwardMm * mm));
	const longest = letterMm * mm;
	const cuts = (length: number, at: (along: number, inward: number) => number): number => {
		let found = 0;
		let run = 0;
		for (let along = 0; along <= length; along += 1) {
			if (along < length && isCut(along, deep, at)) {
				run += 1;
				continue;
			}
			if (run > 0 && run <= longest) found += 1;
			run = 0;
		}
		return found;
	};
	return [
		cuts(height, (y, x) => mask[y * width + x]!),
		cuts(width, (x, y) => mask[y * width + x]!),
		cuts(height, (y, x) => mask[y * width + width - 1 - x]!),
		cuts(width, (x, y) => mask[(height - 1 - y) * width + x]!)
	];
}

/** Ink that begins at the edge and goes on inwards. */
function isCut(along: number, deep: number, at: (along: number, inward: number) => number) {
	if (at(along, 0) === 0 && at(along, 1) === 0) return false;
	let ink = 0;
	for (let inward = 0; inward < deep; inward += 1) ink += at(along, inward);
	return ink >= deep * inkShare;
}

/** @param cuts at the left, top, right and bottom edge; sizes in inches */
export function isCutOff(cuts: readonly number[], width: number, height: number): boolean {
	return cuts.some((cut, i) => cut > Math.max(fewest, perInch * (i % 2 === 0 ? height : width)));
}
