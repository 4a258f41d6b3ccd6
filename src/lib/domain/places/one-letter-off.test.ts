import { expect, test } from 'vitest';
import { isOneLetterOff } from './one-letter-off.ts';

test.each([
	['lequan', 'lequam', true],
	['lequan', 'lequan', false],
	['lequan', 'lequa', true],
	['equan', 'lequan', true],
	['lequan', 'leqquan', true],
	['lequan', 'lqeuan', false],
	['abc', 'abcde', false],
	['', 'a', true],
	['', '', false]
])('%s and %s: %s', (first, second, expected) => {
	expect(isOneLetterOff(first, second)).toBe(expected);
	expect(isOneLetterOff(second, first)).toBe(expected);
});
