// Cuts a four-cornered piece straight out of the page and flattens it: only the pixels that are needed are ever warped.
import type { Quad } from '../../domain/geometry.ts';
import type { GrayImage } from '../../domain/raster.ts';
import { fit, type Matrix3 } from './homography.ts';

/** Projection from an upright width × height image onto a quad of the page; null where the quad is degenerate. */
export function quadMatrix(quad: Quad<number>, width: number, height: number): Matrix3 | null {
	const corners = [
		{ x: 0, y: 0 },
		{ x: width, y: 0 },
		{ x: width, y: height },
		{ x: 0, y: height }
	];
	return fit(
		corners.map((from, i) => ({ from, to: quad[i]!, weight: 1 })),
		'projective'
	);
}

/** Samples `image` at `m(x, y)` for every pixel centre of a width × height output; outside is paper (255). */
export function sample(image: GrayImage, m: Matrix3, width: number, height: number): GrayImage {
	const { data, width: w, height: h } = image;
	const [a, b, c, d, e, f, g, k, l] = m;
	const out = new Uint8ClampedArray(width * height).fill(255);
	for (let y = 0, i = 0; y < height; y += 1) {
		const cy = y + 0.5;
		const [by, ey, ky] = [b * cy, e * cy, k * cy];
		for (let x = 0; x < width; x += 1, i += 1) {
			const cx = x + 0.5;
			const z = g * cx + ky + l;
			const sx = (a * cx + by + c) / z - 0.5;
			const sy = (d * cx + ey + f) / z - 0.5;
			// Not written as "outside": what is no number is outside too.
			if (!(sx >= 0 && sy >= 0 && sx < w - 1 && sy < h - 1)) continue;
			// Neither is negative here: cutting off is rounding down.
			const x0 = sx | 0;
			const y0 = sy | 0;
			const fx = sx - x0;
			const p = y0 * w + x0;
			const left = data[p]!;
			const below = data[p + w]!;
			const top = left + (data[p + 1]! - left) * fx;
			const bottom = below + (data[p + w + 1]! - below) * fx;
			out[i] = top + (bottom - top) * (sy - y0);
		}
	}
	return { width, height, data: out };
}
