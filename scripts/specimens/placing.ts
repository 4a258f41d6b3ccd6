// Where a sheet comes to lie on the scan: turned, scaled, shifted and pulled at random, all its print still on it.
import {
	applyTo,
	multiply,
	placementMap,
	type Homography,
	type Placement
} from './distort/homography.ts';
import type { MmBox } from './ink/fill.page.ts';
import type { Random } from './random.ts';
import type { SetSettings } from './settings.ts';

export interface Paper {
	readonly widthMm: number;
	readonly heightMm: number;
}

/** Small paper slips less than A4 does. */
export function randomPlacement(
	random: Random,
	limits: SetSettings['placement'],
	paper: Paper
): Placement {
	const either = (limit: number): number => random.between(-limit, limit);
	const size = Math.min(1, paper.widthMm / 210);
	return {
		skewDegrees: either(limits.skewDegrees),
		scale: 1 + either(limits.scale),
		shiftXMm: either(limits.shiftMm * size),
		shiftYMm: either(limits.shiftMm * size),
		cornersMm: [0, 1, 2, 3].map(
			() => [either(limits.cornerMm * size), either(limits.cornerMm * size)] as const
		)
	};
}

const corners = ({ x, y, width, height }: MmBox): readonly (readonly [number, number])[] => [
	[x, y],
	[x + width, y],
	[x + width, y + height],
	[x, y + height]
];

/** A map under which every printed box lies on the scan: the shift gives way, then the pull, never the rest. */
export function placeInside(
	placement: Placement,
	paper: Paper,
	dpi: number,
	marginMm: number,
	boxes: readonly MmBox[]
): Homography {
	const perMm = dpi / 25.4;
	const width = (paper.widthMm + 2 * marginMm) * perMm;
	const height = (paper.heightMm + 2 * marginMm) * perMm;
	const shift: Homography = [1, 0, marginMm * perMm, 0, 1, marginMm * perMm, 0, 0, 1];
	let current = placement;
	for (let attempt = 0; ; attempt++) {
		const map = multiply(shift, placementMap(current, paper, dpi));
		const inside = boxes.flatMap(corners).every(([x, y]) => {
			const [px, py] = applyTo(map, x, y);
			return px >= 2 && py >= 2 && px <= width - 3 && py <= height - 3;
		});
		if (inside || attempt === 14) return map;
		current =
			attempt < 12
				? { ...current, shiftXMm: current.shiftXMm * 0.7, shiftYMm: current.shiftYMm * 0.7 }
				: { skewDegrees: current.skewDegrees / 2, scale: 0.98, shiftXMm: 0, shiftYMm: 0 };
	}
}
