// Image steps on planes of bytes (one for grey, three for colour): pure, seeded, the same on every machine.
import type { Random } from '../random.ts';
import { type Homography } from './homography.ts';

export interface Planes {
	readonly width: number;
	readonly height: number;
	/** Grey, or red, green, blue. */
	readonly planes: readonly Uint8ClampedArray<ArrayBuffer>[];
}

export function fromRgba(
	rgba: Uint8ClampedArray<ArrayBufferLike>,
	width: number,
	height: number,
	color: boolean
): Planes {
	const count = width * height;
	const planes = Array.from({ length: color ? 3 : 1 }, () => new Uint8ClampedArray(count));
	const [r, g, b] = planes;
	for (let i = 0, at = 0; i < count; i++, at += 4) {
		if (color && r && g && b) {
			r[i] = rgba[at]!;
			g[i] = rgba[at + 1]!;
			b[i] = rgba[at + 2]!;
		} else if (r) r[i] = (rgba[at]! * 77 + rgba[at + 1]! * 150 + rgba[at + 2]! * 29) >> 8;
	}
	return { width, height, planes };
}

export function toRgba({ width, height, planes }: Planes): Uint8ClampedArray<ArrayBuffer> {
	const rgba = new Uint8ClampedArray(width * height * 4);
	const [r, g, b] = [planes[0]!, planes[1] ?? planes[0]!, planes[2] ?? planes[0]!];
	for (let i = 0, at = 0; i < width * height; i++, at += 4) {
		rgba[at] = r[i]!;
		rgba[at + 1] = g[i]!;
		rgba[at + 2] = b[i]!;
		rgba[at + 3] = 255;
	}
	return rgba;
}

/** A flat image of one colour. */
export function blank(
	width: number,
	height: number,
	color: readonly number[],
	planes: number
): Planes {
	return {
		width,
		height,
		planes: Array.from({ length: planes }, (_, p) =>
			new Uint8ClampedArray(width * height).fill(color[p] ?? color[0] ?? 255)
		)
	};
}

/** Lays `source`, sampled through `toSource` (target px → source px), onto `target`, in place. */
export function layOnto(target: Planes, source: Planes, toSource: Homography): void {
	const [a, b, c, d, e, f, g, h, k] = toSource;
	const { width, height, planes } = target;
	const { width: sw, height: sh } = source;
	for (let y = 0; y < height; y++) {
		let nx = b * y + c + a * 0.5 + b * 0.5;
		let ny = e * y + f + d * 0.5 + e * 0.5;
		let nw = h * y + k + g * 0.5 + h * 0.5;
		for (let x = 0, at = y * width; x < width; x++, at++) {
			const sx = nx / nw - 0.5;
			const sy = ny / nw - 0.5;
			nx += a;
			ny += d;
			nw += g;
			const x0 = Math.floor(sx);
			const y0 = Math.floor(sy);
			if (x0 < 0 || y0 < 0 || x0 >= sw - 1 || y0 >= sh - 1) continue;
			const fx = sx - x0;
			const fy = sy - y0;
			const from = y0 * sw + x0;
			for (let p = 0; p < planes.length; p++) {
				const data = source.planes[p]!;
				const top = data[from]! + (data[from + 1]! - data[from]!) * fx;
				const bottom = data[from + sw]! + (data[from + sw + 1]! - data[from + sw]!) * fx;
				planes[p]![at] = top + (bottom - top) * fy;
			}
		}
	}
}

/** `source` seen through `toSource`; `outside` fills what it does not cover. */
export function warp(
	source: Planes,
	toSource: Homography,
	width: number,
	height: number,
	outside: readonly number[]
): Planes {
	const target = blank(width, height, outside, source.planes.length);
	layOnto(target, source, toSource);
	return target;
}

/** Gaussian blur, separable; sigma in px. */
export function blur(image: Planes, sigma: number): Planes {
	if (sigma < 0.2) return image;
	const radius = Math.max(1, Math.ceil(sigma * 2.2));
	const kernel = Float32Array.from({ length: radius * 2 + 1 }, (_, i) =>
		Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma))
	);
	const total = kernel.reduce((sum, value) => sum + value, 0);
	kernel.forEach((value, index) => (kernel[index] = value / total));
	const { width, height } = image;
	return {
		width,
		height,
		planes: image.planes.map((data) => blurDown(blurAcross(data, width, kernel), width, kernel))
	};
}

type Plane = Uint8ClampedArray<ArrayBuffer>;

/** Along rows; beyond the edge the edge repeats. */
function blurAcross(data: Plane, width: number, kernel: Float32Array): Plane {
	const out = new Uint8ClampedArray(data.length);
	const radius = kernel.length >> 1;
	for (let row = 0; row < data.length; row += width)
		for (let x = 0; x < width; x++) {
			let sum = 0;
			if (x >= radius && x < width - radius)
				for (let k = 0, at = row + x - radius; k < kernel.length; k++)
					sum += data[at++]! * kernel[k]!;
			else
				for (let k = 0; k < kernel.length; k++)
					sum += data[row + Math.max(0, Math.min(width - 1, x + k - radius))]! * kernel[k]!;
			out[row + x] = sum;
		}
	return out;
}

/** Along columns, row by row so that memory is read in order. */
function blurDown(data: Plane, width: number, kernel: Float32Array): Plane {
	const out = new Uint8ClampedArray(data.length);
	const radius = kernel.length >> 1;
	const height = data.length / width;
	const sums = new Float32Array(width);
	for (let y = 0; y < height; y++) {
		sums.fill(0);
		for (let k = 0; k < kernel.length; k++) {
			const row = Math.max(0, Math.min(height - 1, y + k - radius)) * width;
			const weight = kernel[k]!;
			for (let x = 0; x < width; x++) sums[x]! += data[row + x]! * weight;
		}
		out.set(sums, y * width);
	}
	return out;
}

/** A tile of paper structure, roughly −1…1 × 100, 512 × 512, wrapping. */
export function paperTile(random: Random): Int8Array {
	const size = 512;
	const coarse = Array.from({ length: 17 * 17 }, () => random.between(-1, 1));
	const tile = new Int8Array(size * size);
	const at = (x: number, y: number): number => coarse[(y % 16) * 17 + (x % 16)] ?? 0;
	let grain = 0;
	for (let y = 0; y < size; y++)
		for (let x = 0; x < size; x++) {
			const gx = x / 32;
			const gy = y / 32;
			const [x0, y0] = [Math.floor(gx), Math.floor(gy)];
			const [fx, fy] = [gx - x0, gy - y0];
			const low =
				at(x0, y0) * (1 - fx) * (1 - fy) +
				at(x0 + 1, y0) * fx * (1 - fy) +
				at(x0, y0 + 1) * (1 - fx) * fy +
				at(x0 + 1, y0 + 1) * fx * fy;
			grain = grain * 0.6 + random.between(-1, 1) * 0.4;
			tile[y * size + x] = Math.round(60 * low + 60 * grain);
		}
	return tile;
}

export interface Tone {
	/** Paper colour, 0…255 per plane (grey: one). */
	readonly paper: readonly number[];
	/** Strength of paper structure, grey levels. */
	readonly texture: number;
	/** Change of light from left to right and top to bottom, grey levels. */
	readonly gradientX: number;
	readonly gradientY: number;
	/** 1: ink as drawn; less: faded. */
	readonly inkStrength: number;
	/** Standard deviation of noise, grey levels. */
	readonly noise: number;
}

/** Paper, light and noise in one pass, in place. */
export function tone(image: Planes, settings: Tone, random: Random): void {
	const { width, height, planes } = image;
	const tile = paperTile(random);
	const bell = Int8Array.from({ length: 4096 }, () => {
		let sum = 0;
		for (let k = 0; k < 6; k++) sum += random.between(-1, 1);
		return Math.max(-120, Math.min(120, Math.round(sum * 0.7071 * 30)));
	});
	let state = random.int(1, 0x7ffffffe);
	planes.forEach((data, p) => {
		const paper = settings.paper[p] ?? settings.paper[0] ?? 255;
		const noise = settings.noise / 30;
		for (let y = 0; y < height; y++) {
			const row = paper + settings.gradientY * (y / height - 0.5);
			const tileRow = (y & 511) << 9;
			for (let x = 0, i = y * width; x < width; x++, i++) {
				const light =
					row +
					settings.gradientX * (x / width - 0.5) +
					(settings.texture * tile[tileRow | (x & 511)]!) / 100;
				state = (Math.imul(state, 1664525) + 1013904223) | 0;
				const ink = 255 - (255 - data[i]!) * settings.inkStrength;
				data[i] = (ink * light) / 255 + bell[(state >>> 16) & 4095]! * noise;
			}
		}
	});
}

/** Dirt: dark and light specks of one to three pixels, in place. */
export function speckle(image: Planes, count: number, random: Random): void {
	const { width, height } = image;
	for (let n = 0; n < count; n++) {
		const size = random.int(1, 3);
		const x0 = random.int(0, width - 4);
		const y0 = random.int(0, height - 4);
		const value = random.chance(0.7) ? random.int(40, 130) : 252;
		for (const data of image.planes)
			for (let y = y0; y < y0 + size; y++) data.fill(value, y * width + x0, y * width + x0 + size);
	}
}

/** Quarter turns clockwise. */
export function turn(image: Planes, quarters: number): Planes {
	const times = ((quarters % 4) + 4) % 4;
	if (times === 0) return image;
	const { width, height } = image;
	const [w, h] = times === 2 ? [width, height] : [height, width];
	const planes = image.planes.map((data) => {
		const out = new Uint8ClampedArray(data.length);
		for (let y = 0; y < height; y++)
			for (let x = 0; x < width; x++) {
				const [tx, ty] =
					times === 1
						? [height - 1 - y, x]
						: times === 2
							? [width - 1 - x, height - 1 - y]
							: [y, width - 1 - x];
				out[ty * w + tx] = data[y * width + x]!;
			}
		return out;
	});
	return { width: w, height: h, planes };
}

/** Black and white packed eight pixels a byte, 1 = black, rows padded: what CCITT G4 takes. */
export function bilevel(
	{ width, height, planes }: Planes,
	threshold: number
): Uint8Array<ArrayBuffer> {
	const stride = (width + 7) >> 3;
	const bits = new Uint8Array(stride * height);
	const data = planes[0]!;
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++)
			if (data[y * width + x]! < threshold) bits[y * stride + (x >> 3)]! |= 0x80 >> (x & 7);
	return bits;
}
