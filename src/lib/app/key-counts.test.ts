import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTo, type DayCounts, medianOf, recent } from './key-counts.ts';

const of = (day: string, ...presses: number[]) =>
	presses.reduce<DayCounts>((counts, one) => addTo(counts, day, one), {});

describe('keys a field over seven days', () => {
	it('says nothing of fewer than fifty fields', () => {
		expect(medianOf(of('2026-11-22', ...Array.from({ length: 49 }, () => 3)))).toBeNull();
		expect(medianOf(of('2026-11-22', ...Array.from({ length: 50 }, () => 3)))).toBe(3);
	});
	it('is the median of all days together, whatever their order', () => {
		const presses = fc.array(fc.integer({ min: 0, max: 119 }), { minLength: 50, maxLength: 120 });
		fc.assert(
			fc.property(presses, fc.integer({ min: 0, max: 6 }), (all, split) => {
				const counts = all.reduce<DayCounts>(
					(sum, one, index) => addTo(sum, `2026-11-1${(index + split) % 7}`, one),
					{}
				);
				const sorted = all.toSorted((a, b) => a - b);
				expect(medianOf(counts)).toBe(sorted[Math.ceil(sorted.length / 2) - 1]);
			})
		);
	});
	it.each([
		['2026-11-22', true],
		['2026-11-16', true],
		['2026-11-15', false],
		['2026-11-23', false]
	])('on 22 November %s counts: %s', (day, counts) => {
		expect(Object.keys(recent(of(day, 1), '2026-11-22'))).toHaveLength(counts ? 1 : 0);
	});
	it('gathers what took very long in one place', () => {
		expect(of('2026-11-22', 5000)['2026-11-22']).toHaveLength(121);
	});
});
