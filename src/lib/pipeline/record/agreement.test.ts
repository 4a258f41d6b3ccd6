// Two papers that agree: worth more than either, never more than a shared slip allows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sureFrom } from '../../domain/reading.ts';
import { agreedProbability, personsWord } from './agreement.ts';

const chance = fc.double({ min: 0.01, max: 0.999, noNaN: true });

describe('what two papers are worth together', () => {
	it.each([
		[0.9, 0.99, true],
		[0.93, 0.93, true],
		[0.75, 0.97, true],
		[0.55, personsWord, true],
		// The same print misread twice by the same machine.
		[0.72, 0.74, false],
		[0.5, 0.94, false]
	])('%f beside %f settles a doubt: %s', (own, other, settles) => {
		expect(agreedProbability(own, other) >= sureFrom).toBe(settles);
	});

	it('does not care which paper comes first, and grows with either', () => {
		fc.assert(
			fc.property(chance, chance, chance, (a, b, more) => {
				expect(agreedProbability(a, b)).toBeCloseTo(agreedProbability(b, a), 12);
				const better = Math.max(b, more);
				expect(agreedProbability(a, better)).toBeGreaterThanOrEqual(
					agreedProbability(a, b) - 1e-12
				);
			})
		);
	});

	it('is a probability, and never that of a person’s word', () => {
		fc.assert(
			fc.property(chance, chance, (a, b) => {
				const both = agreedProbability(a, b);
				expect(both).toBeGreaterThan(0);
				expect(both).toBeLessThan(1);
			})
		);
	});
});
