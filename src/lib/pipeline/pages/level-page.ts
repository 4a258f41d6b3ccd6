// First look at a decoded page: grey, roughly upright, level, and small. Only the small copy is turned and levelled;
// the full page stays as scanned, and every later step reaches into it through one projection.
import type { ColorImage, GrayImage } from '../../domain/raster.ts';
import { toGray } from '../raster/gray.ts';
import { compose, invert, rotation, scaling, type Matrix3 } from '../raster/homography.ts';
import { resize } from '../raster/resize.ts';
import { sample } from '../raster/sample.ts';
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

/** Long side of A4, which nearly every paper of a household file is printed on. */
const a4LongMm = 297;

/**
 * The stated resolution where it makes a sheet of sensible size, else the one that makes the page A4.
 * Many JPEGs state 72 or 96 dpi that nobody measured.
 */
export function likelyDpi(widthPx: number, heightPx: number, stated: number | null): number {
	const longMm = stated ? (Math.max(widthPx, heightPx) / stated) * 25.4 : 0;
	if (stated && longMm > a4LongMm * 0.85 && longMm < a4LongMm * 1.15) return stated;
	return (Math.max(widthPx, heightPx) / a4LongMm) * 25.4;
}

/** Small level copy of a grey page turned by `turns`; a page on its head is told apart later, by its labels. */
function levelled(
	page: GrayImage,
	dpi: number,
	turns: QuarterTurns
): LevelPage & { sharp: number } {
	const shrink = levelDpi / dpi;
	const width = Math.max(1, Math.round(page.width * shrink));
	const height = Math.max(1, Math.round(page.height * shrink));
	const small = resize(page, width, height);
	const turned = quarterTurn(small, turns);
	const { degrees, sharpness } = findSkew(turned);
	const tilt = rotation(degrees, turned.width / 2, turned.height / 2);
	const toSmall = compose(unturn(turns, width, height), tilt);
	return {
		page,
		dpi,
		turns,
		skewDegrees: degrees,
		level: sample(turned, tilt, turned.width, turned.height),
		toPage: compose(scaling(page.width / width, page.height / height), toSmall),
		sharp: sharpness
	};
}

/** Level copies to look for forms on, likeliest first: as it lies, and on its side where the rows say so. */
export function levelPage(image: ColorImage, statedDpi: number | null): readonly LevelPage[] {
	const page = toGray(image);
	const dpi = likelyDpi(page.width, page.height, statedDpi);
	const asIs = levelled(page, dpi, 0);
	const onSide = levelled(page, dpi, 1);
	const strip = ({ sharp: _, ...rest }: LevelPage & { sharp: number }): LevelPage => rest;
	return (asIs.sharp >= onSide.sharp ? [asIs, onSide] : [onSide, asIs]).map(strip);
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
