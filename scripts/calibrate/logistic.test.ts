import { describe, expect, it } from 'vitest';
import { Random } from '../specimens/random.ts';
import { fitLogistic } from './logistic.ts';
import { calibrationError } from './reliability.ts';

describe('logistic regression', () => {
	it('finds the weights that made the cases', () => {
		const random = new Random(7);
		const cases = Array.from({ length: 6000 }, () => {
			const features = { one: 1, belief: random.between(-3, 3), same: random.int(0, 1) };
			const sum = 0.5 * features.belief + 1.2 * features.same - 0.4;
			return { features, isRight: random.chance(1 / (1 + Math.exp(-sum))) };
		});
		const weights = fitLogistic(cases, () => 0.01);
		expect(weights.belief).toBeCloseTo(0.5, 1);
		expect(Math.abs(weights.same! - 1.2)).toBeLessThan(0.2);
		expect(Math.abs(weights.one! + 0.4)).toBeLessThan(0.15);
	});

	it('leaves belief as it is where nothing was seen', () => {
		const one = { features: { belief: 0, 'kind date': 0 }, isRight: true };
		expect(fitLogistic([one], () => 1)).toEqual({ belief: 1, 'kind date': 0 });
	});
});

describe('calibration error', () => {
	it('is nought where what is said comes true, and the gap where it does not', () => {
		const said = (probability: number, right: number, of: number) =>
			Array.from({ length: of }, (_, i) => ({ said: probability, isRight: i < right }));
		expect(calibrationError([...said(0.75, 3, 4), ...said(0.5, 2, 4)])).toBeCloseTo(0);
		expect(calibrationError(said(0.95, 5, 10))).toBeCloseTo(0.45);
	});
});
