// Vietnamese text rules: keys, syllables, names, old encodings, sound, order.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDitto } from './ditto.ts';
import { convertLegacy, detectLegacyEncoding } from './legacy-encodings.ts';
import { splitName } from './names.ts';
import { phoneticKey } from './phonetic.ts';
import { comparePeople } from './sort-people.ts';
import { isSyllable } from './syllables.ts';
import { cleanLine, fold, sentenceCase, titleCase, toNfc, toneKey, upperCase } from './text.ts';

const anyText = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));

describe('text', () => {
	test.each([
		['Hoà Mạc', 'Hòa Mạc', true],
		['Thuý', 'Thúy', true],
		['Lý', 'Lí', true],
		['Quý', 'Quí', false],
		['Nguyễn Uý', 'Nguyễn Úy', true],
		['HÒA', 'hoà', true],
		['Hòa', 'Hóa', false],
		['Thủy', 'Thũy', false],
		['Đan', 'Dan', false]
	])('tone key: %s and %s equal: %s', (a, b, equal) =>
		expect(toneKey(a) === toneKey(b)).toBe(equal)
	);
	test.each([
		['Ðinh', 'Đinh'],
		['Nguye\u0302\u0303n', 'Nguyễn'],
		['Nguyê\u0303n', 'Nguyễn'],
		['ðức', 'đức']
	])('NFC: %s', (raw, expected) => expect(toNfc(raw)).toBe(expected));
	test('case', () => {
		expect(upperCase('nguyễn thị hoà')).toBe('NGUYỄN THỊ HOÀ');
		expect(titleCase('XÃ LÊ HỒ, ea h’leo')).toBe('Xã Lê Hồ, Ea H’leo');
		expect(sentenceCase('con dâu')).toBe('Con dâu');
	});
	test('fold', () => expect(fold(' Đường  Nguyễn-Úy, số 5 ')).toBe('duong nguyen uy so 5'));
	test('on any text: keys are stable and nothing throws', { timeout: 60_000 }, () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
				expect(fold(fold(text))).toBe(fold(text));
				expect(fold(text)).toBe(fold(text.normalize('NFD')));
				expect(toneKey(cleanLine(text))).toBe(toneKey(text));
				phoneticKey(text);
				splitName(text);
				isSyllable(text);
				isDitto(text);
			})
		);
	});
});

describe('syllables', () => {
	test.each(
		'nguyễn văn thị hùng quý giêng gì khuyển nghiêng uyên yến ước đoàn thuở quốc quyết giấc oanh phượng trịnh ngoẵng'.split(
			' '
		)
	)('%s is one', (word) => expect(isSyllable(word)).toBe(true));
	test.each(
		'vnă mct hùnh nguyeen x ngg tác̀ strong hat het jack wilson bìt càc'.split(' ').concat([''])
	)('%s is none', (word) => {
		// Stopped rhymes carry sắc or nặng only: "hat" and "càc" cannot be.
		expect(isSyllable(word)).toBe(false);
	});
});

test.each([
	['NGUYỄN VĂN HÙNG', 'NGUYỄN', 'VĂN', 'HÙNG'],
	['LÊ HÙNG', 'LÊ', '', 'HÙNG'],
	['TÔN THẤT MINH TUẤN', 'TÔN THẤT', 'MINH', 'TUẤN'],
	['TÔN NỮ THỊ NINH', 'TÔN NỮ', 'THỊ', 'NINH'],
	['CÔNG TẰNG TÔN NỮ ÁI LINH', 'CÔNG TẰNG TÔN NỮ', 'ÁI', 'LINH'],
	['HÙNG', '', '', 'HÙNG']
])('%s splits', (name, family, middle, given) =>
	expect(splitName(name)).toEqual({ family, middle, given })
);

describe('old encodings', () => {
	test.each([
		['tcvn3', 'NguyÔn V¨n Hïng', 'Nguyễn Văn Hùng'],
		['tcvn3', 'TrÇn ThÞ M¬', 'Trần Thị Mơ'],
		['tcvn3', 'x· Lª Hå, huyÖn Kim B¶ng', 'xã Lê Hồ, huyện Kim Bảng'],
		['tcvn3', 'NGUYÔN V¡N §øC', 'NGUYỄN VĂN ĐỨC'],
		['vni', 'Nguyeãn Vaên Huøng', 'Nguyễn Văn Hùng'],
		['vni', 'Traàn Thò Mô', 'Trần Thị Mơ'],
		['vni', 'NGUYEÃN VAÊN ÑÖÙC', 'NGUYỄN VĂN ĐỨC'],
		['vni', 'huyeän Kim Baûng', 'huyện Kim Bảng']
	] as const)('%s: %s', (encoding, shown, meant) => {
		expect(detectLegacyEncoding(shown)).toBe(encoding);
		expect(convertLegacy(shown, encoding)).toBe(meant);
	});
	test('decomposed Unicode is offered as NFC', () => {
		const text = 'Nguyễn Văn Hùng'.normalize('NFD');
		expect(detectLegacyEncoding(text)).toBe('nfd');
		expect(convertLegacy(text, 'nfd')).toBe('Nguyễn Văn Hùng');
	});
	test.each([
		'Nguyễn Văn Hùng',
		'Trần Thị Mơ, xã Lê Hồ',
		'NGUYEN VAN HUNG',
		'',
		'café José',
		'số 5 – thôn Đại Phú'
	])('%s is left alone', (text) => expect(detectLegacyEncoding(text)).toBeNull());
	test('any text ends soon', { timeout: 60_000 }, () => {
		fc.assert(fc.property(anyText, (text) => void detectLegacyEncoding(text)));
		const start = performance.now();
		detectLegacyEncoding('NguyÔn V¨n '.repeat(10_000));
		expect(performance.now() - start).toBeLessThan(10_000);
	});
});

test.each([
	['Lan', 'Nan', true],
	['Xuân', 'Suân', true],
	['Trường', 'Chường', true],
	['Dũng', 'Giũng', true],
	['Dung', 'Rung', true],
	['Quý', 'Quí', true],
	['Kỳ', 'Cỳ', true],
	['Nghĩa', 'Ngĩa', true],
	['Nhung', 'Nung', false],
	['Thanh', 'Tanh', false],
	['Khang', 'Cang', false]
])('%s sounds like %s: %s', (a, b, same) => expect(phoneticKey(a) === phoneticKey(b)).toBe(same));

test('people are sorted by tên, đệm, họ in the Vietnamese alphabet', () => {
	const names = [
		'LÊ VĂN ĐỨC',
		'NGUYỄN VĂN DŨNG',
		'TRẦN AN',
		'LÊ ÂN',
		'PHẠM ĂN',
		'BÙI VĂN DŨNG',
		'NGUYỄN BÁ DŨNG'
	];
	expect([...names].sort(comparePeople)).toEqual([
		'TRẦN AN',
		'PHẠM ĂN',
		'LÊ ÂN',
		'NGUYỄN BÁ DŨNG',
		'BÙI VĂN DŨNG',
		'NGUYỄN VĂN DŨNG',
		'LÊ VĂN ĐỨC'
	]);
});
