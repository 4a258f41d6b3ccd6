import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { condense } from './condense.ts';
import { readGreedy } from './greedy.ts';
import type { Posteriors } from './posteriors.ts';

/** Posteriors whose best class at each step is given; 0 is the blank. */
function line(best: readonly number[], sure = 0.99): Posteriors {
	const classes = 4;
	const logProbs = new Float32Array(best.length * classes).fill(Math.log((1 - sure) / 3));
	best.forEach((at, frame) => (logProbs[frame * classes + at] = Math.log(sure)));
	return {
		frames: best.length,
		classes,
		logProbs,
		chars: ['a', 'b', 'c'],
		framePx: 4,
		leftPx: 0
	};
}

const steps = fc.array(fc.constantFrom(0, 0, 0, 1, 2, 3), { maxLength: 60 });

describe('condense', () => {
	it('keeps two steps of a long blank', () => {
		const { posteriors, stepOf } = condense(line([1, 0, 0, 0, 0, 0, 2]));
		expect(posteriors.frames).toBe(4);
		expect([...stepOf]).toEqual([0, 1, 2, 6, 7]);
	});

	it('keeps blanks that are not certain', () => {
		expect(condense(line([1, 0, 0, 0, 0, 2], 0.9)).posteriors.frames).toBe(6);
	});

	it('reads the same text before and after, each kept step being the one it names', () => {
		fc.assert(
			fc.property(steps, (best) => {
				const whole = line(best);
				const { posteriors, stepOf } = condense(whole);
				expect(readGreedy(posteriors).text).toBe(readGreedy(whole).text);
				for (let i = 0; i < posteriors.frames; i++)
					expect(posteriors.logProbs.subarray(i * 4, i * 4 + 4)).toEqual(
						whole.logProbs.subarray(stepOf[i]! * 4, stepOf[i]! * 4 + 4)
					);
				expect(stepOf.at(-1)).toBe(best.length);
			})
		);
	});
});
