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
