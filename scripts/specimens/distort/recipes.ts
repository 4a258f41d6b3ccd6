// The ways real scans go wrong, by name. A recipe starts from an ordinary scan of one sheet and changes it;
// truth stays exact because only the sheet's map changes with it.
import type { Random } from '../random.ts';
import { multiply, type Homography, type Placement } from './homography.ts';
import type { ScanSpec } from './scan.page.ts';

export const distortionNames = [
	'turned',
	'borders',
	'holes',
	'photo',
	'stamped',
	'bleed',
	'yellow',
	'struck',
	'ditto',
	'low-resolution',
	'bilevel',
	'spread'
] as const;

/** Pages that should not be read but scanned again, or set aside: what the quality gate is for. */
export const illegibleNames = ['dark', 'motion', 'cut-off', 'blank'] as const;

/** Tables that are not filled in as they are ruled. */
export const tableNames = ['flowing', 'unruled', 'sparse'] as const;

export type DistortionName =
	(typeof distortionNames)[number] | (typeof illegibleNames)[number] | (typeof tableNames)[number];

/** Everything about a scan that is decided before the sheet is placed. */
export interface ScanPlan {
	readonly dpi: number;
	readonly placement: Placement;
	/** Millimetres of scanner bed beyond the paper, all round. */
	readonly marginMm: number;
	readonly color: boolean;
	readonly outside: readonly number[];
	readonly blurPx: number;
	readonly tone: ScanSpec['tone'];
	readonly specks: number;
	readonly quarters: number;
	readonly holes: readonly (readonly [number, number])[];
	readonly bleed: number;
	readonly light?: ScanSpec['light'];
	readonly bilevel: boolean;
	readonly motionPx: number;
	/** The print may run off the scan. */
	readonly mayCut: boolean;
	readonly sheetPaper?: readonly number[];
}

type Recipe = (plan: ScanPlan, random: Random, heightMm: number) => Partial<ScanPlan>;

const photo: Recipe = (plan, random) => {
	const pull = (): readonly [number, number] => [random.between(-9, 9), random.between(-9, 9)];
	return {
		color: true,
		marginMm: random.between(14, 30),
		outside: random.pick([
			[92, 74, 58],
			[60, 62, 66],
			[140, 120, 96]
		]),
		placement: {
			...plan.placement,
			skewDegrees: random.between(-5, 5),
			cornersMm: [pull(), pull(), pull(), pull()]
		},
		blurPx: random.between(0.9, 1.7),
		light: {
			x: random.between(-0.3, 1.3),
			y: random.between(-0.3, 0.6),
			falloff: random.between(0.3, 0.55),
			...(random.chance(0.6)
				? {
						shadow: {
							x: random.between(0.4, 0.8),
							y: random.between(0.4, 0.8),
							angle: random.between(-1, 1),
							depth: random.between(0.12, 0.3)
						}
					}
				: {})
		},
		tone: { ...plan.tone, paper: [255, 255, 255], noise: random.between(4, 8), texture: 1 },
		sheetPaper: [random.int(236, 250), random.int(230, 244), random.int(214, 236)]
	};
};

const recipes: Partial<Record<DistortionName, Recipe>> = {
	turned: (_, random) => ({ quarters: random.int(1, 3) }),
	borders: (_, random) => ({
		marginMm: random.between(6, 14),
		outside: [random.int(8, 50)]
	}),
	holes: (plan, random, heightMm) => ({
		holes: [heightMm / 2 - 40, heightMm / 2 + 40].map(
			(y) => [random.between(7, 10), y + random.between(-2, 2)] as const
		),
		outside: [random.int(10, 60)],
		marginMm: plan.marginMm
	}),
	photo,
	stamped: () => ({ color: true }),
	bleed: (_, random) => ({ bleed: random.between(0.1, 0.28) }),
	yellow: (plan, random) => ({
		color: true,
		tone: {
			...plan.tone,
			paper: random.pick([
				[228, 208, 160],
				[216, 198, 158],
				[232, 220, 186]
			]),
			texture: random.between(3, 6),
			inkStrength: random.between(0.62, 0.8)
		},
		specks: random.int(40, 120)
	}),
	'low-resolution': (plan, random) => ({
		dpi: random.pick([150, 200]),
		blurPx: plan.blurPx * 0.7
	}),
	bilevel: () => ({ bilevel: true, color: false }),
	dark: (plan, random) => ({
		color: false,
		tone: { ...plan.tone, paper: [random.int(55, 80)], noise: random.between(9, 14) }
	}),
	motion: (plan, random) => ({ motionPx: Math.round((plan.dpi / 300) * random.int(14, 24)) }),
	'cut-off': (plan, random) => ({
		mayCut: true,
		placement: {
			...plan.placement,
			shiftXMm: random.pick([-1, 1]) * random.between(45, 80),
			shiftYMm: random.between(-30, 30)
		}
	}),
	blank: (_, random) => ({ bleed: random.between(0, 0.12) })
};

/** The plan changed as named; names that change only what is written leave it alone. */
export function applyRecipes(
	plan: ScanPlan,
	names: readonly DistortionName[],
	random: Random,
	heightMm: number
): ScanPlan {
	return names.reduce<ScanPlan>(
		(current, name) => ({ ...current, ...recipes[name]?.(current, random, heightMm) }),
		plan
	);
}

/** How a quarter turn moves pixels of a `width` × `height` picture. */
export function turnMap(quarters: number, width: number, height: number): Homography {
	switch (((quarters % 4) + 4) % 4) {
		case 1:
			return [0, -1, height, 1, 0, 0, 0, 0, 1];
		case 2:
			return [-1, 0, width, 0, -1, height, 0, 0, 1];
		case 3:
			return [0, 1, 0, -1, 0, width, 0, 0, 1];
		default:
			return [1, 0, 0, 0, 1, 0, 0, 0, 1];
	}
}

/** Moves a map by millimetres on the scan. */
export function shifted(map: Homography, xMm: number, yMm: number, dpi: number): Homography {
	const perMm = dpi / 25.4;
	return multiply([1, 0, xMm * perMm, 0, 1, yMm * perMm, 0, 0, 1], map);
}
