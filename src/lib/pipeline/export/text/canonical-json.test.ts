import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

it('says the same value whatever the order of its keys, and what JSON says', () => {
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
			const json = canonicalJson(value);
			const back: unknown = JSON.parse(json);
			expect(back).toEqual(JSON.parse(JSON.stringify(value)));
			expect(canonicalJson(back)).toBe(json);
		}),
		{ numRuns: 1000 }
	);
});

it.each([
	[{ b: 1, a: { d: 2, c: undefined } }, '{"a":{"d":2},"b":1}'],
	[[undefined, 1], '[null,1]'],
	['\uD800"\n', '"\\ud800\\"\\n"'],
	[{ é: '𠀀' }, '{"é":"𠀀"}'],
	[Number.NaN, 'null']
])('writes %j as %s', (value, json) => {
	expect(canonicalJson(value)).toBe(json);
});
