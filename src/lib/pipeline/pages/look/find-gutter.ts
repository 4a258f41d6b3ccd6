// The gutter of a book scanned open: near the middle of a sheet that is wider than a page, a band from top to bottom
// that nothing crosses, with writing on both sides. A table that spans the sheet crosses it with its rules.
import type { GrayImage } from '../../../domain/raster.ts';
import type { Mask } from '../../raster/threshold.ts';

export interface Gutter {
	/** Middle of the band, pixels from the left of the level picture. */
	readonly x: number;
	/** Width of the band, pixels. */
	readonly widthPx: number;
}

/** Where the gutter may lie, shares of the width. */
const reach = [0.36, 0.64] as const;
/** Least width of the band, share of the width: the inner margins of two A5 pages are 7 mm together at the very least. */
const least = 0.03;
/** Share of the height that may be inked inside the band: dirt, a thread, a staple. */
const dirt = 0.012;
/** A column inked nearly throughout is the shadow or the fold itself, no writing. */
const fold = 0.55;
/** Each side must have written columns over this share of its width, and written rows over this share of the height. */
const written = { columns: 0.3, rows: 0.12 } as const;

/** @param mask ink of the level picture, without dark borders */
export function findGutter({ width, height }: GrayImage, mask: Mask): Gutter | null {
	const columns = columnInk(mask, width, height);
	const isFree = (x: number): boolean => {
		const share = columns[x]! / height;
		return share <= dirt || share >= fold;
	};
	let best: Gutter | null = null;
	let start = -1;
	const [from, to] = [Math.round(width * reach[0]), Math.round(width * reach[1])];
	for (let x = from; x <= to; x += 1) {
		if (x < to && isFree(x)) {
			if (start < 0) start = x;
			continue;
		}
		if (start >= 0 && (!best || x - start > best.widthPx))
			best = { x: (start + x) / 2, widthPx: x - start };
		start = -1;
	}
	if (!best || best.widthPx < width * least) return null;
	const isWritten = (left: number, right: number): boolean =>
		hasWriting(mask, columns, width, height, Math.round(left), Math.round(right));
	return isWritten(0, best.x) && isWritten(best.x, width) ? best : null;
}

function columnInk(mask: Mask, width: number, height: number): Uint32Array {
	const columns = new Uint32Array(width);
	for (let i = 0; i < width * height; i += 1) if (mask[i]) columns[i % width]! += 1;
	return columns;
}

function hasWriting(
	mask: Mask,
	columns: Uint32Array,
	width: number,
	height: number,
	left: number,
	right: number
): boolean {
	const inked = columns.subarray(left, right).filter((ink) => ink > height * dirt).length;
	if (inked < (right - left) * written.columns) return false;
	let rows = 0;
	for (let y = 0; y < height; y += 1) {
		let ink = 0;
		for (let i = y * width + left; i < y * width + right; i += 1) ink += mask[i]!;
		if (ink > (right - left) * 0.02) rows += 1;
	}
	return rows > height * written.rows;
}
