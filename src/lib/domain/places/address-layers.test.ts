// As written, of its date, of today: and null wherever that is not certain.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addressLayers } from './address-layers.ts';
import type { GazetteerData } from './gazetteer-data.ts';
import { createGazetteer } from './gazetteer.ts';

const path = new URL('./data/gazetteer.data.json', import.meta.url);
const gazetteer = createGazetteer(JSON.parse(readFileSync(path, 'utf8')) as GazetteerData);
const layers = (text: string, date?: string) => addressLayers(gazetteer, text, date);

test('three layers of a settled address', () => {
	expect(layers('Thôn 3, xã Lê Hồ, huyện Kim Bảng, tỉnh Hà Nam', '2010-05-01')).toMatchObject({
		written: 'Thôn 3, xã Lê Hồ, huyện Kim Bảng, tỉnh Hà Nam',
		detail: 'Thôn 3',
		then: { text: 'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam', code: '13393', level: 3 },
		now: { text: 'Phường Lê Hồ, Tỉnh Ninh Bình', code: '13393', level: 3 },
		choices: { then: [], now: [] }
	});
});

test.each([
	['1960-05-01', 'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam'],
	['1970-05-01', 'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Nam Hà'],
	['1985-05-01', 'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam Ninh'],
	['1991-12-25', 'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam Ninh'],
	['1991-12-26', 'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Nam Hà'],
	['1994-05-01', 'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Nam Hà'],
	['1996-12-31', 'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Nam Hà'],
	['1997-01-01', 'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam']
])('a paper of %s lies in the province of its day, whatever it wrote', (date, text) => {
	for (const written of ['Hà Nam', 'Nam Hà', 'Hà Nam Ninh'])
		expect(layers(`xã Lê Hồ, huyện Kim Bảng, tỉnh ${written}`, date).then?.text).toBe(text);
	const found = layers('xã Lê Hồ, huyện Kim Bảng, tỉnh Nam Hà', date);
	expect(found.then?.path.slice(0, 2)).toEqual(['13393', '350']);
	expect(found.now?.text).toBe('Phường Lê Hồ, Tỉnh Ninh Bình');
});

test('the neighbours and the town are put into the province of the day, too', () => {
	expect(layers('huyện Ý Yên, tỉnh Nam Hà', '1994-05-01').then?.text).toBe(
		'Huyện Ý Yên, Tỉnh Nam Hà'
	);
	expect(layers('thị xã Hà Nam, tỉnh Nam Hà', '1994-05-01').then?.text).toBe(
		'Thị xã Hà Nam, Tỉnh Nam Hà'
	);
	expect(layers('huyện Kim Sơn, tỉnh Ninh Bình', '1994-05-01').then?.text).toBe(
		'Huyện Kim Sơn, Tỉnh Ninh Bình'
	);
});

test('a divided commune keeps its date and asks for today', () => {
	const found = layers('Phường Quang Trung, thành phố Phủ Lý, tỉnh Hà Nam', '2024-05-01');
	expect(found.then?.code).toBe('13285');
	expect(found.now).toBeNull();
	expect(found.choices.now.map((choice) => choice.code).sort()).toEqual(['13285', '13366']);
});

test('a district is today many communes, a province one province', () => {
	const district = layers('huyện Bình Lục, tỉnh Hà Nam', '2010-05-01');
	expect(district.then?.level).toBe(2);
	expect(district.now).toBeNull();
	expect(district.choices.now.length).toBeGreaterThan(3);
	expect(layers('tỉnh Hà Nam', '2010-05-01').now).toMatchObject({
		code: '37',
		text: 'Tỉnh Ninh Bình'
	});
});

test('an ambiguous text gives choices and no layer', () => {
	const found = layers('Lê Hô, Kim Bảng, Hà Nam', '2010-05-01');
	expect(found.then).toBeNull();
	expect(found.choices.then[0]?.text).toBe('Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam');
	expect(layers('đường số 8').choices).toEqual({ then: [], now: [] });
});
