// Writing of the other side that shows through. On tuning pages its pieces are a quarter as dark as the page's own ink and
// less, of the own 99 in 100 two fifths and more (medians of a piece's pixels; pencil is not among what was measured). It
// is cut off before a line is read, or blank lines and line ends turn into words.
import type { GrayImage } from '../../domain/raster.ts';
import type { Component, Components } from '../raster/components.ts';
import { dilate } from '../raster/morphology.ts';
import { flattenPaper } from '../raster/paper.ts';

/** Every so many pixels of the page are looked at, both ways. */
const stride = 4;
/** Darker than this is ink of some kind, grey levels below the paper's 255. */
const inkFrom = 70;
/** Rank among the page's ink that counts as its full darkness. */
const fullRank = 0.75;
/** Shares of the full darkness between which ink may be the other side's; less is the paper's grain. */
const palest = 0.08;
const throughShare = 0.32;
/** A page with fewer pale pixels than this per pixel of ink has no other side; to look at its pieces would cost time. */
const leastPale = 0.03;
/** Accents and dots are paler than letters: small pieces are never what a page is judged by, pixels at 300 dpi. */
const smallPx = 10;

/** Grey levels below white up to which ink is the other side's, on a page that may show some; 0 on any other. */
export function throughLevel(page: GrayImage): number {
	const { width, height, data } = sampled(page);
	const counts = new Uint32Array(256);
	let ink = 0;
	for (const level of data) {
		if (255 - level < inkFrom) continue;
		counts[255 - level]! += 1;
		ink += 1;
	}
	const full = quantile(counts, ink * fullRank);
	const [low, high] = [255 - full * palest, 255 - full * throughShare];
	let pale = 0;
	for (let y = 1; y < height - 1; y += 1)
		for (let x = 1; x < width - 1; x += 1) {
			const i = y * width + x;
			if (data[i]! > low || data[i]! < high) continue;
			if (isAmongPale(data, width, i, low, high)) pale += 1;
		}
	return pale > ink * leastPale ? Math.round(full * throughShare) : 0;
}

/** Neither the rim of dark ink nor a lone grain. */
function isAmongPale(
	data: GrayImage['data'],
	width: number,
	at: number,
	low: number,
	high: number
): boolean {
	let company = 0;
	for (let i = at - width; i <= at + width; i += width)
		for (let d = -1; d <= 1; d += 1) {
			if (data[i + d]! < high) return false;
			if (data[i + d]! <= low) company += 1;
		}
	return company >= 3;
}

function sampled({ width, height, data }: GrayImage): GrayImage {
	const [w, h] = [Math.floor(width / stride), Math.floor(height / stride)];
	const out = new Uint8ClampedArray(w * h);
	for (let y = 0; y < h; y += 1)
		for (let x = 0; x < w; x += 1) out[y * w + x] = data[y * stride * width + x * stride]!;
	return w * h === 0
		? { width: 0, height: 0, data: out }
		: flattenPaper({ width: w, height: h, data: out });
}

/** Whether some piece of a crop with flat paper is the other side's. */
export const showsThrough = (image: GrayImage, found: Components, level: number): boolean =>
	found.list.some(
		(piece) =>
			(piece.right - piece.left > smallPx || piece.bottom - piece.top > smallPx) &&
			medianDarkness(piece, image, found.labels) < level
	);

function medianDarkness(piece: Component, { width, data }: GrayImage, labels: Int32Array): number {
	const counts = new Uint32Array(256);
	for (let y = piece.top; y < piece.bottom; y += 1)
		for (let i = y * width + piece.left; i < y * width + piece.right; i += 1)
			if (labels[i] === piece.label) counts[255 - data[i]!]! += 1;
	return quantile(counts, piece.area / 2);
}

/** Soft rims of strokes reach this far from dark ink, pixels at 300 dpi. */
const rimPx = 2;

/** Whitens, in place, what lies no nearer to dark ink than its rim: thin strokes and what crosses them stay whole. */
export function whitenThrough({ width, height, data }: GrayImage, level: number): void {
	const dark = Uint8Array.from(data, (value) => (255 - value >= level ? 1 : 0));
	const own = dilate(dark, width, height, rimPx, rimPx);
	for (let i = 0; i < data.length; i += 1) if (own[i] === 0) data[i] = 255;
}

function quantile(counts: Uint32Array, rank: number): number {
	let seen = 0;
	for (let level = 0; level < counts.length; level += 1) {
		seen += counts[level]!;
		if (seen > 0 && seen >= rank) return level;
	}
	return 0;
}
