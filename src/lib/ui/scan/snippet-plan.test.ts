import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rectToQuad, type Quad } from '#lib/domain/geometry.ts';
import { frameOf, inFrame, placeInSnippet, planSnippet } from './snippet-plan.ts';

const limits = { width: 540, inkHeight: 28, maxPieces: 3 };
const symbol = (x: number, y = 530) => ({
	text: 'a',
	confidence: 0.5,
	box: rectToQuad({ x, y, width: 20, height: 45 })
});
const wide = rectToQuad({ x: 300, y: 500, width: 1900, height: 110 });

describe('the strip of ink above an input', () => {
	it('shows a short word on a long dotted line in one piece, letters at full height', () => {
		const plan = planSnippet(wide, [symbol(320), symbol(700)], limits);
		expect(plan.pieces).toHaveLength(1);
		expect(45 * plan.scale).toBeGreaterThan(27);
	});
	it('leaves out the dots that were read along behind a word', () => {
		const dots = [1100, 1500, 2100].map((x) => ({ ...symbol(x), text: '.' }));
		const word = [symbol(320), symbol(700)];
		expect(planSnippet(wide, [...word, ...dots], limits)).toEqual(planSnippet(wide, word, limits));
	});
	it('wraps a line that is wider than the column instead of shrinking it', () => {
		const plan = planSnippet(wide, [symbol(320), symbol(1500)], limits);
		expect(plan.pieces.length).toBeGreaterThan(1);
		expect(45 * plan.scale).toBeGreaterThan(24);
	});
	it('shows every written line of a field as a line of its own', () => {
		const plan = planSnippet(
			wide,
			[symbol(320), symbol(400), symbol(120, 620), symbol(200, 622)],
			limits
		);
		expect(plan.pieces).toHaveLength(2);
		expect(plan.pieces[1]?.from.y).toBeGreaterThan(plan.pieces[0]?.from.y ?? 0);
	});
	it('straightens a skewed field', () => {
		const slope = 0.05;
		const skewed: Quad<number> = [
			{ x: 300, y: 500 },
			{ x: 1300, y: 500 + 1000 * slope },
			{ x: 1300 - 100 * slope, y: 600 + 1000 * slope },
			{ x: 300 - 100 * slope, y: 600 }
		];
		const box = inFrame(frameOf(skewed), skewed);
		expect(box.x).toBeCloseTo(0, 6);
		expect(box.height).toBeCloseTo(100.12, 1);
		expect(planSnippet(skewed, [], limits).height).toBeLessThan(170);
	});
	it('never leaves the column, and covers an unread field from end to end', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 20, max: 2400 }),
				fc.integer({ min: 20, max: 160 }),
				fc.integer({ min: 120, max: 900 }),
				(width, height, column) => {
					const quad = rectToQuad({ x: 40, y: 30, width, height });
					const plan = planSnippet(quad, [], { ...limits, width: column });
					const last = plan.pieces.at(-1);
					expect(plan.width).toBeLessThanOrEqual(column + 0.01);
					expect(plan.pieces[0]?.from.x).toBe(0);
					expect((last?.from.x ?? 0) + (last?.from.width ?? 0)).toBeCloseTo(width, 4);
				}
			),
			{ examples: [[1399, 139, 363]] }
		);
	});
	it('places a doubtful letter inside the piece that shows it', () => {
		const plan = planSnippet(wide, [symbol(320), symbol(1500)], limits);
		const place = placeInSnippet(plan, symbol(1500).box);
		expect(place?.y).toBeGreaterThan(plan.pieces[0]?.to.height ?? 0);
		expect((place?.x ?? 0) + (place?.width ?? 0)).toBeLessThanOrEqual(plan.width + 0.01);
		expect(placeInSnippet(plan, rectToQuad({ x: 10, y: 3000, width: 9, height: 9 }))).toBeNull();
	});
});
