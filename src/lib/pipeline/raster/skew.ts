// Skew by projection profile: the angle at which the ink falls into the sharpest rows. Leader dots and rules help.
import type { GrayImage } from '../../domain/raster.ts';
import { inkMask } from './threshold.ts';

export interface Skew {
	/** Degrees clockwise by which the text runs down; turning the image by its negative levels it. */
	readonly degrees: number;
	/** Sharpness of the rows at that angle, for comparing an image with itself lying on its side. */
	readonly sharpness: number;
}

/** For a page at about 75 dpi. `limit` in degrees. */
export function findSkew(image: GrayImage, limit = 6): Skew {
	const { width, height } = image;
	const mask = inkMask(image, 25, 12);
	const points: number[] = [];
	for (let i = 0; i < mask.length; i += 1) if (mask[i]) points.push(i);
	const step = Math.max(1, Math.floor(points.length / 20_000));
	const xs: number[] = [];
	const ys: number[] = [];
	for (let i = 0; i < points.length; i += step) {
		const x = points[i]! % width;
		xs.push(x - width / 2);
		ys.push((points[i]! - x) / width);
	}
	const rows = new Float64Array(height + width);
	const score = (degrees: number): number => {
		rows.fill(0);
		const slope = Math.tan((degrees * Math.PI) / 180);
		for (let i = 0; i < xs.length; i += 1) {
			const row = ys[i]! - xs[i]! * slope + width / 2;
			const base = Math.floor(row);
			const share = row - base;
			rows[base]! += 1 - share;
			rows[base + 1]! += share;
		}
		let sum = 0;
		for (let i = 1; i < rows.length; i += 1) sum += (rows[i]! - rows[i - 1]!) ** 2;
		return sum;
	};
	let degrees = 0;
	let sharpness = score(0);
	for (const pace of [0.5, 0.1, 0.02]) {
		const centre = degrees;
		const reach = pace === 0.5 ? limit : pace * 6;
		for (let at = centre - reach; at <= centre + reach + 1e-9; at += pace) {
			const value = score(at);
			if (value > sharpness) [degrees, sharpness] = [at, value];
		}
	}
	return { degrees, sharpness: xs.length > 0 ? sharpness / xs.length ** 2 : 0 };
}
