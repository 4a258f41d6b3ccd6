import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchBound } from './batch-bound.ts';
import { binomialAtMost, interval, lowerBound, sampleSize, upperBound } from './binomial.ts';

describe('Clopper–Pearson', () => {
	// Two-sided 95 % limits as printed in statistical tables.
	it.each([
		[0, 10, 0, 0.3085],
		[1, 100, 0.0003, 0.0545],
		[3, 20, 0.0321, 0.3789],
		[5, 50, 0.0333, 0.2181],
		[10, 100, 0.049, 0.1762],
		[50, 100, 0.3983, 0.6017],
		[10, 10, 0.6915, 1]
	])('%d of %d lies within %d … %d', (wrong, judged, low, high) => {
		const [least, most] = interval(wrong, judged);
		expect(least).toBeCloseTo(low, 4);
		expect(most).toBeCloseTo(high, 4);
	});

	it.each([
		[0, 3000, 0.000998],
		[0, 5990, 0.0005],
		[1, 4742, 0.001],
		[0, 59, 0.0495]
	])('%d wrong of %d claim at most %d, one-sided', (wrong, judged, bound) => {
		expect(upperBound(wrong, judged)).toBeCloseTo(bound, 4);
	});

	it('knows nothing from nothing', () => {
		expect([upperBound(0, 0), lowerBound(0, 0), lowerBound(0, 9), upperBound(4, 4)]).toEqual([
			1, 0, 0, 1
		]);
	});

	it.each([
		[0.0005, 0, 5990],
		[0.001, 0, 2995],
		[0.01, 0, 299],
		[0.01, 1, 473],
		[0.05, 0, 59]
	])('a target of %d with %d errors takes %d fields', (target, wrong, fields) => {
		expect(sampleSize(target, wrong)).toBe(fields);
	});

	it('gives the smallest sample that reaches the target, for any target', () => {
		fc.assert(
			fc.property(fc.double({ min: 0.002, max: 0.5, noNaN: true }), fc.nat(4), (target, wrong) => {
				const size = sampleSize(target, wrong);
				expect(upperBound(wrong, size)).toBeLessThanOrEqual(target + 1e-9);
				expect(upperBound(wrong, size - 1)).toBeGreaterThan(target - 1e-9);
			}),
			{ numRuns: 60 }
		);
	});

	it('sums to one without drowning in small numbers', () => {
		expect(binomialAtMost(2000, 2000, 0.4)).toBe(1);
		expect(binomialAtMost(800, 2000, 0.4)).toBeGreaterThan(0.5);
		expect(binomialAtMost(0, 100_000, 0.5)).toBe(0);
	});
});

describe('the bound of a batch', () => {
	const tally = (stratum: 'core' | 'other', fields: number, judged: number, wrong: number) => ({
		stratum,
		fields,
		judged,
		wrong
	});

	it('is the plain one where both strata were sampled alike and nothing was wrong', () => {
		const bound = batchBound([tally('core', 4000, 400, 0), tally('other', 6000, 600, 0)]);
		expect(bound).toBeGreaterThanOrEqual(upperBound(0, 1000) - 1e-9);
		expect(bound).toBeLessThan(upperBound(0, 1000) * 1.05);
	});
	it('falls back on the thinner stratum: errors may hide there', () => {
		const bound = batchBound([tally('core', 5000, 900, 0), tally('other', 5000, 100, 0)]);
		expect(bound).toBeCloseTo(upperBound(0, 100) / 2, 3);
	});
	it('is exact where every field was judged, and 1 where none was', () => {
		expect(batchBound([tally('core', 50, 50, 1), tally('other', 50, 50, 0)])).toBe(0.01);
		expect(batchBound([tally('core', 50, 0, 0), tally('other', 50, 0, 0)])).toBe(1);
		expect(batchBound([tally('core', 0, 0, 0), tally('other', 100, 30, 0)])).toBeCloseTo(
			upperBound(0, 30),
			9
		);
	});
	it('takes a stratum that nobody looked at as wrong throughout', () => {
		expect(batchBound([tally('core', 50, 50, 0), tally('other', 50, 0, 0)])).toBe(0.5);
		expect(batchBound([tally('core', 500, 100, 0), tally('other', 500, 0, 0)])).toBeGreaterThan(
			0.5
		);
	});
	it('never falls when another error is found, nor rises with another right field', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 5, max: 80 }),
				fc.integer({ min: 5, max: 80 }),
				fc.nat(3),
				(n, m, x) => {
					const at = (wrong: number, more: number) =>
						batchBound([tally('core', 400, n + more, wrong), tally('other', 600, m, 0)]);
					expect(at(x + 1, 0)).toBeGreaterThan(at(x, 0) - 1e-9);
					expect(at(x, 5)).toBeLessThanOrEqual(at(x, 0) + 1e-3);
				}
			),
			{ numRuns: 20 }
		);
	});
});
