// Dates as papers write them; what is not written stays unknown.
import { describe, expect, test } from 'vitest';
import { dateBounds, toIsoDay } from './dates.ts';
import { readField } from './fields/registry.ts';
import { parseDate } from './parse-date.ts';
import { date } from './fields/date.ts';

const codes = (raw: string, documentDate?: string) =>
	readField('date', raw, documentDate ? { documentDate } : {}).issues.map((found) => found.code);

test.each([
	['15/08/1962', '15/08/1962', 'day'],
	['15/8/1962', '15/08/1962', 'day'],
	['15-8-1962', '15/08/1962', 'day'],
	['15.8.1962', '15/08/1962', 'day'],
	['15 8 1962', '15/08/1962', 'day'],
	['Ngày 15/8 năm 1962', '15/08/1962', 'day'],
	['1962-08-15', '15/08/1962', 'day'],
	['ngày 15 tháng 8 năm 1962', '15/08/1962', 'day'],
	['mồng 5 tháng 8 năm 1960', '05/08/1960', 'day'],
	['150862', '15/08/1962', 'day'],
	['15081962', '15/08/1962', 'day'],
	['081962', '08/1962', 'month'],
	['5081962', '05/08/1962', 'day'],
	['1581962', '15/08/1962', 'day'],
	['1111962', '1111962', null],
	['8/1962', '08/1962', 'month'],
	['tháng 8 năm 1962', '08/1962', 'month'],
	['12 thóng 3 nam 2016', '12/03/2016', 'day'],
	['12 hang 3 nan 2016', '12/03/2016', 'day'],
	['?/8/62', '08/1962', 'month'],
	['…/8/1962', '08/1962', 'month'],
	['.../.../1945', '1945', 'year'],
	['xx/xx/1945', '1945', 'year'],
	['15/?/1962', '15/?/1962', 'year'],
	['1962', '1962', 'year'],
	['sn 1962', '1962', 'year'],
	['s.n 1962', '1962', 'year'],
	['sinh năm 1962', '1962', 'year'],
	['62', '1962', 'year'],
	['khoảng 1930', 'khoảng 1930', 'year'],
	['15/08/1962 ÂL', '15/08/1962 ÂL', 'day'],
	['15/8/1962 (âm lịch)', '15/08/1962 ÂL', 'day'],
	['15/8/1962 dương lịch', '15/08/1962', 'day'],
	['15/08/?', '15/08/?', 'none'],
	['5/8', '5/8', null],
	['xyz', 'xyz', null],
	['12/34/56/78', '12/34/56/78', null]
] as const)('%s → %s (%s)', (raw, value, precision) => {
	const read = date.read(raw, {});
	expect(read.value).toBe(value);
	expect(read.parts?.precision ?? null).toBe(precision);
});

describe('a two-digit year', () => {
	test('is 19xx when 20xx cannot be, and says so', () => {
		expect(date.read('15/08/62', {})).toMatchObject({
			value: '15/08/1962',
			issues: [{ code: 'date-century-assumed', params: { year: 1962 } }]
		});
	});
	test('is asked when both centuries can be', () => {
		const read = date.read('15/08/15', {});
		expect(read).toMatchObject({ value: '15/08/15', parts: { year: null, years: [1915, 2015] } });
		expect(codes('15/08/15')).toEqual(['date-century-unknown']);
	});
	test('is settled by the date of the paper', () => {
		expect(date.read('15/08/15', { documentDate: '1990-05-01' }).value).toBe('15/08/1915');
		expect(date.read('15/08/05', { documentDate: '2014-05-01' }).parts?.years).toEqual([
			1905, 2005
		]);
	});
});

test('a cycle year keeps its words and the years it may be', () => {
	const read = date.read('Canh Tý', { documentDate: '1985-01-01' });
	expect(read).toMatchObject({
		value: 'Canh Tý',
		parts: { year: null, years: [1900, 1960], calendar: 'lunar' }
	});
	expect(date.read('Kỷ Tỵ', { documentDate: '1995-01-01' }).parts?.years).toEqual([1929, 1989]);
	expect(date.read('Giáp Tý', { documentDate: '1990-01-01' }).parts?.years).toEqual([1924, 1984]);
	expect(date.read('Canh Sửu', {}).parts).toBeNull();
});

test('an age is never turned into a date of birth', () => {
	expect(date.read('52 tuổi', { documentDate: '1990-03-01' })).toMatchObject({
		value: '52 tuổi',
		parts: { day: null, year: null, age: 52, years: [1937, 1938] }
	});
});

test.each([
	['31/02/1960', 'date-not-on-calendar'],
	['30/02/1960', 'date-not-on-calendar'],
	['15/13/1960', 'date-not-on-calendar'],
	['00/05/1960', 'date-not-on-calendar'],
	['15/1/1960', 'date-month-one-digit'],
	['5/8/1960', 'date-day-one-digit'],
	['nonsense', 'date-unreadable']
])('%s is doubted: %s', (raw, code) => expect(codes(raw)).toContain(code));

test('what must not be doubted', () => {
	for (const raw of ['05/8/1960', '29/02/1960', '1932', '30/02/1960 ÂL', '31/12/1999'])
		expect(codes(raw)).toEqual([]);
});

test('born after the paper was written', () => {
	expect(codes('15/08/1992', '1990-05-01')).toContain('date-after-document');
	expect(codes('1990', '1990-05-01')).toEqual([]);
});

test('bounds are never narrower than what is written', () => {
	const bounds = (text: string) => {
		const parsed = parseDate(text);
		return parsed && dateBounds(parsed.date);
	};
	expect(bounds('1962')).toEqual({ from: 19620101, to: 19621231 });
	expect(bounds('02/1960')).toEqual({ from: 19600201, to: 19600229 });
	expect(bounds('khoảng 1930')).toEqual({ from: 19280101, to: 19321231 });
	expect(bounds('15/08/1962')).toEqual({ from: 19620815, to: 19620815 });
});

test('only a full solar date has an ISO day', () => {
	const iso = (text: string) => toIsoDay(parseDate(text)?.date ?? expect.fail('unreadable'));
	expect(iso('15/8/1962')).toBe('1962-08-15');
	expect(iso('8/1962')).toBeNull();
	expect(iso('15/8/1962 ÂL')).toBeNull();
	expect(iso('31/02/1960')).toBeNull();
});
