import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mended, wordsOf } from './mend.ts';

describe('mending a value in its cell', () => {
	it.each([
		['NGUYỄN VĂM AN', 'văn', 'NGUYỄN VĂN AN'],
		['NGUYỄN VĂN ÂN', 'an', 'NGUYỄN VĂN AN'],
		['15/08/1962', '1963', '15/08/1963'],
		['15/08/1962', '16', '16/08/1962'],
		[
			'Xã Shanh Hải, Huyện Kim Bảng, Tỉnh Hà Nam',
			'Thanh',
			'Xã Thanh Hải, Huyện Kim Bảng, Tỉnh Hà Nam'
		],
		['Xã Lê Hợ, Huyện Kim Bảng', 'Lê Hồ', 'Xã Lê Hồ, Huyện Kim Bảng'],
		['Kimh', 'Kinh', 'Kinh'],
		['168534784', '168634784', '168634784'],
		['TRẦN AN', 'trần văn an', 'trần văn an']
	])('%s with “%s” is %s', (stands, typed, wanted) => {
		expect(mended(stands, typed)).toBe(wanted);
	});
	it.each([
		['two places are as near', '01/01/1962', '02'],
		['the word is there already', 'NGUYỄN VĂN AN', 'văn']
	])('asks for the whole value where %s', (_, stands, typed) => {
		expect(mended(stands, typed)).toBeNull();
	});
	it('changes nothing but the words it replaces', () => {
		const word = fc.stringMatching(/^[a-zđ]{1,6}$/);
		fc.assert(
			fc.property(fc.array(word, { minLength: 2, maxLength: 6 }), word, (words, typed) => {
				const result = mended(words.join(' '), typed);
				if (result === null) return;
				const after = result.split(' ');
				expect(after).toHaveLength(words.length);
				expect(after.filter((one, at) => one !== words[at])).toHaveLength(1);
				expect(after).toContain(typed);
			})
		);
	});
	it('never has no words at all', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(wordsOf(text).length).toBeGreaterThan(0);
			})
		);
	});
});
