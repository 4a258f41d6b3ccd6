import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withKnownDigits } from './known-digits.ts';

describe('digits that the first engine takes for others', () => {
	it.each([
		['19/02/1991', '10/02/1991', '10/02/1991'],
		['168811552', '168011552', '168011552'],
		['18 tháng 5 năm 2018', '18 tháng 3 năm 2018', '18 tháng 3 năm 2018'],
		['Thôn 9', 'Thôn 10', 'Thôn 9'],
		['1999', '1000', '1999'],
		['Lam', 'Hoc', 'Lam'],
		['2 tháng 4', '2 tháng 7', '2 tháng 4'],
		['', '', '']
	])('%s | %s', (first, second, wanted) => {
		expect(withKnownDigits(first, second)).toBe(wanted);
	});

	it('changes nothing but digits that the second has, and nothing when asked again', () => {
		const text = fc.stringMatching(/^[oa0-9, Thộn]{0,12}$/);
		fc.assert(
			fc.property(text, text, (a, b) => {
				const out = withKnownDigits(a, b);
				const letters = (of: string) => of.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
				[...letters(out)].forEach((sign, i) => {
					if (sign !== letters(a)[i]) expect(sign).toBe(letters(b)[i]);
				});
				expect(withKnownDigits(out, b).length).toBe(out.length);
			})
		);
	});
});
