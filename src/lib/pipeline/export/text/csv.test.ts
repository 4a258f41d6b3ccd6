import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../../../../../tests/factories/hostile-text.ts';
import { csvLine, guardFormula, unguardFormula } from './csv.ts';
import { parseCsv } from './csv-reader.ts';

describe('guardFormula', () => {
	it.each([
		['=1+1', "'=1+1"],
		['+84912345678', "'+84912345678"],
		['-nt-', "'-nt-"],
		['@x', "'@x"],
		['\tx', "'\tx"],
		['\r=x', "'\r=x"],
		['\0x', "'\0x"],
		['＝1', "'＝1"],
		[' =1', "' =1"],
		['\u200B=1', "'\u200B=1"],
		["'=1", "''=1"],
		['NGUYỄN VĂN A', 'NGUYỄN VĂN A'],
		['a=b', 'a=b'],
		['', '']
	])('writes %j as %j', (text, guarded) => {
		expect(guardFormula(text)).toBe(guarded);
		expect(unguardFormula(guarded)).toBe(text);
	});

	it('leaves no trigger first and can always be undone', () => {
		fc.assert(
			fc.property(hostileText, (text) => {
				const guarded = guardFormula(text);
				expect(guarded.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/u);
				expect(unguardFormula(guarded)).toBe(text);
			}),
			{ numRuns: 10_000 }
		);
	});
});

describe('csvLine', () => {
	it('can be read back whatever the cells hold', () => {
		fc.assert(
			fc.property(fc.array(hostileText, { minLength: 1, maxLength: 6 }), (cells) => {
				expect([...parseCsv(csvLine(cells, false))]).toEqual([cells]);
			}),
			{ numRuns: 2000 }
		);
	});
});
