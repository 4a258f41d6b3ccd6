// What a scan shows that is no paper: the dark bed beyond the page's edges and the holes of a punch. Found on a small copy
// by sampling, because what is looked for is millimetres thick; strokes and rules that run off the page are thinner.
import type { Rect } from '../../domain/geometry.ts';
import type { GrayImage } from '../../domain/raster.ts';
import { components, type Component } from '../raster/components.ts';
import { dilate } from '../raster/morphology.ts';
import type { Mask } from '../raster/threshold.ts';

/** Ground of a small copy; `scale` leads from its pixels to the page's. */
export interface Ground {
	readonly width: number;
	readonly height: number;
	readonly mask: Mask;
	readonly scale: number;
	/** The page within its dark borders, pixels of the page. */
	readonly paper: Rect<number>;
	/** Share of the picture's rim that is ground. */
	readonly rim: number;
}

/** Long side of the copy, pixels: half a millimetre each on A4. */
const lookPx = 600;
/** Ground is darker than this share of the paper. */
const dark = 0.5;
/** Half of the thinnest ground, pixels of the copy. */
const half = 1;
/** Soft edge of the ground, pixels of the copy. */
const soft = 2;
/** Least length of a border, share of the long side. */
const shortest = 0.08;
/** More than this of the picture is no border: the page itself is dark, or it is a negative. */
const mostGround = 0.6;
/** Diameters of punch holes and how far from the page's edge they lie, shares of its long side. */
const hole = { least: 0.012, most: 0.034, within: 0.09 } as const;
/** A border shortens the page where it fills this share of a row or column. */
const filled = 0.6;

/** Null where the picture is all paper. */
export function findGround(page: GrayImage): Ground | null {
	const scale = Math.max(1, Math.max(page.width, page.height) / lookPx);
	const [width, height] = [Math.floor(page.width / scale), Math.floor(page.height / scale)];
	if (width < 20 || height < 20) return null;
	const small = new Uint8ClampedArray(width * height);
	for (let y = 0; y < height; y += 1) {
		const row = Math.floor((y + 0.5) * scale) * page.width;
		for (let x = 0; x < width; x += 1)
			small[y * width + x] = page.data[row + Math.floor((x + 0.5) * scale)]!;
	}
	const level = paperOf(small) * dark;
	const thick = opened(
		small.map((value) => (value < level ? 1 : 0)),
		width,
		height
	);
	const { list, labels } = components(thick, width, height);
	const ground = new Set(
		list
			.filter((piece) => isBorder(piece, width, height) || isHole(piece, width, height))
			.map(({ label }) => label)
	);
	if (ground.size === 0) return null;
	const found = Uint8Array.from(labels, (label) => (ground.has(label) ? 1 : 0));
	if (found.reduce((sum, value) => sum + value, 0) > mostGround * found.length) return null;
	const reach = half + soft;
	const mask = dilate(found, width, height, reach, reach);
	const paper = paperWithin(mask, width, height, page, scale);
	return { width, height, mask, scale, paper, rim: rimOf(mask, width, height) };
}

function rimOf(mask: Mask, width: number, height: number): number {
	let sum = 0;
	for (let x = 0; x < width; x += 1) sum += mask[x]! + mask[(height - 1) * width + x]!;
	for (let y = 0; y < height; y += 1) sum += mask[y * width]! + mask[y * width + width - 1]!;
	return sum / (2 * (width + height));
}

/** The brightness that a quarter of the picture exceeds: paper, whatever lies around it. */
function paperOf(values: Uint8ClampedArray): number {
	const counts = new Uint32Array(256);
	for (const value of values) counts[value]! += 1;
	let rest = values.length / 4;
	for (let value = 255; value > 0; value -= 1) {
		rest -= counts[value]!;
		if (rest <= 0) return value;
	}
	return 0;
}

/** What is thick in both directions, thinned by `half`; beyond the picture it goes on as at its rim. */
function opened(mask: Uint8ClampedArray, width: number, height: number): Mask {
	const out = new Uint8Array(mask.length);
	const at = (x: number, y: number): number =>
		mask[Math.max(0, Math.min(height - 1, y)) * width + Math.max(0, Math.min(width - 1, x))]!;
	for (let y = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1) {
			if (mask[y * width + x] === 0) continue;
			let isThick = true;
			for (let dy = -half; isThick && dy <= half; dy += 1)
				for (let dx = -half; isThick && dx <= half; dx += 1) isThick = at(x + dx, y + dy) === 1;
			if (isThick) out[y * width + x] = 1;
		}
	return out;
}

/** A border comes in over the rim and runs along it; a word that is cut off there is shorter. */
function isBorder({ left, right, top, bottom }: Component, width: number, height: number): boolean {
	const touches = left <= 1 || top <= 1 || right >= width - 1 || bottom >= height - 1;
	return touches && Math.max(right - left, bottom - top) >= shortest * Math.max(width, height);
}

/** A filled disc near one of the page's sides. */
function isHole(
	{ left, right, top, bottom, area }: Component,
	width: number,
	height: number
): boolean {
	const long = Math.max(width, height);
	const [wide, high] = [right - left + 2 * half, bottom - top + 2 * half];
	const isRound = Math.min(wide, high) > 0.75 * Math.max(wide, high);
	const isFull = area > 0.65 * (right - left) * (bottom - top);
	const fits =
		Math.min(wide, high) >= hole.least * long && Math.max(wide, high) <= hole.most * long;
	const edge = Math.min(left, top, width - right, height - bottom);
	return isRound && isFull && fits && edge <= hole.within * long;
}

function paperWithin(
	mask: Mask,
	width: number,
	height: number,
	page: GrayImage,
	scale: number
): Rect<number> {
	const share = (from: number, step: number, count: number): number => {
		let sum = 0;
		for (let i = 0; i < count; i += 1) sum += mask[from + i * step]!;
		return sum / count;
	};
	let [left, right, top, bottom] = [0, width, 0, height];
	while (left < width / 3 && share(left, width, height) > filled) left += 1;
	while (right > (2 * width) / 3 && share(right - 1, width, height) > filled) right -= 1;
	while (top < height / 3 && share(top * width, 1, width) > filled) top += 1;
	while (bottom > (2 * height) / 3 && share((bottom - 1) * width, 1, width) > filled) bottom -= 1;
	const [x, y] = [Math.round(left * scale), Math.round(top * scale)];
	return {
		...{ x, y },
		width: Math.min(page.width, Math.round(right * scale)) - x,
		height: Math.min(page.height, Math.round(bottom * scale)) - y
	};
}

/** A sheet that lies on a dark ground all round is found by its corners and flattened: it is read as it is. */
const allRound = 0.3;

/** The page as it is read, borders on some sides and punch holes white; `paper` where the scan shows more than paper. */
export function readable(page: GrayImage): {
	readonly image: GrayImage;
	readonly paper: Rect<number> | null;
} {
	const ground = findGround(page);
	if (!ground) return { image: page, paper: null };
	const { width, height } = ground.paper;
	return {
		image: ground.rim < allRound ? withoutGround(page, ground) : page,
		paper: width < page.width || height < page.height ? ground.paper : null
	};
}

/** A part of a picture as it lies once the picture has been turned clockwise by quarters; `size` before. */
export function turnedPart(
	{ x, y, width, height }: Rect<number>,
	size: { readonly width: number; readonly height: number },
	turns: 0 | 1 | 2 | 3
): Rect<number> {
	const [right, bottom] = [size.width - x - width, size.height - y - height];
	if (turns === 1) return { x: bottom, y: x, width: height, height: width };
	if (turns === 2) return { x: right, y: bottom, width, height };
	return turns === 3 ? { x: y, y: right, width: height, height: width } : { x, y, width, height };
}

/** The page with its ground as white as paper; the same image where there is none. */
export function withoutGround(page: GrayImage, ground: Ground | null): GrayImage {
	if (!ground) return page;
	const { width, height, mask, scale } = ground;
	const data = page.data.slice();
	for (let y = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1) {
			if (mask[y * width + x] === 0) continue;
			const right = x === width - 1 ? page.width : Math.floor((x + 1) * scale);
			const bottom = y === height - 1 ? page.height : Math.floor((y + 1) * scale);
			for (let row = Math.floor(y * scale); row < bottom; row += 1)
				data.fill(255, row * page.width + Math.floor(x * scale), row * page.width + right);
		}
	return { width: page.width, height: page.height, data };
}
