// How steep the edges of the writing are, across and down. A sheet that moved smears edges in one direction only; a lens
// out of focus softens both. Measured on the full page: a small copy is always sharp.
import type { GrayImage } from '../../../domain/raster.ts';

export interface Sharpness {
	/** Steepest usual change of grey over two dots at 300 dpi, as a share of the ink's contrast. */
	readonly across: number;
	readonly down: number;
	/** Edge pixels it stands on; too few tell nothing. */
	readonly edges: number;
}

/** Rows looked at: every so many. */
const pace = 5;
/** Share of all edges that are at least this steep. */
const steep = 0.1;

/**
 * @param contrast grey levels between paper and ink
 * @param dpi resolution of the page
 */
export function sharpnessOf(page: GrayImage, contrast: number, dpi: number): Sharpness {
	const { width, height, data } = page;
	const step = Math.max(1, Math.round((2 * dpi) / 300));
	const least = Math.max(8, contrast * 0.12);
	const across = new Uint32Array(256);
	const down = new Uint32Array(256);
	// The rim is left out: paper edges are sharper than any writing.
	const [left, right] = [Math.round(width * 0.06), Math.round(width * 0.94) - step];
	const [top, bottom] = [Math.round(height * 0.06), Math.round(height * 0.94) - step];
	let edges = 0;
	for (let y = top; y < bottom; y += pace)
		for (let x = left; x < right; x += 1) {
			const i = y * width + x;
			const dx = Math.abs(data[i + step]! - data[i]!);
			const dy = Math.abs(data[i + step * width]! - data[i]!);
			if (dx < least && dy < least) continue;
			across[dx]! += 1;
			down[dy]! += 1;
			edges += 1;
		}
	const share = (counts: Uint32Array): number => upper(counts, edges * steep) / contrast;
	return { across: share(across), down: share(down), edges };
}

/** The value that so many of the counted values exceed. */
function upper(counts: Uint32Array, many: number): number {
	let left = many;
	for (let value = 255; value > 0; value -= 1) {
		left -= counts[value]!;
		if (left <= 0) return value;
	}
	return 0;
}
