import { describe, expect, it } from 'vitest';
import { Random } from '../../specimens/random.ts';
import { mutations } from './mutate.ts';

const bytes = new Uint8Array(Array.from({ length: 5000 }, (_, i) => 0x30 + (i % 10)));

describe.each(Object.entries(mutations))('%s', (_, mutate) => {
	it('is the same for the same seed, leaves its input alone, and changes something', () => {
		const before = [...bytes];
		const seeds = Array.from({ length: 20 }, (_, seed) => seed);
		const made = seeds.map((seed) => [...mutate(bytes, new Random(seed))]);
		expect(made).toEqual(seeds.map((seed) => [...mutate(bytes, new Random(seed))]));
		expect([...bytes]).toEqual(before);
		expect(made.some((one) => String(one) !== String(before))).toBe(true);
	});

	it.each([1, 2, 15])('bears a file of %i bytes', (length) => {
		for (let seed = 0; seed < 50; seed++)
			expect(mutate(bytes.slice(0, length), new Random(seed))).toBeInstanceOf(Uint8Array);
	});
});
