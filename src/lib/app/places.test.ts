// The gazetteer as the screens get it: nothing before it is loaded, suggestions for the last part afterwards.
import { expect, test } from 'vitest';
import { meantBy } from './aids/meant.ts';
import { loadPlaces, placesNow, suggestPlaces } from './places.ts';

test('keying never waits: nothing at first, suggestions once it is there', async () => {
	expect(placesNow()).toBeNull();
	expect(suggestPlaces('lh kb')).toEqual([]);
	expect((await loadPlaces())?.gazetteer.units.length).toBeGreaterThan(15_000);
	expect(suggestPlaces('lh kb', '2015-01-01')[0]?.whole).toBe(
		'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam'
	);
});

test('what stands before the comma stays', async () => {
	await loadPlaces();
	const [first] = suggestPlaces('Thôn 3, le ho kb', '2015-01-01');
	expect(first?.whole).toBe('Thôn 3, Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam');
	expect(suggestPlaces('Thôn 3, ')).toEqual([]);
	expect(suggestPlaces('l')).toEqual([]);
});

test('a place typed without tones is meant where it is the only one; written with tones it stays', async () => {
	await loadPlaces();
	const day = '2015-01-01';
	expect(meantBy('place', 'le ho kim bang ha nam', day)).toBe(
		'Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam'
	);
	expect(meantBy('address', 'Thôn 3, le ho kim bang ha n', day)).toBe(
		'Thôn 3, Xã Lê Hồ, Huyện Kim Bảng, Tỉnh Hà Nam'
	);
	for (const typed of ['Lê Hồ, Kim Bảng, Hà Nam', 'Lê Hồ Kim Bảng Hà Nam', 'le', 'kim bang', ''])
		expect(meantBy('place', typed, day), typed).toBeNull();
	expect(meantBy('occupation', 'le ho kim bang ha nam', day)).toBeNull();
});
