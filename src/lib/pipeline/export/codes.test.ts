import { describe, expect, it } from 'vitest';
import {
	codeTables,
	defaultCodes,
	ethnicityCode,
	nationalityCode,
	relationCode,
	religionCode,
	sexCode
} from './codes.ts';

const census = { ...defaultCodes, ethnicities: 'census' } as const;

describe('codes', () => {
	it.each([
		['Kinh', '01', '01'],
		['Hoa', '04', '06'],
		['Khơ-me', '05', '05'],
		['Mường', '06', '04'],
		['Ê-đê', '12', '11'],
		['Ba na', '13', '12'],
		['Sán Chay', '15', '13'],
		['Chăm', '17', '14'],
		['Cơ-ho', '16', '15'],
		['Xơ-Đăng', '14', '16'],
		['Thổ', '24', ''],
		['Không phải dân tộc', '', ''],
		['', '', '']
	])('numbers %s as %s of 1979 and %j of the census', (name, old, now) => {
		expect(ethnicityCode(name, defaultCodes)).toBe(old);
		expect(ethnicityCode(name, census)).toBe(now);
	});

	it('gives "Không" the code the office has chosen, none by default', () => {
		expect(religionCode('Không', defaultCodes)).toBe('');
		expect(religionCode('Không', { ...defaultCodes, noReligion: '99' })).toBe('99');
		expect(religionCode('Công giáo', defaultCodes)).toBe('02');
	});

	it.each([
		[sexCode('Nam'), '1'],
		[sexCode('Nữ'), '2'],
		[sexCode('?'), '0'],
		[relationCode('Vợ'), '5'],
		[relationCode('Chủ hộ'), ''],
		[relationCode('Con dâu'), '99'],
		[nationalityCode('Việt Nam'), 'VN'],
		[nationalityCode('Atlantis'), '']
	])('looks up %j', (found, code) => {
		expect(found).toBe(code);
	});

	it('lists every code it can write, each once', () => {
		for (const choice of [defaultCodes, census])
			for (const { rows } of codeTables(choice)) {
				const codes = rows.map(([code]) => code);
				expect(new Set(codes).size).toBe(codes.length);
				expect(codes.length).toBeGreaterThan(10);
			}
	});
});
