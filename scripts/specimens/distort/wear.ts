// What use does to paper and what light does to a photograph: holes, ink showing through, shadows. In place.
import { blur, type Planes } from './planes.ts';

/** Round holes, px of the sheet's picture, showing what lies beneath. */
export function punch(
	sheet: Planes,
	holes: readonly (readonly [x: number, y: number])[],
	radius: number,
	beneath: readonly number[]
): void {
	const { width, height } = sheet;
	for (const [cx, cy] of holes)
		for (let y = Math.max(0, Math.floor(cy - radius)); y < Math.min(height, cy + radius); y++)
			for (let x = Math.max(0, Math.floor(cx - radius)); x < Math.min(width, cx + radius); x++)
				if (Math.hypot(x - cx, y - cy) < radius)
					sheet.planes.forEach((data, p) => (data[y * width + x] = beneath[p] ?? beneath[0] ?? 0));
}

/** The other side's ink shows through, mirrored and soft. */
export function bleedThrough(sheet: Planes, back: Planes, strength: number): void {
	const { width, height } = sheet;
	const soft = blur(back, 2);
	sheet.planes.forEach((data, p) => {
		const other = soft.planes[p] ?? soft.planes[0]!;
		for (let y = 0; y < Math.min(height, back.height); y++)
			for (let x = 0; x < Math.min(width, back.width); x++) {
				const at = y * width + x;
				const through = 255 - (255 - other[y * back.width + (back.width - 1 - x)]!) * strength;
				data[at] = (data[at]! * through) / 255;
			}
	});
}

/** The sheet moved while it was taken: every row smeared to the right over `length` px. */
export function smear(image: Planes, length: number): void {
	const { width, height, planes } = image;
	for (const data of planes)
		for (let y = 0; y < height; y++) {
			const row = data.slice(y * width, (y + 1) * width);
			let sum = row[0]! * length;
			for (let x = 0; x < width; x++) {
				sum += row[x]! - row[Math.max(0, x - length)]!;
				data[y * width + x] = sum / length;
			}
		}
}

export interface Light {
	/** Where the lamp is, shares of the picture; may lie outside. */
	readonly x: number;
	readonly y: number;
	/** Loss of light at the far corner, 0…1. */
	readonly falloff: number;
	/** Edge of a soft shadow: a point on it and its direction, and how much it takes, 0…1. */
	readonly shadow?: {
		readonly x: number;
		readonly y: number;
		readonly angle: number;
		readonly depth: number;
	};
}

/** Uneven light over the whole picture, computed on an 8-px grid: light has no fine detail. */
export function shine(image: Planes, light: Light): void {
	const { width, height, planes } = image;
	const step = 8;
	const far = Math.max(
		...[0, 1].flatMap((x) => [0, 1].map((y) => Math.hypot(x - light.x, y - light.y)))
	);
	const columns = Math.ceil(width / step) + 1;
	const factorAt = (gx: number, gy: number): number => {
		const [x, y] = [(gx * step) / width, (gy * step) / height];
		let factor = 1 - light.falloff * (Math.hypot(x - light.x, y - light.y) / far) ** 2;
		if (light.shadow) {
			const { x: sx, y: sy, angle, depth } = light.shadow;
			const side = (x - sx) * Math.cos(angle) + (y - sy) * Math.sin(angle);
			factor *= 1 - depth / (1 + Math.exp(-side * 40));
		}
		return factor;
	};
	let above = new Float32Array(columns).map((_, gx) => factorAt(gx, 0));
	let below = above;
	for (let y = 0; y < height; y++) {
		const gy = Math.floor(y / step);
		if (y % step === 0) {
			above = y === 0 ? above : below;
			below = new Float32Array(columns).map((_, gx) => factorAt(gx, gy + 1));
		}
		const fy = (y % step) / step;
		for (let x = 0; x < width; x++) {
			const gx = Math.floor(x / step);
			const fx = (x % step) / step;
			const top = above[gx]! + (above[gx + 1]! - above[gx]!) * fx;
			const bottom = below[gx]! + (below[gx + 1]! - below[gx]!) * fx;
			const factor = top + (bottom - top) * fy;
			for (const data of planes) data[y * width + x]! *= factor;
		}
	}
}
