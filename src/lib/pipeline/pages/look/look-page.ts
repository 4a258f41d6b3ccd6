// The first look at a page: legible or not, blank, a separator, two pages side by side. Works on a copy at 75 dpi but
// for sharpness, so that a pile is looked through in a fraction of the time it takes to read it.
import type { Quad, Rect } from '../../../domain/geometry.ts';
import type { LegibilityProblem, PageLook } from '../../../domain/page-look.ts';
import type { ColorImage, GrayImage } from '../../../domain/raster.ts';
import { components, type Component } from '../../raster/components.ts';
import { toGray } from '../../raster/gray.ts';
import { apply, invert, scaling, type Matrix3 } from '../../raster/homography.ts';
import { resize } from '../../raster/resize.ts';
import { quadMatrix } from '../../raster/sample.ts';
import { inkMask, type Mask } from '../../raster/threshold.ts';
import { findSheet } from '../find-sheet.ts';
import { levelDpi, levelPage, likelyDpi } from '../level-page.ts';
import { cutsAtEdges, isCutOff } from './cut-off.ts';
import { findGutter } from './find-gutter.ts';
import { findSeparator } from './separator-code.ts';
import { sharpnessOf, type Sharpness } from './sharpness.ts';
import { tonesOf, type Tones } from './tones.ts';

/** What the verdicts stand on; for judging them, not stored. */
export interface Evidence {
	readonly dpi: number;
	readonly tones: Tones;
	readonly sharpness: Sharpness;
	readonly cuts: readonly number[];
	/** Pieces of ink of a letter's size. */
	readonly letters: number;
	/** Share of the sheet that is dark ink. */
	readonly inkShare: number;
}

/** Below this the paper is darker than any scanner's lamp makes it. */
const darkPaper = 112;
/** Grey levels between paper and ink that reading needs. */
const faint = 45;
const leastDpi = 120;
/** A page that states no resolution has at least so many pixels along its long side. */
const leastLongPx = 1000;
/** Change of grey over two dots, share of the contrast, below which an edge is smeared. */
const smeared = 0.3;
/** A sheet that moved has much sharper edges one way than the other; below `soft` the lens was out of focus. */
const oneWay = 0.62;
const soft = 0.17;
/** Edges needed for a word on sharpness. */
const fewEdges = 400;
/** Ink is darker than the paper by so many grey levels and by this share of the contrast. */
const leastInk = 30;
const inkOfContrast = 0.22;
/** Strip along a found sheet's edges that is not looked at, share of its sides. */
const hem = 0.008;
/** A blank back has dirt, holes and show-through, but no writing. */
const blank = { letters: 25, inkShare: 0.0006 } as const;

/** Everything seen of one decoded page; `dpi` as the file states it. */
export function lookAtPage(
	image: ColorImage,
	stated: number | null
): { readonly look: PageLook; readonly evidence: Evidence } {
	const page = toGray(image);
	const dpi = likelyDpi(page.width, page.height, stated);
	const small = smallCopy(page, dpi);
	const corners = findSheet(page);
	const shrink = scaling(small.width / page.width, small.height / page.height);
	const sheet = withoutGround(small, moved(corners, shrink));
	const mask = inkMask(sheet, 25, 12);
	const tones = tonesOf(sheet, mask);
	const contrast = Math.max(1, tones.paper - tones.ink);
	const ink = darkInk(sheet, mask, tones.paper - Math.max(leastInk, contrast * inkOfContrast));
	const { list } = components(ink, sheet.width, sheet.height);
	const evidence: Evidence = {
		dpi,
		tones,
		sharpness: sharpnessOf(page, contrast, dpi),
		cuts: cutsAtEdges(
			darkInk(sheet, mask, tones.paper - contrast * 0.33),
			sheet.width,
			sheet.height,
			levelDpi
		),
		letters: list.filter(isLetter).length,
		inkShare: darkShare(sheet, mask, tones.paper)
	};
	const isBlank = evidence.letters < blank.letters && evidence.inkShare < blank.inkShare;
	const separator = findSeparator(page);
	return {
		look: {
			problems: isBlank || separator !== null ? [] : problemsOf(evidence, page, stated),
			isBlank: isBlank && separator === null,
			separator,
			ratio: image.width / image.height,
			halves: separator === null && !isBlank ? halvesOf(page, dpi, corners) : null,
			isAccepted: false
		},
		evidence
	};
}

function problemsOf(
	{ dpi, tones, sharpness, cuts }: Evidence,
	page: GrayImage,
	stated: number | null
): readonly LegibilityProblem[] {
	const contrast = tones.paper - tones.ink;
	const isSmall =
		stated === null ? Math.max(page.width, page.height) < leastLongPx : dpi < leastDpi;
	const least = Math.min(sharpness.across, sharpness.down);
	const hasMoved = least < smeared && least < oneWay * Math.max(sharpness.across, sharpness.down);
	const isSmeared = hasMoved || least < soft;
	const found: readonly [LegibilityProblem, boolean][] = [
		['too-dark', tones.paper < darkPaper],
		['too-faint', tones.paper >= darkPaper && contrast < faint],
		['blurred', sharpness.edges >= fewEdges && isSmeared],
		['cut-off', isCutOff(cuts, page.width / dpi, page.height / dpi)],
		['low-resolution', isSmall]
	];
	return found.filter(([, holds]) => holds).map(([problem]) => problem);
}

const mm = levelDpi / 25.4;

function smallCopy(page: GrayImage, dpi: number): GrayImage {
	const scale = Math.min(1, levelDpi / dpi);
	const size = (pixels: number): number => Math.max(1, Math.round(pixels * scale));
	return resize(page, size(page.width), size(page.height));
}

/** Ink darker than a level: edges of paper on paper and the grain of a bed are not. */
function darkInk({ data }: GrayImage, mask: Mask, level: number): Mask {
	return mask.map((ink, i) => (ink && data[i]! < level ? 1 : 0));
}

function isLetter({ left, top, right, bottom }: Component): boolean {
	const [wide, tall] = [(right - left) / mm, (bottom - top) / mm];
	return tall >= 1 && tall <= 8 && wide >= 0.6 && wide <= 40;
}

/** Ink that is really dark, away from the rim where holes, staples and shadows are. */
function darkShare({ width, height, data }: GrayImage, mask: Mask, paper: number): number {
	const rim = Math.round(Math.min(width, height) * 0.08);
	let dark = 0;
	for (let y = rim; y < height - rim; y += 1)
		for (let x = rim; x < width - rim; x += 1)
			if (mask[y * width + x] && data[y * width + x]! < paper - 60) dark += 1;
	return dark / ((width - 2 * rim) * (height - 2 * rim));
}

/** The copy with everything beyond the sheet painted as paper; `corners` in its pixels, null: the sheet fills it. */
function withoutGround(copy: GrayImage, corners: Quad<number> | null): GrayImage {
	if (!corners) return copy;
	const { width, height } = copy;
	const data = copy.data.slice();
	const inside = invert(quadMatrix(corners, 1, 1) ?? [1, 0, 0, 0, 1, 0, 0, 0, 1]);
	for (let y = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1) {
			const { x: u, y: v } = apply(inside, x + 0.5, y + 0.5);
			const isInside = u > hem && u < 1 - hem && v > hem && v < 1 - hem;
			if (!isInside) data[y * width + x] = 255;
		}
	return { width, height, data };
}

/** Corners as they lie on a copy of the page. */
function moved(corners: Quad<number> | null, toCopy: Matrix3): Quad<number> | null {
	if (!corners) return null;
	const [a, b, c, d] = corners.map(({ x, y }) => apply(toCopy, x, y));
	return a && b && c && d ? [a, b, c, d] : null;
}

/** Sheets narrower than this (width ÷ height, rows level) are one page. */
const leastSpread = 1.15;

/** The two pages of an open book, first the left one as the rows run; null for a single page. */
function halvesOf(page: GrayImage, dpi: number, corners: Quad<number> | null): PageLook['halves'] {
	const ratio = page.width / page.height;
	if (Math.max(ratio, 1 / ratio) < leastSpread) return null;
	const { level, toPage, turns } = levelPage(page, dpi)[0]!;
	if (level.width < level.height * leastSpread) return null;
	const sheet = withoutGround(level, moved(corners, invert(toPage)));
	const mask = inkMask(sheet, 25, 12);
	const gutter = findGutter(sheet, mask);
	if (!gutter) return null;
	const ends = [apply(toPage, gutter.x, 0), apply(toPage, gutter.x, level.height)];
	const isAcross = turns === 0;
	const along = ends.map(({ x, y }) => (isAcross ? x / page.width : y / page.height));
	const [low, high] = [Math.max(0.05, Math.min(...along)), Math.min(0.95, Math.max(...along))];
	const part = (from: number, to: number): Rect<number> =>
		isAcross
			? { x: from, y: 0, width: to - from, height: 1 }
			: { x: 0, y: from, width: 1, height: to - from };
	const first = part(0, high);
	const second = part(low, 1);
	// Turned clockwise to stand upright, the bottom of the picture becomes its left.
	return isAcross ? [first, second] : [second, first];
}
