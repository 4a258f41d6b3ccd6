// A level page made ready for sparse reading: drawn anew, paper white, dotted lines taken off and kept as geometry.
// Dots cost a sparse reader more than anything else, and where they ran is the best sign of where values are written.
import type { Mm } from '../../../domain/geometry.ts';
import type { GrayImage } from '../../../domain/raster.ts';
import { components, type Component } from '../../raster/components.ts';
import { compose, scaling, type Matrix3 } from '../../raster/homography.ts';
import { flattenPaper } from '../../raster/paper.ts';
import { sample } from '../../raster/sample.ts';
import { inkMask } from '../../raster/threshold.ts';
import { pxPerMm } from '../label-print.ts';
import { findGrids, type Grid } from './grids.ts';

/** A stretch of dotted line, millimetres on the level page. */
export interface Leader {
	readonly y: Mm;
	readonly left: Mm;
	readonly right: Mm;
}

/** Two dots one over the other: nearly every printed label ends with them. */
export interface Colon {
	/** Between the dots. */
	readonly y: Mm;
	readonly left: Mm;
	readonly right: Mm;
}

export interface LabelPage {
	/** What the sparse reader is given. */
	readonly picture: GrayImage;
	/** Its pixels a millimetre. */
	readonly perMm: number;
	readonly leaders: readonly Leader[];
	readonly colons: readonly Colon[];
	readonly grids: readonly Grid[];
}

/** What of a sheet is needed here: its small level copy and the way back to the scan. */
export interface LevelSheet {
	readonly page: GrayImage;
	readonly level: GrayImage;
	readonly toPage: Matrix3;
}

/** 150 dpi read labels on A4 as well as 300 in half the time; small paper has small letters. */
const fewestDpi = 150;
const mostDpi = 250;
const picturePx = 2_300_000;

export function labelPage({ page, level, toPage }: LevelSheet): LabelPage {
	const even = Math.sqrt(picturePx / (level.width * level.height));
	const finer = Math.max(fewestDpi / 75, Math.min(mostDpi / 75, even));
	const perMm = finer * pxPerMm;
	const width = Math.round(level.width * finer);
	const height = Math.round(level.height * finer);
	const drawn = sample(page, compose(toPage, scaling(1 / finer)), width, height);
	const picture = flattenPaper(drawn);
	const mask = inkMask(picture, Math.round(5 * perMm), 16);
	const { list, labels } = components(mask, width, height);
	const chains = dotChains(list, perMm);
	const dots = new Set(chains.flat().map(({ label }) => label));
	for (const { left, right, top, bottom, label } of chains.flat())
		for (let y = Math.max(0, top - 1); y < Math.min(height, bottom + 1); y += 1)
			for (let x = Math.max(0, left - 1); x < Math.min(width, right + 1); x += 1) {
				const own = labels[y * width + x]!;
				if (own === 0 || own === label || dots.has(own)) picture.data[y * width + x] = 255;
			}
	return {
		picture,
		perMm,
		leaders: leaderRows(chains, perMm),
		colons: findColons(list, perMm),
		grids: findGrids(mask, width, height, perMm)
	};
}

/** Largest dot, mm; blur may join two. */
const dotHighMm = 0.85;
const dotWideMm = 1.5;
/** Dots of one line follow one another within this, mm; an ellipsis spaces them wider than full stops. */
const stepMm = 2.4;
const offRowMm = 0.3;
const fewest = 6;

/** Dots that follow one another on a line, from the left. */
function dotChains(list: readonly Component[], perMm: number): readonly (readonly Component[])[] {
	const small = list
		.filter(
			({ left, right, top, bottom }) =>
				bottom - top <= dotHighMm * perMm && right - left <= dotWideMm * perMm
		)
		.sort((a, b) => a.left - b.left);
	let open: Component[][] = [];
	const done: Component[][] = [];
	for (const dot of small) {
		const still: Component[][] = [];
		let home: Component[] | null = null;
		let nearest = offRowMm * perMm;
		for (const chain of open) {
			const last = chain.at(-1)!;
			if (dot.left - last.right > stepMm * perMm) {
				done.push(chain);
				continue;
			}
			still.push(chain);
			const off = Math.abs(middle(dot) - middle(last));
			if (off <= nearest && dot.left >= last.right - 1) [home, nearest] = [chain, off];
		}
		if (home) home.push(dot);
		else still.push([dot]);
		open = still;
	}
	return [...done, ...open].filter((chain) => chain.length >= fewest);
}

const middle = ({ top, bottom }: Component): number => (top + bottom) / 2;

function leaderRows(chains: readonly (readonly Component[])[], perMm: number): readonly Leader[] {
	return chains
		.map((chain) => ({
			y: chain.reduce((sum, dot) => sum + middle(dot), 0) / chain.length / perMm,
			left: chain[0]!.left / perMm,
			right: chain.at(-1)!.right / perMm
		}))
		.sort((a, b) => a.y - b.y || a.left - b.left);
}

/** Distance of a colon's dots, how far they may be out of plumb, and how much larger one may be, mm. */
const colonMm = { least: 0.7, most: 2, offPlumb: 0.35, wide: 0.8 };
const likeSize = 2.2;

function findColons(list: readonly Component[], perMm: number): readonly Colon[] {
	const dots = list
		.filter(
			({ left, right, top, bottom, area }) =>
				area > 2 && bottom - top <= colonMm.wide * perMm && right - left <= colonMm.wide * perMm
		)
		.sort((a, b) => a.left - b.left);
	const colons: Colon[] = [];
	for (const [i, a] of dots.entries())
		for (const b of dots.slice(i + 1)) {
			if (b.left - a.left > 2 * colonMm.offPlumb * perMm) break;
			const offPlumb = Math.abs(a.left + a.right - b.left - b.right) / 2;
			const apart = Math.abs(middle(a) - middle(b));
			if (offPlumb > colonMm.offPlumb * perMm) continue;
			if (apart < colonMm.least * perMm || apart > colonMm.most * perMm) continue;
			if (Math.max(a.area, b.area) > likeSize * Math.min(a.area, b.area)) continue;
			colons.push({
				y: (middle(a) + middle(b)) / 2 / perMm,
				left: Math.min(a.left, b.left) / perMm,
				right: Math.max(a.right, b.right) / perMm
			});
		}
	return colons;
}
