// Words that are members of every object: a table of abbreviations asked for one must not answer with a function.
import { expect, it } from 'vitest';
import { fieldKindIds, readField } from './registry.ts';

const members = [
	...Object.getOwnPropertyNames(Object.prototype),
	...Object.getOwnPropertyNames(Array.prototype)
];

it.each(fieldKindIds)('%s: a coded answer for every name that objects have', (kind) => {
	for (const word of members)
		for (const text of [word, `xã ${word}`, `${word}, ${word}, ${word}`, `${word} 2`]) {
			const { value, issues } = readField(kind, text);
			expect(typeof value).toBe('string');
			for (const { params } of issues)
				for (const param of Object.values(params ?? {}))
					expect(['string', 'number']).toContain(typeof param);
		}
});
