// The dotted line a value is written on. Dots are told from writing by standing in one straight row: many small pieces
// of ink on a line of their own slope. Done per line crop, so that dots below vowels, off that row, survive.
import type { Component } from '../raster/components.ts';

export interface Leader {
	readonly members: readonly Component[];
	/** Height of the row at the left edge of the crop, pixels, and its fall per pixel. */
	readonly y: number;
	readonly slope: number;
}

/** Largest dot at 300 dpi, pixels; dots that touch make longer, equally flat pieces. */
const dotPx = 14;
const mergedPx = 90;
const mergedHeightPx = 9;
/** Distance from the row within which a piece belongs to it. */
const tolerancePx = 3;
const fewest = 6;

function canBeDot({ left, right, top, bottom }: Component): boolean {
	const width = right - left;
	const height = bottom - top;
	return (width <= dotPx && height <= dotPx) || (width <= mergedPx && height <= mergedHeightPx);
}

/** The row with most dots, null where no six stand in line. */
export function findLeader(list: readonly Component[], height: number): Leader | null {
	const dots = list.filter(canBeDot);
	if (dots.length < fewest) return null;
	let best = { count: 0, slope: 0, bin: 0 };
	const bins = new Int32Array(height + 201);
	for (let slope = -0.04; slope <= 0.0401; slope += 0.004) {
		bins.fill(0);
		for (const dot of dots) {
			const y = (dot.top + dot.bottom) / 2 - slope * ((dot.left + dot.right) / 2);
			const bin = Math.round(y) + 100;
			if (bin < 1 || bin + 1 >= bins.length) continue;
			bins[bin]! += 2;
			bins[bin - 1]! += 1;
			bins[bin + 1]! += 1;
		}
		for (let bin = 0; bin < bins.length; bin += 1)
			if (bins[bin]! > best.count) best = { count: bins[bin]!, slope, bin };
	}
	const y = best.bin - 100;
	const members = dots.filter((dot) => {
		const row = y + best.slope * ((dot.left + dot.right) / 2);
		return Math.abs((dot.top + dot.bottom) / 2 - row) <= tolerancePx;
	});
	return members.length >= fewest ? { members, y, slope: best.slope } : null;
}
