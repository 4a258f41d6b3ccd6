// First look at a decoded page: grey, roughly upright, level, and small. Only the small copy is turned and levelled;
// the full page stays as scanned, and every later step reaches into it through one projection.
import type { Quad } from '../../domain/geometry.ts';
import type { GrayImage } from '../../domain/raster.ts';
import { compose, invert, rotation, scaling, type Matrix3 } from '../raster/homography.ts';
import { resize } from '../raster/resize.ts';
import { quadMatrix, sample } from '../raster/sample.ts';
import { findSkew } from '../raster/skew.ts';
import { quarterTurn, unturn, type QuarterTurns } from '../raster/turn.ts';

/** Resolution of the small copy: label patches are drawn at the same. */
export const levelDpi = 75;

export interface LevelPage {
	/** The whole page in grey, as scanned. */
	readonly page: GrayImage;
	/** Resolution of the scan, stated or taken from the paper. */
	readonly dpi: number;
	/** Clockwise quarter turns that were applied to make `level` stand upright (or on its head: 0 or 1 here). */
	readonly turns: QuarterTurns;
	/** Skew that was taken out, degrees clockwise. */
	readonly skewDegrees: number;
	readonly level: GrayImage;
	/** Pixels of `level` to pixels of `page`. */
	readonly toPage: Matrix3;
}

export interface PaperSize {
	readonly widthMm: number;
	readonly heightMm: number;
}

const a4: PaperSize = { widthMm: 210, heightMm: 297 };

/** Sheets shorter or longer than these are no household paper: the stated resolution is a default nobody measured. */
const shortestMm = 100;
const longestMm = 440;
/** How far a page's shape may be from a paper's, share. */
const shapeSlack = 0.08;

/** The stated resolution where it makes a sheet of sensible size, else the one that makes the page a sheet of `paper`. */
export function likelyDpi(
	widthPx: number,
	heightPx: number,
	stated: number | null,
	paper: PaperSize = a4
): number {
	const longPx = Math.max(widthPx, heightPx);
	const longMm = stated ? (longPx / stated) * 25.4 : 0;
	if (stated && longMm > shortestMm && longMm < longestMm) return stated;
	return (longPx / Math.max(paper.widthMm, paper.heightMm)) * 25.4;
}

/** One resolution the page may have, and the papers it may then be. */
export interface Scale<P extends PaperSize> {
	readonly dpi: number;
	readonly papers: readonly P[];
}

/**
 * The stated resolution with all papers that fit on the sheet; where none is stated, one resolution per paper size of
 * the page's shape. Never empty where `papers` is not.
 */
export function likelyScales<P extends PaperSize>(
	widthPx: number,
	heightPx: number,
	stated: number | null,
	papers: readonly P[]
): readonly Scale<P>[] {
	const long = Math.max(widthPx, heightPx);
	const short = Math.min(widthPx, heightPx);
	const sides = ({ widthMm, heightMm }: PaperSize): readonly [number, number] => [
		Math.max(widthMm, heightMm),
		Math.min(widthMm, heightMm)
	];
	if (stated && likelyDpi(widthPx, heightPx, stated) === stated) {
		const mm = 25.4 / stated;
		const fitting = papers.filter((paper) => {
			const [paperLong, paperShort] = sides(paper);
			return paperLong < long * mm * 1.1 && paperShort < short * mm * 1.1;
		});
		if (fitting.length > 0) return [{ dpi: stated, papers: fitting }];
	}
	const bySize = new Map<number, P[]>();
	for (const paper of papers) {
		const [paperLong, paperShort] = sides(paper);
		const isShaped = Math.abs((paperLong / paperShort) * (short / long) - 1) < shapeSlack;
		if (isShaped) bySize.set(paperLong, [...(bySize.get(paperLong) ?? []), paper]);
	}
	if (bySize.size === 0) return [{ dpi: likelyDpi(widthPx, heightPx, null), papers }];
	return [...bySize].map(([size, own]) => ({ dpi: (long / size) * 25.4, papers: own }));
}

/** A small copy of a page, or of the sheet on it, and the way back. */
interface SmallCopy {
	readonly image: GrayImage;
	/** Its pixels to pixels of the page. */
	readonly toPage: Matrix3;
}

/** Small level copy turned by `turns`; a page on its head is told apart later, by its labels. */
function levelled(
	page: GrayImage,
	dpi: number,
	{ image, toPage }: SmallCopy,
	turns: QuarterTurns
): { readonly level: LevelPage; readonly sharpness: number } {
	const turned = quarterTurn(image, turns);
	const { degrees, sharpness } = findSkew(turned);
	const tilt = rotation(degrees, turned.width / 2, turned.height / 2);
	const toImage = compose(unturn(turns, image.width, image.height), tilt);
	return {
		level: {
			page,
			dpi,
			turns,
			skewDegrees: degrees,
			level: sample(turned, tilt, turned.width, turned.height),
			toPage: compose(toPage, toImage)
		},
		sharpness
	};
}

/** Level copies to look for forms on, likeliest first: as it lies, and on its side where the rows say so. */
function bothWays(page: GrayImage, dpi: number, small: SmallCopy): readonly LevelPage[] {
	const asIs = levelled(page, dpi, small, 0);
	const onSide = levelled(page, dpi, small, 1);
	const order = asIs.sharpness >= onSide.sharpness ? [asIs, onSide] : [onSide, asIs];
	return order.map(({ level }) => level);
}

/** The whole page at 75 dpi. */
export function levelPage(page: GrayImage, dpi: number): readonly LevelPage[] {
	const image = resize(
		page,
		Math.max(1, Math.round((page.width * levelDpi) / dpi)),
		Math.max(1, Math.round((page.height * levelDpi) / dpi))
	);
	const toPage = scaling(page.width / image.width, page.height / image.height);
	return bothWays(page, dpi, { image, toPage });
}

/** How far a photographed sheet's sides may be from its paper's shape, share. */
const photoSlack = 0.2;

/** A sheet with four corners on the page, flattened to `paper`; empty where the shapes do not agree. */
export function levelSheet(
	page: GrayImage,
	corners: Quad<number>,
	paper: PaperSize
): readonly LevelPage[] {
	const side = (i: number, j: number): number =>
		Math.hypot(corners[i]!.x - corners[j]!.x, corners[i]!.y - corners[j]!.y);
	const wide = (side(0, 1) + side(2, 3)) / 2;
	const high = (side(1, 2) + side(3, 0)) / 2;
	const lies = wide > high === paper.widthMm > paper.heightMm;
	const [widthMm, heightMm] = lies
		? [paper.widthMm, paper.heightMm]
		: [paper.heightMm, paper.widthMm];
	if (Math.abs(wide / high / (widthMm / heightMm) - 1) > photoSlack) return [];
	const width = Math.round((widthMm * levelDpi) / 25.4);
	const height = Math.round((heightMm * levelDpi) / 25.4);
	const toPage = quadMatrix(corners, width, height);
	if (!toPage) return [];
	// Shrunk evenly first, so that sampling does not skip pixels.
	const shrink = Math.min(1, (2 * width) / wide);
	const nearer = resize(page, Math.round(page.width * shrink), Math.round(page.height * shrink));
	const toNearer = compose(scaling(nearer.width / page.width, nearer.height / page.height), toPage);
	const dpi = (wide / widthMm) * 25.4;
	return bothWays(page, dpi, { image: sample(nearer, toNearer, width, height), toPage });
}

/**
 * The page itself turned upright, once it is known which way that is; from here on all boxes refer to the turned page.
 */
export function upright(level: LevelPage): LevelPage {
	const { page, turns, toPage } = level;
	if (turns === 0) return level;
	const turn = invert(unturn(turns, page.width, page.height));
	return { ...level, page: quarterTurn(page, turns), toPage: compose(turn, toPage) };
}

/** The same level copy on its head. */
export function upended(level: LevelPage): LevelPage {
	const { width, height } = level.level;
	return {
		...level,
		turns: ((level.turns + 2) % 4) as QuarterTurns,
		level: quarterTurn(level.level, 2),
		toPage: compose(level.toPage, unturn(2, width, height))
	};
}
