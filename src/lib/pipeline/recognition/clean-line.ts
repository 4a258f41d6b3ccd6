// From a raw crop of one written line (300 dpi) to what an engine reads best: paper white, leader dots, rules and the
// neighbours' strokes gone, cut tight, ink 48 px high with 16 px of paper around. This decides the result, not the engine.
import type { GrayImage } from '../../domain/raster.ts';
import { components, type Component, type Components } from '../raster/components.ts';
import { grayImage } from '../raster/gray.ts';
import { flattenPaper } from '../raster/paper.ts';
import { resize } from '../raster/resize.ts';
import { inkMask, type Mask } from '../raster/threshold.ts';
import { maskBoxes } from './digit-boxes.ts';
import { dotComb, isEven } from './dot-comb.ts';
import { dotsBelow } from './dots-below.ts';
import { findLeader, maskDots } from './leader-dots.ts';
import { showsThrough, whitenThrough } from './show-through.ts';
import { withoutStruck } from './struck-out.ts';

export const cropDpi = 300;
const inkHeightPx = 48;
const plainHeightPx = 32;
const padPx = 16;
/** Small writing is enlarged no further than this: a lone dash must not become a beam. */
const largestScale = 1.7;
/** Pieces of ink smaller than this are dust, square pixels. */
const dustPx = 9;

export interface CleanLine {
	/** The line, ready to be read. */
	readonly image: GrayImage;
	/** The ink at the crop's own size. */
	readonly cut: GrayImage;
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
	/** Some of the writing was struck through, and is left out. */
	readonly isStruck: boolean;
}

/**
 * Margins in pixels of the crop: strips that belong to the lines above and below. A crop without margins is the
 * inside of a ruled cell, where a row of dots can only be accents.
 * @param through grey levels up to which ink is the other side's; 0 where the page shows none
 */
export function cleanCrop(
	crop: GrayImage,
	marginTop: number,
	marginBottom: number,
	through = 0
): CleanCrop {
	const image = flattenPaper(crop);
	const { width, height } = image;
	let mask = inkMask(image);
	if (through > 0 && showsThrough(image, components(mask, width, height), through)) {
		whitenThrough(image, through);
		mask = inkMask(image);
	}
	const isLine = marginTop + marginBottom > 0;
	const grid = isLine ? maskBoxes(mask, width, height) : [];
	whiten(image, mask, grid);
	let found = components(mask, width, height);
	const lineTop = marginTop + (height - marginTop - marginBottom) * noLeaderAbove;
	const isDotted = isLine && grid.length === 0;
	const leader = isDotted ? findLeader(found.list, height, lineTop) : null;
	if (leader) {
		const strays = neighboursDots(found.list, width, height, marginTop);
		const comb = dotComb(leader, width);
		const written = dotsBelow(leader, comb, found.list);
		const hidden = maskDots(mask, width, height, leader, comb, written);
		whiten(image, mask, hidden);
		const isWritten = ({ label }: Component) => written.some((dot) => dot.label === label);
		const free = [...leader.members.filter((piece) => !isWritten(piece)), ...strays];
		erase(image, found, (piece) => !free.includes(piece));
		for (const { left, right, top, bottom } of free)
			for (let y = top; y < bottom; y += 1) mask.fill(0, y * width + left, y * width + right);
		found = components(mask, width, height);
	}
	const floor = leader ? Math.round(leader.y + leader.dotHeight / 2 + belowLeaderPx) : height;
	const own = found.list.filter(
		(piece) =>
			piece.area >= dustPx &&
			piece.top < floor &&
			!isRule(piece, image) &&
			!isIntruder(piece, image, marginTop, marginBottom)
	);
	const valid = isLine ? withoutStruck(own, found.labels, width, leader) : own;
	const writing = withoutSpecks(valid);
	const kept = new Set(writing);
	erase(image, found, (piece) => kept.has(piece));
	return { image, writing, labels: found.labels, isStruck: valid.length < own.length };
}

/** Dots of the line above, as far as they reach into this one. */
function neighboursDots(
	list: readonly Component[],
	width: number,
	height: number,
	marginTop: number
): readonly Component[] {
	const above = list.filter(({ bottom }) => bottom <= marginTop);
	const leader = findLeader(above, height, 0);
	return leader && isEven(leader, dotComb(leader, width)) ? leader.members : [];
}

/** A row of dots in this part of a line, from its top, is the leader of the line above. */
const noLeaderAbove = 0.35;
/** Dots below vowels end this far under the dotted line; what begins lower belongs to the next line. */
const belowLeaderPx = 14;
/** A speck is no larger than an accent and has no letter this near. */
const speckPx = 9;
const lonelyPx = 45;

function withoutSpecks(pieces: readonly Component[]): readonly Component[] {
	const isSmall = ({ left, right, top, bottom }: Component): boolean =>
		right - left <= speckPx && bottom - top <= speckPx;
	const letters = pieces.filter((piece) => !isSmall(piece));
	if (letters.length === 0) return pieces.length > 2 ? pieces : [];
	return pieces.filter(
		(piece) =>
			!isSmall(piece) ||
			letters.some(
				(letter) =>
					letter.left - piece.right < lonelyPx &&
					piece.left - letter.right < lonelyPx &&
					letter.top - piece.bottom < lonelyPx &&
					piece.top - letter.bottom < lonelyPx
			)
	);
}

/** Pixels of the image become paper, and the soft rim around them where no ink is left. */
function whiten({ width, data }: GrayImage, mask: Mask, pixels: readonly number[]): void {
	for (const i of pixels)
		for (const d of [0, 1, -1, width, -width]) if (mask[i + d] === 0) data[i + d] = 255;
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
function erase(
	image: GrayImage,
	{ list, labels }: Components,
	isKept: (piece: Component) => boolean
): void {
	const { width, height, data } = image;
	const kept = new Set(list.filter(isKept).map((piece) => piece.label));
	for (const piece of list) {
		if (kept.has(piece.label)) continue;
		for (let y = Math.max(0, piece.top - 2); y < Math.min(height, piece.bottom + 2); y += 1)
			for (let x = Math.max(0, piece.left - 2); x < Math.min(width, piece.right + 2); x += 1)
				if (!kept.has(labels[y * width + x]!)) data[y * width + x] = 255;
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
	return sizedLine(cut, ink, Math.min(largestScale, wantedHeight(pieces, ink) / (height - 2)));
}

/** The same ink at another size, for a second look at what was doubtful. */
export function resizedLine({ cut, ink, scale }: CleanLine, factor: number): CleanLine {
	return sizedLine(cut, ink, scale * factor);
}

function sizedLine(cut: GrayImage, ink: InkBox, scale: number): CleanLine {
	const sized = resize(
		cut,
		Math.max(1, Math.round(cut.width * scale)),
		Math.max(1, Math.round(cut.height * scale))
	);
	return { image: padded(sized), cut, ink, scale, pad: padPx };
}

/** A line of digits has neither accents nor tails: brought to 48 px its signs would be half as large again. */
function wantedHeight(pieces: readonly Component[], { top, bottom }: InkBox): number {
	const heights = pieces.map((piece) => piece.bottom - piece.top).sort((a, b) => a - b);
	const letter = heights[Math.floor(heights.length * 0.75)] ?? 1;
	return bottom - top > letter * 1.3 ? inkHeightPx : plainHeightPx;
}

function padded({ width, height, data }: GrayImage): GrayImage {
	const out = grayImage(width + 2 * padPx, height + 2 * padPx);
	for (let y = 0; y < height; y += 1)
		out.data.set(data.subarray(y * width, (y + 1) * width), (y + padPx) * out.width + padPx);
	return out;
}
