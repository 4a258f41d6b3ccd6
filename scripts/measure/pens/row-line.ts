// From a photographed table row to the one line written in it, by the product's own cleaning; only the cell's right
// border is cut here, which in the product is layout's work.
import { cleanCrop, tightLine } from '../../../src/lib/pipeline/recognition/clean-line.ts';
import { textLines } from '../../../src/lib/pipeline/recognition/text-lines.ts';
import type { GrayImage } from '../../../src/lib/domain/raster.ts';

/** Null when the row shows no writing. */
export function rowLine(row: GrayImage): GrayImage | null {
	const crop = cleanCrop(cutAtBorder(row), 0, 0);
	const area = (pieces: readonly { readonly area: number }[]) =>
		pieces.reduce((sum, piece) => sum + piece.area, 0);
	const [most] = [...textLines(crop.writing)].sort((a, b) => area(b) - area(a));
	return (most && tightLine(crop, most)?.image) ?? null;
}

/** A border is dark over nearly the whole height, somewhere in the last quarter; it may lean a few pixels. */
function cutAtBorder({ width, height, data }: GrayImage): GrayImage {
	const paper = brightness(data);
	const isDark = (x: number, y: number) => {
		for (let near = Math.max(0, x - 3); near <= Math.min(width - 1, x + 3); near++)
			if (data[y * width + near]! < paper * 0.72) return true;
		return false;
	};
	for (let x = Math.floor(width * 0.78); x < width; x++) {
		let dark = 0;
		for (let y = 0; y < height; y++) if (isDark(x, y)) dark++;
		if (dark > height * 0.9) return leftPart({ width, height, data }, x - 4);
	}
	return { width, height, data };
}

/** Level that seven pixels of ten do not exceed: paper, on a row of writing. */
function brightness(data: Uint8ClampedArray): number {
	const counts = new Uint32Array(256);
	for (const value of data) counts[value]!++;
	let left = data.length * 0.7;
	let level = 0;
	while (level < 255 && left > counts[level]!) left -= counts[level++]!;
	return level;
}

function leftPart({ width, height, data }: GrayImage, columns: number): GrayImage {
	const out = new Uint8ClampedArray(columns * height);
	for (let y = 0; y < height; y++)
		out.set(data.subarray(y * width, y * width + columns), y * columns);
	return { width: columns, height, data: out };
}
