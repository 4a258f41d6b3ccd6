import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settled } from './look-alikes.ts';

describe('what one engine takes for another', () => {
	it.each([
		['19/02/1991', '10/02/1991', 'date', 0.95, '10/02/1991', '10/02/1991'],
		['168811552', '168011552', 'id-number', 0.86, '168011552', '168011552'],
		['Thôn Thọ Lão', 'Thôn Thạ Lão', 'address', 0.95, 'Thôn Thọ Lão', 'Thôn Thọ Lão'],
		['Thôn Thọ Lão', 'Thôn Thạ Lão', 'address', 0.4, 'Thôn Thọ Lão', 'Thôn Thạ Lão'],
		['Nha Quan', 'Nho Quan', 'place', 0.3, 'Nho Quan', 'Nho Quan'],
		['2 tháng 3', '2 thóng 3', 'date', 0.9, '2 thóng 3', '2 thóng 3'],
		['OANH', 'AANH', 'person-name', 0.9, 'OANH', 'AANH'],
		['Lam', 'Hoc', 'free-text', 0.99, 'Lam', 'Hoc'],
		['Thôn 9', 'Thôn 10', 'address', 0.9, 'Thôn 9', 'Thôn 10'],
		['', '', 'free-text', 1, '', '']
	] as const)('%s | %s as %s at %d', (first, second, kind, sure, one, other) => {
		expect(settled(first, second, kind, sure)).toEqual([one, other]);
	});

	it('takes every sign from one of the two and is the same said twice', () => {
		const text = fc.stringMatching(/^[oa0-9, Thn]{0,12}$/);
		fc.assert(
			fc.property(text, text, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, sure) => {
				const [one, other] = settled(a, b, 'address', sure);
				const letters = (of: string) => of.replace(/[^\p{L}\p{N}]/gu, '');
				[...letters(one)].forEach((sign, i) => {
					expect([letters(a)[i], letters(b)[i]]).toContain(sign);
				});
				expect(settled(one, other, 'address', sure)).toEqual([one, other]);
			})
		);
	});
});
