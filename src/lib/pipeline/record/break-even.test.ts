import { describe, expect, it } from 'vitest';
import { fieldKindIds } from '../../domain/fields/registry.ts';
import { breakEven } from './break-even.ts';

describe('from when a reading is put into the input', () => {
	it.each(fieldKindIds)('%s: better than an even guess, never above the line of CHI 90', (kind) => {
		expect(breakEven(kind)).toBeGreaterThanOrEqual(0.5);
		expect(breakEven(kind)).toBeLessThanOrEqual(0.94);
	});
	it('asks more of short fields than of long ones', () => {
		expect(breakEven('sex')).toBe(0.94);
		expect(breakEven('date')).toBeCloseTo(0.89, 2);
		expect(breakEven('id-number')).toBeCloseTo(0.79, 1);
		expect(breakEven('person-name')).toBeCloseTo(0.57, 1);
		expect(breakEven('address')).toBe(0.5);
	});
});
