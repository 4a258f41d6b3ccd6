// The arithmetic of the distortions: maps that undo themselves, steps that keep what they must keep.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import { applyTo, invert, multiply, placementMap } from './homography.ts';
import { placeInside } from '../placing.ts';
import { bilevel, blank, blur, fromRgba, toRgba, tone, turn, warp, type Planes } from './planes.ts';
import { applyRecipes, turnMap, type ScanPlan } from './recipes.ts';
import { bleedThrough, punch, shine, smear } from './wear.ts';

const paper = { widthMm: 210, heightMm: 297 };
const ordinary: ScanPlan = {
	dpi: 300,
	placement: { skewDegrees: 0, scale: 1, shiftXMm: 0, shiftYMm: 0 },
	marginMm: 0,
	color: false,
	outside: [240],
	blurPx: 1,
	tone: { paper: [245], texture: 1, gradientX: 0, gradientY: 0, inkStrength: 1, noise: 3 },
	specks: 0,
	quarters: 0,
	holes: [],
	bleed: 0,
	bilevel: false,
	motionPx: 0,
	mayCut: false
};
const placement = fc.record({
	skewDegrees: fc.double({ min: -3, max: 3, noNaN: true }),
	scale: fc.double({ min: 0.97, max: 1.03, noNaN: true }),
	shiftXMm: fc.double({ min: -8, max: 8, noNaN: true }),
	shiftYMm: fc.double({ min: -8, max: 8, noNaN: true }),
	cornersMm: fc.array(
		fc.tuple(
			fc.double({ min: -1, max: 1, noNaN: true }),
			fc.double({ min: -1, max: 1, noNaN: true })
		),
		{ minLength: 4, maxLength: 4 }
	)
});
const onPaper = fc.tuple(
	fc.double({ min: 0, max: 210, noNaN: true }),
	fc.double({ min: 0, max: 297, noNaN: true })
);

describe('placement', () => {
	it('is undone by its inverse, everywhere on the sheet', () => {
		fc.assert(
			fc.property(placement, onPaper, (wish, [x, y]) => {
				const map = placementMap(wish, paper, 300);
				const [bx, by] = applyTo(invert(map), ...applyTo(map, x, y));
				expect(bx).toBeCloseTo(x, 6);
				expect(by).toBeCloseTo(y, 6);
			})
		);
	});

	it('without distortion is the resolution alone', () => {
		const map = placementMap({ skewDegrees: 0, scale: 1, shiftXMm: 0, shiftYMm: 0 }, paper, 254);
		expect(applyTo(map, 12, 34).map(Math.round)).toEqual([120, 340]);
	});

	it('turns clockwise for positive skew and keeps the middle', () => {
		const map = placementMap({ skewDegrees: 2, scale: 1, shiftXMm: 0, shiftYMm: 0 }, paper, 25.4);
		const [mx, my] = applyTo(map, 105, 148.5);
		expect([mx, my]).toEqual([expect.closeTo(105, 6), expect.closeTo(148.5, 6)]);
		expect(applyTo(map, 200, 148.5)[1]).toBeGreaterThan(148.5);
	});

	it('multiplies as applying one after the other', () => {
		const [a, b] = [
			placementMap({ skewDegrees: 2, scale: 1.01, shiftXMm: 3, shiftYMm: 0 }, paper, 25.4),
			placementMap({ skewDegrees: -1, scale: 0.99, shiftXMm: 0, shiftYMm: 4 }, paper, 25.4)
		];
		const [x, y] = applyTo(multiply(a, b), 50, 60);
		const [ex, ey] = applyTo(a, ...applyTo(b, 50, 60));
		expect([x, y]).toEqual([expect.closeTo(ex, 6), expect.closeTo(ey, 6)]);
	});
});

function noise(width: number, height: number, seed = 3): Planes {
	const random = new Random(seed);
	const data = Uint8ClampedArray.from({ length: width * height }, () => random.int(0, 255));
	return { width, height, planes: [data] };
}

describe('image steps', () => {
	it('warp by the identity keeps every inner pixel', () => {
		const image = noise(40, 30);
		const same = warp(image, [1, 0, 0, 0, 1, 0, 0, 0, 1], 40, 30, [0]);
		for (let y = 0; y < 29; y++)
			for (let x = 0; x < 39; x++)
				expect(same.planes[0]![y * 40 + x]).toBe(image.planes[0]![y * 40 + x]);
	});

	it('warp shows the surroundings where the sheet does not reach', () => {
		const moved = warp(noise(20, 20), [1, 0, 100, 0, 1, 0, 0, 0, 1], 20, 20, [77]);
		expect([...new Set(moved.planes[0])]).toEqual([77]);
	});

	it('blur leaves a flat image flat and spreads a point evenly', () => {
		const flat = { width: 9, height: 9, planes: [new Uint8ClampedArray(81).fill(200)] };
		expect(Math.min(...blur(flat, 1.1).planes[0]!)).toBeGreaterThanOrEqual(199);
		const point = new Uint8ClampedArray(81);
		point[40] = 255;
		const spread = blur({ width: 9, height: 9, planes: [point] }, 1).planes[0]!;
		expect(spread[39]).toBe(spread[41]);
		expect(spread[31]).toBe(spread[49]);
		expect(spread[40]).toBeGreaterThan(spread[41]!);
	});

	it('four quarter turns come back, one moves the top left corner to the top right', () => {
		const image = noise(7, 5);
		expect(turn(turn(image, 1), 3)).toEqual(image);
		expect(turn(turn(image, 2), 2)).toEqual(image);
		const once = turn(image, 1);
		expect([once.width, once.height]).toEqual([5, 7]);
		expect(once.planes[0]![4]).toBe(image.planes[0]![0]);
	});

	it('tone is the same for the same seed and darkens no blank paper below its colour by much', () => {
		const make = (): Planes => ({
			width: 64,
			height: 64,
			planes: [new Uint8ClampedArray(4096).fill(255)]
		});
		const settings = {
			paper: [240],
			texture: 1,
			gradientX: 0,
			gradientY: 0,
			inkStrength: 1,
			noise: 2
		};
		const [one, two] = [make(), make()];
		tone(one, settings, new Random(5));
		tone(two, settings, new Random(5));
		expect(one.planes[0]).toEqual(two.planes[0]);
		const mean = one.planes[0]!.reduce((sum, value) => sum + value, 0) / 4096;
		expect(mean).toBeGreaterThan(235);
		expect(mean).toBeLessThan(244);
	});

	it('colour planes survive the way to RGBA and back', () => {
		const image = { width: 3, height: 2, planes: [1, 2, 3].map((n) => noise(3, 2, n).planes[0]!) };
		expect(fromRgba(toRgba(image), 3, 2, true)).toEqual(image);
	});

	it('bilevel packs black as ones, rows padded', () => {
		const row = Uint8ClampedArray.from([0, 255, 0, 255, 255, 255, 255, 255, 0]);
		expect([...bilevel({ width: 9, height: 1, planes: [row] }, 128)]).toEqual([
			0b10100000, 0b10000000
		]);
	});
});

describe('quarter turns', () => {
	it.each([0, 1, 2, 3])('%i: the map says where the pixels went', (quarters) => {
		const image = noise(7, 5);
		const turned = turn(image, quarters);
		const map = turnMap(quarters, 7, 5);
		for (let y = 0; y < 5; y++)
			for (let x = 0; x < 7; x++) {
				const [tx, ty] = applyTo(map, x + 0.5, y + 0.5);
				const at = Math.floor(ty) * turned.width + Math.floor(tx);
				expect(turned.planes[0]![at]).toBe(image.planes[0]![y * 7 + x]);
			}
	});
});

describe('placing', () => {
	it('keeps the print on the scan under any skew, scale and shift of the set', () => {
		const print = { x: 14, y: 8, width: 187, height: 285 };
		fc.assert(
			fc.property(placement, (wish) => {
				const map = placeInside(wish, paper, 300, 0, [print]);
				for (const [x, y] of [
					[14, 8],
					[201, 8],
					[201, 293],
					[14, 293]
				] as const) {
					const [px, py] = applyTo(map, x, y);
					expect(Math.min(px, py)).toBeGreaterThanOrEqual(0);
					expect(px).toBeLessThanOrEqual(2480);
					expect(py).toBeLessThanOrEqual(3508);
				}
			})
		);
	});
});

describe('wear', () => {
	it('punches round holes that show what lies beneath', () => {
		const sheet = blank(40, 40, [255], 1);
		punch(sheet, [[20, 20]], 5, [30]);
		expect(sheet.planes[0]![20 * 40 + 20]).toBe(30);
		expect(sheet.planes[0]![20 * 40 + 30]).toBe(255);
	});

	it('lets ink show through mirrored, never lighter than the paper', () => {
		const sheet = blank(40, 20, [255], 1);
		const back = blank(40, 20, [255], 1);
		for (let y = 5; y < 15; y++) back.planes[0]!.fill(0, y * 40 + 2, y * 40 + 12);
		bleedThrough(sheet, back, 0.3);
		expect(sheet.planes[0]![10 * 40 + 33]).toBeLessThan(200);
		expect(sheet.planes[0]![10 * 40 + 6]).toBeGreaterThan(250);
	});

	it('smears along rows only, and leaves flat paper flat', () => {
		const image = blank(30, 3, [200], 1);
		image.planes[0]![30 + 10] = 0;
		smear(image, 5);
		const [above, middle] = [image.planes[0]!.slice(0, 30), image.planes[0]!.slice(30, 60)];
		expect([...new Set(above)]).toEqual([200]);
		expect([...middle.slice(10, 15)]).toEqual([160, 160, 160, 160, 160]);
		expect([middle[9], middle[15]]).toEqual([200, 200]);
	});

	it('light falls off away from the lamp', () => {
		const image = blank(64, 64, [200], 1);
		shine(image, { x: 0, y: 0, falloff: 0.5 });
		const [near, far] = [image.planes[0]![0]!, image.planes[0]!.at(-1)!];
		expect(near).toBeGreaterThan(195);
		expect(far).toBeLessThan(115);
	});

	it('recipes change what they are named after and nothing that is written', () => {
		const plan = { ...ordinary, quarters: 0 };
		const worn = applyRecipes(plan, ['turned', 'bilevel'], new Random(4), 297);
		expect([1, 2, 3]).toContain(worn.quarters);
		expect(worn.bilevel).toBe(true);
		expect(applyRecipes(plan, ['struck', 'ditto'], new Random(4), 297)).toEqual(plan);
	});
});
