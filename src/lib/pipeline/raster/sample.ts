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
	const out = new Uint8ClampedArray(width * height);
	let i = 0;
	for (let y = 0; y < height; y += 1) {
		const cy = y + 0.5;
		for (let x = 0; x < width; x += 1, i += 1) {
			const cx = x + 0.5;
			const z = m[6] * cx + m[7] * cy + m[8];
			const sx = (m[0] * cx + m[1] * cy + m[2]) / z - 0.5;
			const sy = (m[3] * cx + m[4] * cy + m[5]) / z - 0.5;
			const x0 = Math.floor(sx);
			const y0 = Math.floor(sy);
			if (x0 < 0 || y0 < 0 || x0 + 1 >= w || y0 + 1 >= h) {
				out[i] = 255;
				continue;
			}
			const fx = sx - x0;
			const fy = sy - y0;
			const p = y0 * w + x0;
			const top = data[p]! + (data[p + 1]! - data[p]!) * fx;
			const bottom = data[p + w]! + (data[p + w + 1]! - data[p + w]!) * fx;
			out[i] = top + (bottom - top) * fy;
		}
	}
	return { width, height, data: out };
}
