import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waterfall } from './waterfall.ts';

const evidence = (weights: readonly number[]) =>
	weights.map((weight, at) => ({ field: `f${at}` as never, level: 'equal' as const, weight }));

describe('the evidence as a waterfall', () => {
	it('begins where any two records stand, adds each field, and ends at the sum', () => {
		const { bars, zero } = waterfall({ weight: 6, evidence: evidence([14, 4, -2, 0]) });
		expect(bars.map(({ step, bits }) => [step, bits])).toEqual([
			['before', -10],
			['f0', 14],
			['f1', 4],
			['f2', -2],
			['sum', 6]
		]);
		// From −10 to 8: zero stands at ten eighteenths.
		expect(zero).toBeCloseTo((10 / 18) * 100);
		expect(bars.at(-1)).toMatchObject({ left: zero });
	});
	it('stays within its picture, whatever is said', () => {
		const bits = fc.double({ min: -30, max: 30, noNaN: true });
		fc.assert(
			fc.property(fc.array(bits, { maxLength: 7 }), bits, (weights, weight) => {
				for (const bar of waterfall({ weight, evidence: evidence(weights) }).bars) {
					expect(bar.left).toBeGreaterThanOrEqual(-1e-6);
					expect(bar.left + bar.width).toBeLessThanOrEqual(100 + 1e-6);
				}
			})
		);
	});
});
