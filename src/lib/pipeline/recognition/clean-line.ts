// From a raw crop of one written line (300 dpi) to what an engine reads best: paper white, leader dots, rules and the
// neighbours' strokes gone, cut tight, ink 48 px high with 16 px of paper around. This decides the result, not the engine.
import type { GrayImage } from '../../domain/raster.ts';
import { components, type Component, type Components } from '../raster/components.ts';
import { grayImage } from '../raster/gray.ts';
import { flattenPaper } from '../raster/paper.ts';
import { resize } from '../raster/resize.ts';
import { inkMask } from '../raster/threshold.ts';
import { findLeader } from './leader-dots.ts';

export const cropDpi = 300;
const inkHeightPx = 48;
const padPx = 16;
/** Small writing is enlarged no further than this: a lone dash must not become a beam. */
const largestScale = 1.7;
/** Pieces of ink smaller than this are dust, square pixels. */
const dustPx = 9;

export interface CleanLine {
	/** The line, ready to be read. */
	readonly image: GrayImage;
	/** Where its ink stands in the crop. */
	readonly ink: InkBox;
	/** Pixels of `image` per pixel of the crop, and the paper around the ink in `image`. */
	readonly scale: number;
	readonly pad: number;
}

export interface InkBox {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
	/** Ink pixels. */
	readonly area: number;
}

/** A crop whose ink has been sorted into writing and the rest. */
export interface CleanCrop {
	/** Flattened, with everything that is not writing painted over. */
	readonly image: GrayImage;
	readonly writing: readonly Component[];
	readonly labels: Int32Array;
}

/** Margins in pixels of the crop: strips that belong to the lines above and below. */
export function cleanCrop(crop: GrayImage, marginTop: number, marginBottom: number): CleanCrop {
	const flat = flattenPaper(crop);
	const found = components(inkMask(flat), flat.width, flat.height);
	const leader = findLeader(found.list, flat.height);
	const dots = new Set(leader?.members);
	const foreign = (piece: Component): boolean =>
		dots.has(piece) || isRule(piece, flat) || isIntruder(piece, flat, marginTop, marginBottom);
	const writing = found.list.filter((piece) => !foreign(piece));
	erase(flat, found, new Set(writing.map((piece) => piece.label)));
	return {
		image: flat,
		writing: writing.filter((piece) => piece.area >= dustPx),
		labels: found.labels
	};
}

/** Long and flat, or a standing sliver at the very edge of the crop. */
function isRule({ left, right, top, bottom }: Component, { width, height }: GrayImage): boolean {
	const wide = right - left;
	const high = bottom - top;
	if (high <= 8 && wide >= 60) return true;
	const atSide = left <= 2 || right >= width - 2;
	return atSide && wide <= 8 && high >= height * 0.4;
}

/** A stroke of the line above or below: it lies in the margin, or comes in over the edge and ends near it. */
function isIntruder(
	{ top, bottom }: Component,
	{ height }: GrayImage,
	marginTop: number,
	marginBottom: number
): boolean {
	if (marginTop + marginBottom === 0) return false;
	const centre = (top + bottom) / 2;
	const floor = height - marginBottom;
	if (centre < marginTop * 0.6 || centre > floor + marginBottom * 0.4) return true;
	if (top <= 1 && bottom < marginTop + (height - marginTop - marginBottom) * 0.35) return true;
	return bottom >= height - 1 && top > floor - (height - marginTop - marginBottom) * 0.3;
}

/** Paints every piece that is not kept, and its soft rim, as paper. */
function erase(image: GrayImage, { list, labels }: Components, kept: ReadonlySet<number>): void {
	const { width, height, data } = image;
	for (const piece of list) {
		if (kept.has(piece.label)) continue;
		for (let y = Math.max(0, piece.top - 2); y < Math.min(height, piece.bottom + 2); y += 1)
			for (let x = Math.max(0, piece.left - 2); x < Math.min(width, piece.right + 2); x += 1) {
				const label = labels[y * width + x]!;
				if (label === 0 || !kept.has(label)) data[y * width + x] = 255;
			}
	}
}

export function inkBox(pieces: readonly Component[]): InkBox | null {
	if (pieces.length === 0) return null;
	let [left, top, right, bottom, area] = [Infinity, Infinity, 0, 0, 0];
	for (const piece of pieces) {
		left = Math.min(left, piece.left);
		top = Math.min(top, piece.top);
		right = Math.max(right, piece.right);
		bottom = Math.max(bottom, piece.bottom);
		area += piece.area;
	}
	return { left, top, right, bottom, area };
}

/** Cuts tight around some of the writing and brings it to the engine's size; other ink in the cut is painted over. */
export function tightLine(crop: CleanCrop, pieces: readonly Component[]): CleanLine | null {
	const ink = inkBox(pieces);
	if (!ink) return null;
	const mine = new Set(pieces.map((piece) => piece.label));
	const others = new Set(
		crop.writing.filter((piece) => !mine.has(piece.label)).map((piece) => piece.label)
	);
	const width = ink.right - ink.left + 2;
	const height = ink.bottom - ink.top + 2;
	const cut = grayImage(width, height);
	for (let y = 0; y < height; y += 1) {
		const sy = ink.top + y - 1;
		if (sy < 0 || sy >= crop.image.height) continue;
		for (let x = 0; x < width; x += 1) {
			const sx = ink.left + x - 1;
			if (sx < 0 || sx >= crop.image.width) continue;
			const i = sy * crop.image.width + sx;
			if (!others.has(crop.labels[i]!)) cut.data[y * width + x] = crop.image.data[i]!;
		}
	}
	const scale = Math.min(largestScale, inkHeightPx / (ink.bottom - ink.top));
	const sized = resize(
		cut,
		Math.max(1, Math.round(width * scale)),
		Math.max(1, Math.round(height * scale))
	);
	return { image: padded(sized), ink, scale, pad: padPx };
}

function padded({ width, height, data }: GrayImage): GrayImage {
	const out = grayImage(width + 2 * padPx, height + 2 * padPx);
	for (let y = 0; y < height; y += 1)
		out.data.set(data.subarray(y * width, (y + 1) * width), (y + padPx) * out.width + padPx);
	return out;
}
