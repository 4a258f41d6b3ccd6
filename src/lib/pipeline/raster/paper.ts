// Flattens the paper: every pixel is divided by the brightness of the paper around it, so that grey or yellow
// sheets, shadows and bleed-through all end near white and one threshold fits every scan.
import type { GrayImage } from '../../domain/raster.ts';

/** Side of a block whose paper brightness is taken as one figure, pixels. */
const block = 32;
/** Share of the pixels of a block that are at least as bright as its paper. */
const paperShare = 0.3;
/** Brighter than this share of the paper is plain paper. */
const white = 0.93;

/** Copy with paper at 255 and ink darkness kept in proportion. */
export function flattenPaper(image: GrayImage): GrayImage {
	const { width, height, data } = image;
	const columns = Math.ceil(width / block);
	const rows = Math.ceil(height / block);
	const paper = smooth(blockPaper(image, columns, rows), columns, rows);
	const out = new Uint8ClampedArray(width * height);
	const across = between(width, columns);
	const down = between(height, rows);
	/** Paper of the blocks above and below a row, mixed for it. */
	const row = new Float64Array(columns);
	for (let y = 0; y < height; y += 1) {
		const y0 = down.first[y]! * columns;
		const y1 = Math.min(rows - 1, down.first[y]! + 1) * columns;
		const fy = down.share[y]!;
		for (let i = 0; i < columns; i += 1)
			row[i] = (paper[y0 + i]! * (1 - fy) + paper[y1 + i]! * fy) * white;
		for (let x = 0, i = y * width; x < width; x += 1, i += 1) {
			const x0 = across.first[x]!;
			const fx = across.share[x]!;
			const left = row[x0]!;
			const right = row[x0 + 1 < columns ? x0 + 1 : x0]!;
			out[i] = (data[i]! * 255) / (left * (1 - fx) + right * fx);
		}
	}
	return { width, height, data: out };
}

/** For every pixel of a side the block whose middle lies before it, and the share of the next one. */
function between(pixels: number, blocks: number): { first: Int32Array; share: Float64Array } {
	const first = new Int32Array(pixels);
	const share = new Float64Array(pixels);
	for (let i = 0; i < pixels; i += 1) {
		const at = Math.min(blocks - 1, Math.max(0, (i + 0.5) / block - 0.5));
		first[i] = Math.floor(at);
		share[i] = at - first[i]!;
	}
	return { first, share };
}

function blockPaper(image: GrayImage, columns: number, rows: number): Float32Array {
	const { width, height, data } = image;
	const out = new Float32Array(columns * rows);
	const counts = new Uint32Array(256);
	for (let by = 0; by < rows; by += 1) {
		for (let bx = 0; bx < columns; bx += 1) {
			counts.fill(0);
			let total = 0;
			const y1 = Math.min(height, (by + 1) * block);
			const x1 = Math.min(width, (bx + 1) * block);
			for (let y = by * block; y < y1; y += 2)
				for (let x = bx * block; x < x1; x += 2) {
					counts[data[y * width + x]!]! += 1;
					total += 1;
				}
			let left = total * paperShare;
			let level = 255;
			while (level > 0 && left > counts[level]!) left -= counts[level--]!;
			out[by * columns + bx] = Math.max(40, level);
		}
	}
	return out;
}

/** A block full of ink has no paper of its own: it takes the brightest of its neighbours, then all are averaged. */
function smooth(paper: Float32Array, columns: number, rows: number): Float32Array {
	const pass = (from: Float32Array, combine: (values: number[]) => number): Float32Array =>
		from.map((_, i) => {
			const x = i % columns;
			const y = (i - x) / columns;
			const values: number[] = [];
			for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny += 1)
				for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx += 1)
					values.push(from[ny * columns + nx]!);
			return combine(values);
		});
	const lifted = pass(paper, (values) => Math.max(...values));
	return pass(lifted, (values) => values.reduce((sum, v) => sum + v, 0) / values.length);
}
