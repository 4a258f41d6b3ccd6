// The decoder's view of the gazetteer: the units of one day, with the spellings papers use.
import { describe, expect, it } from 'vitest';
import type { GazetteerData } from '../../../domain/places/gazetteer-data.ts';
import { placeTree } from './place-tree.ts';

const data: GazetteerData = {
	version: 'test.1',
	sources: [],
	units: [
		[1, 0, 'Hà Nam', '35', -1, 19970101, 20250701, [], 0],
		[2, 2, 'Lý Nhân', '353', 0, 0, 20250701, [], 0],
		[3, 5, 'Hoà Hậu', '13630', 1, 0, 20250701, [], 0],
		[3, 6, '8', '1', 1, 0, 20250701, [], 0],
		[3, 5, 'Nhân Đạo', '2', 1, 0, 20200101, [], 0],
		[1, 0, 'Ninh Bình', '37', -1, 20250701, 0, [], 0],
		[3, 5, 'Lý Nhân', '13573', 5, 20250701, 0, [], 0]
	]
};

describe('placeTree', () => {
	it('holds the units of the day and the communes that papers still name', () => {
		const [province, ...rest] = placeTree(data, 20241231);
		expect(rest).toEqual([]);
		expect(province?.code).toBe('35');
		const communes = province?.children[0]?.children.map((unit) => unit.code);
		expect(communes).toEqual(['13630', '1', '2']);
	});

	it('holds two levels since 1/7/2025', () => {
		const [province] = placeTree(data, 20250701);
		expect(province?.code).toBe('37');
		expect(province?.children.map((unit) => unit.code)).toEqual(['13573']);
	});

	it('holds a district that became a town once, with the communes of both', () => {
		const renamed: GazetteerData = {
			...data,
			units: [
				[1, 0, 'Hà Nam', '35', -1, 19970101, 20250701, [], 0],
				[2, 2, 'Duy Tiên', '349', 0, 0, 20200101, [], 0],
				[2, 4, 'Duy Tiên', '349', 0, 20200101, 20250701, [], 0],
				[3, 5, 'Đọi Sơn', '13369', 1, 0, 20200101, [], 0],
				[3, 5, 'Yên Nam', '13375', 1, 0, 20200101, [], 0],
				[3, 6, 'Yên Nam', '13376', 2, 20200101, 20250701, [], 0],
				[2, 2, 'Kim Thanh', '350', 0, 19770427, 19810101, [], 0]
			]
		};
		const [province] = placeTree(renamed, 20241231);
		expect(province?.children.map(({ names }) => names[0])).toEqual(['duy tiên']);
		const communes = province?.children[0]?.children.map(({ names, code }) => [names[0], code]);
		expect(communes).toEqual([
			['yên nam', '13376'],
			['đọi sơn', '13369']
		]);
	});

	it('knows both tone placements, both letters i, and no bare numbers', () => {
		const [province] = placeTree(data, 20241231);
		const district = province?.children[0];
		expect(district?.names).toEqual(expect.arrayContaining(['lý nhân', 'lí nhân']));
		expect(district?.children[0]?.names).toEqual(expect.arrayContaining(['hoà hậu', 'hòa hậu']));
		expect(district?.children[1]?.names).toEqual(expect.arrayContaining(['phường 8', 'p8']));
		expect(district?.children[1]?.names).not.toContain('8');
	});
});
