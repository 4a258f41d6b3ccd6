// The gazetteer against what the registry notes say of Hà Nam, and against its own promises for the whole country.
import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GazetteerData } from './gazetteer-data.ts';
import { createGazetteer } from './gazetteer.ts';
import { formatUnit } from './unit.ts';
import { existsOn } from './unit-days.ts';

const path = new URL('./data/gazetteer.data.json', import.meta.url);
const data = JSON.parse(readFileSync(path, 'utf8')) as GazetteerData;
const gazetteer = createGazetteer(data);
const unit = (code: string, date?: string) =>
	gazetteer.unitAt(code, date) ?? expect.fail(`no ${code}`);
const best = (text: string, date?: string) => {
	const { candidates, isAmbiguous } = gazetteer.parseAddress(text, date ? { date } : {});
	return {
		text: candidates[0] ? formatUnit(candidates[0].unit) : '',
		isAmbiguous,
		first: candidates[0],
		candidates
	};
};

describe('the data', () => {
	test('is small enough to ship', () => {
		expect(gzipSync(readFileSync(path)).length).toBeLessThan(1_500_000);
		expect(statSync(path).size).toBeLessThan(1_500_000);
	});
	test('has the country of today: 34 provinces, 3,321 communes, no districts', () => {
		const now = gazetteer.units.filter((item) => item.to === 0);
		expect(now.filter((item) => item.level === 1)).toHaveLength(34);
		expect(now.filter((item) => item.level === 2)).toHaveLength(0);
		expect(now.filter((item) => item.level === 3)).toHaveLength(3321);
	});
	test(
		'every ended unit leads to units of today, or says that nobody knows',
		{ timeout: 60_000 },
		() => {
			for (const item of gazetteer.units) {
				const { units, certainty } = gazetteer.unitToday(item);
				if (certainty === 'sure') expect(units, formatUnit(item)).toHaveLength(1);
				for (const found of units) expect(found.to).toBe(0);
				if (units.length > 1) expect(certainty).not.toBe('sure');
			}
		}
	);
	test('successors begin when or after their predecessors do', () => {
		for (const item of gazetteer.units)
			for (const next of item.becomes)
				if (next.to === 0) expect(next.from).toBeGreaterThanOrEqual(20250701);
	});
});

describe('Hà Nam', () => {
	test.each([
		['1960-01-01', 'Hà Nam'],
		['1970-01-01', 'Nam Hà'],
		['1980-01-01', 'Hà Nam Ninh'],
		['1993-01-01', 'Nam Hà'],
		['2000-01-01', 'Hà Nam']
	])('on %s the province is %s and no other', (date, name) => {
		const day = Number(date.replaceAll('-', ''));
		const ours = gazetteer.units.filter(
			(item) => item.level === 1 && ['Hà Nam', 'Nam Hà', 'Hà Nam Ninh'].includes(item.name)
		);
		expect(ours.filter((item) => existsOn(item, day)).map((item) => item.name)).toEqual([name]);
	});
	test('is in Ninh Bình since 1/7/2025', () => {
		expect(gazetteer.unitToday(unit('35', '2020-01-01'))).toMatchObject({
			certainty: 'sure',
			units: [{ name: 'Ninh Bình', code: '37' }]
		});
	});
	test('the two bogus codes of one data set are put right', () => {
		expect(unit('13330').name).toBe('Duy Tân');
		expect(unit('13540').name).toBe('Bình An');
		expect(gazetteer.byCode('10696').filter((item) => item.to === 0)).toEqual([]);
		expect(gazetteer.byCode('2290')).toEqual([]);
		expect(gazetteer.unitToday(unit('13540', '2020-01-01')).units.map((item) => item.code)).toEqual(
			['13540']
		);
	});
	test.each([
		['13393', '2019-12-01', 'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam'],
		['13393', '2025-02-01', 'Phường Lê Hồ, Thị xã Kim Bảng, Tỉnh Hà Nam'],
		['13393', '2026-01-01', 'Phường Lê Hồ, Tỉnh Ninh Bình'],
		['13321', '2019-12-01', 'Thị trấn Đồng Văn, Huyện Duy Tiên, Tỉnh Hà Nam'],
		['13321', '2021-01-01', 'Phường Đồng Văn, Thị xã Duy Tiên, Tỉnh Hà Nam'],
		['13294', '2020-01-01', 'Phường Minh Khai, Thành phố Phủ Lý, Tỉnh Hà Nam'],
		['13294', '2025-02-01', 'Phường Châu Cầu, Thành phố Phủ Lý, Tỉnh Hà Nam']
	])('%s on %s was %s', (code, date, text) => expect(formatUnit(unit(code, date))).toBe(text));
	test.each(['13285', '13324', '13357', '13354', '13363'])(
		'%s was divided: a question, never a guess',
		(code) => {
			const { units, certainty } = gazetteer.unitToday(unit(code, '2025-05-01'));
			expect(certainty).toBe('split');
			expect(units.length).toBeGreaterThan(code === '13285' ? 1 : 0);
		}
	);
	test('33 communes of today stand on its ground', () => {
		const communes = gazetteer.units.filter(
			(item) => item.level === 3 && item.parent?.parent?.code === '35'
		);
		const now = new Set(communes.flatMap((item) => gazetteer.unitToday(item).units));
		expect(now.size).toBe(33);
	});
});

test('a decree after 2025 is a change of data: Đồng Nai became a city', () => {
	expect(unit('75', '2025-10-01').kind).toBe('Tỉnh');
	expect(unit('75', '2026-05-01').kind).toBe('Thành phố');
});

describe('addresses', () => {
	test.each([
		[
			'xã Lê Hồ, huyện Kim Bảng, tỉnh Hà Nam',
			'2010-01-01',
			'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam'
		],
		['Le Ho - Kim Bang - Ha Nam', '2010-01-01', 'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam'],
		['Hà Nam, Kim Bảng, Lê Hồ', '2010-01-01', 'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam'],
		['x. Lê Hồ, H. Kim Bảng, T. Hà Nam', '2010-01-01', 'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam'],
		['Thôn Đại Phú, Lê Hồ, KB, Hà Nam', '2010-01-01', 'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam'],
		['Lê Hồ, Kim Bảng, Hà Nam Ninh', '1985-01-01', 'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam'],
		['Lê Hồ, Kim Bảng, Nam Hà', '1993-01-01', 'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam'],
		['TT Quế, Kim Bảng, Hà Nam', '2010-01-01', 'Thị trấn Quế, Huyện Kim Bảng, Tỉnh Hà Nam'],
		['Hoà Mạc, Duy Tiên, Hà Nam', '2022-01-01', 'Phường Hòa Mạc, Thị xã Duy Tiên, Tỉnh Hà Nam'],
		['P6, Q.5, TP.HCM', '2010-01-01', 'Phường 6, Quận 5, Thành phố Hồ Chí Minh'],
		['phường Lê Hồ, tỉnh Ninh Bình', '2026-01-01', 'Phường Lê Hồ, Tỉnh Ninh Bình'],
		['Ea H’Leo, Ea Hleo, Đăk Lăk', '2010-01-01', "Xã Ea H'leo, Huyện Ea H'leo, Tỉnh Đắk Lắk"]
	])('%s on %s', (text, date, expected) => {
		const found = best(text, date);
		expect(found.text.toLowerCase()).toBe(expected.toLowerCase());
	});
	test('the province as written keeps its own era', () => {
		const { first } = best('Lê Hồ, Kim Bảng, Hà Nam Ninh', '1985-01-01');
		expect(first?.province?.name).toBe('Hà Nam Ninh');
		expect(first?.doubts).toEqual([]);
	});
	test('a province that did not exist then is said', () => {
		expect(best('Lê Hồ, Kim Bảng, Hà Nam', '1985-01-01').first?.doubts).toContain('outside-era');
	});
	test('what stands before the units is kept as written', () => {
		expect(best('Số 5, thôn Đại Phú, xã Lê Hồ, huyện Kim Bảng, tỉnh Hà Nam').first?.detail).toBe(
			'Số 5 thôn Đại Phú'
		);
	});
	test.each([
		['Bình Giang, Bình Lục', 'a commune that the district never had'],
		['phường 85, Quận 5, Hồ Chí Minh', 'a ward nobody knows'],
		['Trịnh Xà, Bình Lục, Hà Nam', 'other tones'],
		['Lê Hồ', 'old or new unit'],
		['Hà Trung, Thanh Hóa', 'a district of old or a commune of today']
	])('%s is asked: %s', (text) =>
		expect(best(text).isAmbiguous || best(text).first?.commune === null).toBe(true)
	);
	test('no place at all', () => {
		expect(gazetteer.parseAddress('397/54 đường số 8').candidates).toEqual([]);
		expect(gazetteer.parseAddress('')).toEqual({ candidates: [], isAmbiguous: false });
	});
	test('every commune of 2024 is found from its own full address', { timeout: 60_000 }, () => {
		const communes = gazetteer.units.filter(
			(item) =>
				item.level === 3 && item.parent?.level === 2 && item.code !== '' && existsOn(item, 20240101)
		);
		const sample = communes.filter((_, at) => at % 9 === 0);
		const wrong = sample.filter((item) => {
			const { candidates, isAmbiguous } = gazetteer.parseAddress(formatUnit(item), {
				date: '2024-01-01'
			});
			const found = candidates[0]?.unit;
			return (
				!isAmbiguous && !(found?.name === item.name && found.parent?.name === item.parent?.name)
			);
		});
		expect(wrong.map(formatUnit)).toEqual([]);
	});
	test('any text, any length, ends soon', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
				gazetteer.parseAddress(text);
				gazetteer.searchPlaces(text);
			}),
			{ numRuns: 200 }
		);
		const start = performance.now();
		for (const piece of ['Tân An, ', 'a', '1 ', 'x ', 'Hà Nam '])
			gazetteer.parseAddress(piece.repeat(10_000 / piece.length));
		for (const piece of ['t ', 'a']) gazetteer.searchPlaces(piece.repeat(5_000));
		expect(performance.now() - start).toBeLessThan(20_000);
	});
});

describe('search while typing', () => {
	const hanam = unit('35', '2020-01-01');
	const top = (query: string, date = '2015-01-01') =>
		gazetteer.searchPlaces(query, { near: hanam, date }).map((item) => item.text);
	test.each([
		'lh kb',
		'leho',
		'le ho',
		'lho',
		'le ho kb',
		'kb lh',
		'kim bang le ho',
		'ha nam kb leho',
		'Lê Hồ',
		'xã lê hồ',
		'x. lê hồ h. kb'
	])('%s', (query) => expect(top(query)[0]).toBe('Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam'));
	test('other parts of the country are reachable from Hà Nam', () => {
		expect(top('hai hau nam dinh').join('|')).toContain('Huyện Hải Hậu');
		expect(top('quy nhon', '2024-01-01')[0]).toContain('Quy Nhơn');
	});
	test('nothing typed, nothing suggested', () => {
		expect(gazetteer.searchPlaces('  ')).toEqual([]);
		expect(gazetteer.searchPlaces('zzzz')).toEqual([]);
	});
	test('the limit holds and no text comes twice', () => {
		const found = gazetteer.searchPlaces('t', { limit: 20 });
		expect(found).toHaveLength(20);
		expect(new Set(found.map((item) => item.text)).size).toBe(20);
	});
});
