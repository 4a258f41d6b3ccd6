import { expect, it } from 'vitest';
import { dateParts, isoDate } from './date-parts.ts';

it.each([
	['15/08/1962', '1962', '08', '15', '1962-08-15'],
	['08/1962', '1962', '08', '', null],
	['1962', '1962', '', '', null],
	['15/?/1962', '1962', '', '', null],
	['15/08/1962 ÂL', '1962', '', '', null],
	['15/12/1962 ÂL', '', '', '', null],
	['khoảng 1930', '1930', '', '', null],
	['Canh Tý', '', '', '', null],
	['52 tuổi', '', '', '', null],
	['5/8/1960', '1960', '08', '05', '1960-08-05'],
	['', '', '', '', null],
	['=1+1', '', '', '', null]
])('takes %j apart without inventing a part', (value, year, month, day, iso) => {
	expect(dateParts(value)).toEqual({ year, month, day });
	expect(isoDate(value)).toBe(iso);
});
