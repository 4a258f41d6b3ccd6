// Boxed digits (mỗi ô một chữ số): the printed grid is taken off, so that the digits stand free on one line.
import { findRules, type Rule } from '../raster/rules.ts';
import type { Mask } from '../raster/threshold.ts';

/** Height of a row of boxes at 300 dpi: 3.5 to 10 mm. */
const lowestPx = 41;
const highestPx = 118;
/** A lying rule runs over two boxes at least. */
const shortestPx = 100;
const fewestWalls = 4;

/** Takes the grid out of the mask; returns the pixels taken, none where there is no row of boxes. */
export function maskBoxes(mask: Mask, width: number, height: number): readonly number[] {
	const lying = findRules(mask, width, height, 'horizontal', {
		shortestRun: shortestPx,
		coverage: 0.25,
		extent: [0, width]
	});
	const row = boxRow(lying);
	if (!row) return [];
	const [top, bottom] = row;
	const from = Math.round(top.at);
	const to = Math.round(bottom.at);
	const walls = findRules(mask, width, height, 'vertical', {
		shortestRun: (to - from) * 0.6,
		coverage: 0.8,
		extent: [from, to]
	});
	if (walls.length < fewestWalls) return [];
	const taken: number[] = [];
	const take = (x: number, y: number): void => {
		const i = y * width + x;
		if (x < 0 || x >= width || y < 0 || y >= height || mask[i] === 0) return;
		mask[i] = 0;
		taken.push(i);
	};
	for (const rule of row)
		for (let y = Math.floor(rule.at - reach(rule)); y <= rule.at + reach(rule); y += 1)
			for (let x = 0; x < width; x += 1) take(x, y);
	for (const wall of walls)
		for (let x = Math.floor(wall.at - reach(wall)); x <= wall.at + reach(wall); x += 1)
			for (let y = from; y <= to; y += 1) take(x, y);
	return taken;
}

const reach = (rule: Rule): number => rule.thickness / 2 + 0.5;

/** The first pair of lying rules as far apart as a box is high. */
function boxRow(lying: readonly Rule[]): readonly [Rule, Rule] | null {
	for (const top of lying)
		for (const bottom of lying) {
			const height = bottom.at - top.at;
			if (height >= lowestPx && height <= highestPx) return [top, bottom];
		}
	return null;
}
