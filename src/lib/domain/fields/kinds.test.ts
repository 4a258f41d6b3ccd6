// Table of cases for each field kind but dates (see parse-date.test.ts): what the paper says, what is kept, what is doubted.
import { describe, expect, test } from 'vitest';
import { ethnicities } from '../codes/ethnicities.ts';
import { eventTypesOf } from '../codes/event-types.ts';
import { religions } from '../codes/religions.ts';
import { relationOf, relationTerms } from '../codes/relations.ts';
import type { FieldContext, FieldKindId } from './field-kind.ts';
import { readField } from './registry.ts';

type Case = readonly [raw: string, value: string, ...codes: readonly string[]];

function table(kind: FieldKindId, cases: readonly Case[], context: FieldContext = {}) {
	describe(kind, () => {
		test.each(cases.map((item) => [item[0], item] as const))('%s', (raw, [, value, ...codes]) => {
			const read = readField(kind, raw, context);
			expect(read.value).toBe(value);
			expect(read.issues.map((found) => found.code)).toEqual(codes);
		});
	});
}

table('person-name', [
	['nguyễn văn hùng', 'NGUYỄN VĂN HÙNG'],
	['NGUYỄN  THỊ  HOÀ', 'NGUYỄN THỊ HOÀ'],
	['NGUYỄN THỊ HÒA', 'NGUYỄN THỊ HÒA'],
	['Nguye\u0302\u0303n Va\u0306n A', 'NGUYỄN VĂN A'],
	['H’Wiên Êban', 'H’WIÊN ÊBAN', 'name-foreign-letter'],
	['Lý Mí Sùng', 'LÝ MÍ SÙNG'],
	['Hùng', 'HÙNG', 'name-one-word'],
	['Nguyễn Văn Hùn9', 'NGUYỄN VĂN HÙN9', 'name-has-digit'],
	['Nguyễn @ Hùng', 'NGUYỄN @ HÙNG', 'name-strange-character'],
	['Nguyễn Văn Hùnh', 'NGUYỄN VĂN HÙNH', 'name-strange-syllable'],
	['Иван Петров', 'ИВАН ПЕТРОВ', 'name-strange-character', 'name-strange-syllable']
]);

table('sex', [
	['Nam', 'Nam'],
	['NAM', 'Nam'],
	['nữ', 'Nữ'],
	['Nử', 'Nử', 'sex-unknown'],
	['Nu', 'Nữ'],
	['con gái', 'Nữ'],
	['x', 'x', 'sex-unknown']
]);

table('ethnicity', [
	['Kinh', 'Kinh'],
	['kinh', 'Kinh'],
	['K', 'Kinh'],
	['Ê Đê', 'Ê-đê'],
	['Khmer', 'Khơ-me'],
	['H’Mông', 'HMông'],
	['Mông', 'HMông'],
	['Thổ', 'Thổ', 'ethnicity-old-name'],
	['Mèo', 'Mèo', 'ethnicity-old-name'],
	['Mán', 'Mán', 'ethnicity-old-name'],
	['Việt', 'Việt', 'ethnicity-old-name'],
	['Kynh', 'Kynh', 'ethnicity-unknown']
]);

table('religion', [
	['Không', 'Không'],
	['K', 'Không'],
	['Thiên chúa giáo', 'Công giáo'],
	['Gia tô', 'Công giáo'],
	['CG', 'Công giáo'],
	['Phật', 'Phật giáo'],
	['Hoà Hảo', 'Phật giáo Hòa Hảo'],
	['Lương', 'Lương', 'religion-village-notation'],
	['Giáo', 'Giáo', 'religion-village-notation'],
	['Đạo lạ', 'Đạo lạ', 'religion-unknown']
]);

table('nationality', [
	['Việt Nam', 'Việt Nam'],
	['VN', 'Việt Nam'],
	['viet nam', 'Việt Nam'],
	['Mỹ', 'Hoa Kỳ'],
	['Lào', 'Lào'],
	['Sao Hỏa', 'Sao Hỏa', 'nationality-unknown']
]);

table('relation', [
	['chủ hộ', 'Chủ hộ'],
	['CH', 'Chủ hộ'],
	['Bố', 'Bố'],
	['Cha', 'Cha'],
	['con dâu', 'Con dâu'],
	['V', 'Vợ'],
	['bđ', 'Bố đẻ'],
	['C', 'C', 'relation-ambiguous'],
	['láng giềng', 'Láng giềng', 'relation-unknown']
]);

table('id-number', [
	['168 123 456', '168123456'],
	['168.123.456', '168123456'],
	['012345678', '012345678'],
	['035162000123', '035162000123'],
	['999162000123', '999162000123', 'id-number-province-unknown'],
	['l68123456', 'l68123456', 'id-number-not-digits'],
	['16812345', '16812345', 'id-number-length'],
	['000000000', '000000000', 'id-number-all-same']
]);

describe('id-number beside what is known', () => {
	const codes = (raw: string, context: FieldContext) =>
		readField('id-number', raw, context).issues.map((found) => found.code);
	test.each([
		['035162000123', { sex: 'female', birthYear: 1962 }, []],
		['035162000123', { sex: 'male' }, ['id-number-sex-differs']],
		['035162000123', { birthYear: 1963 }, ['id-number-year-differs']],
		['035305000123', { sex: 'female', birthYear: 2005 }, []],
		[
			'035205000123',
			{ sex: 'female', birthYear: 1905 },
			['id-number-sex-differs', 'id-number-year-differs']
		]
	] as const)('%s %j', (raw, context, expected) => expect(codes(raw, context)).toEqual(expected));
});

table('passport', [
	['b1234567', 'B1234567'],
	['C 12345678', 'C12345678'],
	['12345', '12345', 'passport-unusual']
]);

table('phone', [
	['0912.345.678', '0912345678'],
	['+84 912 345 678', '0912345678'],
	['01234567890', '01234567890'],
	['12345', '12345', 'phone-length'],
	['không có', 'không có', 'phone-unreadable']
]);

table('email', [
	['Hoa.Nguyen84@gmail.com', 'hoa.nguyen84@gmail.com'],
	['hoa @gmail. com', 'hoa@gmail.com'],
	['hoa84@congan.hanam.gov.vn', 'hoa84@congan.hanam.gov.vn'],
	['hoa840gmail.com', 'hoa840gmail.com', 'email-unusual'],
	['hoa@gmail@com.vn', 'hoa@gmail@com.vn', 'email-unusual'],
	['hoa@gmail', 'hoa@gmail', 'email-unusual'],
	['hòa@gmail.com', 'hòa@gmail.com', 'email-unusual'],
	['không có', 'không có', 'email-unusual'],
	['@', '@', 'email-unusual']
]);

table('book-number', [
	['160 123 456', '160123456'],
	['Số: 160123456', '160123456'],
	['12345', '12345', 'book-number-length'],
	['NK3a-77', 'NK3a-77', 'book-number-length']
]);

table('file-number', [
	['Số: 1234', '1234'],
	['12 / HK', '12/HK'],
	['13393 - 000123', '13393-000123'],
	['abc', 'abc', 'file-number-no-digit']
]);

table('row-number', [
	['01', '1'],
	['12.', '12'],
	['số 7', '7'],
	['x', 'x', 'row-number-unreadable']
]);

table('month-range', [
	['03/1998 - 10/2004', '03/1998 – 10/2004'],
	['từ 3/1998 đến 10/2004', '03/1998 – 10/2004'],
	['1998-2004', '1998 – 2004'],
	['9/2004 – nay', '09/2004 – nay'],
	['2004 đến nay', '2004 – nay'],
	['10/2004 – 03/1998', '10/2004 – 03/1998', 'period-ends-before-start'],
	['lúc nhỏ', 'lúc nhỏ', 'period-unreadable']
]);

table('occupation', [
	['LR', 'Làm ruộng'],
	['làm ruộng', 'Làm ruộng'],
	['HS, trường THPT A Kim Bảng', 'Học sinh, trường THPT A Kim Bảng'],
	['giáo viên , Trường Tiểu học Lê Hồ', 'Giáo viên, Trường Tiểu học Lê Hồ'],
	['B.Đ', 'Bộ đội']
]);

table('education', [
	['7/10', '7/10'],
	['lớp 10/10', '10/10'],
	['12 / 12', '12/12'],
	['13/12', '13/12', 'education-grade-impossible'],
	['5/8', '5/8', 'education-grade-impossible'],
	['Đại học', 'Đại học'],
	['i tờ', 'i tờ'],
	['không biết chữ', 'không biết chữ']
]);

test.each([
	['7/10', 'lower-secondary'],
	['4/10', 'primary'],
	['10/10', 'upper-secondary'],
	['9/12', 'lower-secondary'],
	['Tốt nghiệp phổ thông cơ sở', 'lower-secondary'],
	['tốt nghiệp phổ thông trung học', 'upper-secondary'],
	['Đại học', 'university'],
	['Thạc sĩ', 'master'],
	['Tiến sỹ', 'doctor'],
	['i tờ', 'literate'],
	['không biết chữ', 'none']
])('education level of %s is %s', (raw, level) =>
	expect(readField('education', raw).parts).toMatchObject({ level })
);

table('address', [
	['Thôn 3,xã Lê Hồ ;  huyện Kim Bảng', 'Thôn 3, xã Lê Hồ, huyện Kim Bảng'],
	['Lê Hồ - Kim Bảng - Hà Nam', 'Lê Hồ, Kim Bảng, Hà Nam'],
	['12-14 phố Chùa', '12-14 phố Chùa'],
	[', Lê Hồ,', 'Lê Hồ']
]);

table('free-text', [['  hai   dòng\nchữ ', 'hai dòng chữ']]);

describe('events', () => {
	test.each([
		['Nhập sinh cho con', ['birth']],
		['Đăng ký thường trú', ['join']],
		['Nhập hộ khẩu về với chồng', ['join']],
		['Tách hộ', ['split']],
		['Tách sổ hộ khẩu', ['split']],
		['Chuyển hộ khẩu đi Hà Nội', ['leave']],
		['Cấp giấy chuyển hộ khẩu', ['leave']],
		['Xóa chết', ['death']],
		['Khai tử', ['death']],
		['Xóa đăng ký thường trú', ['remove']],
		['Thay đổi chủ hộ', ['head-change']],
		['Điều chỉnh ngày sinh', ['correction']],
		['Cấp lại sổ hộ khẩu do mất', ['book']],
		['Thay đổi địa giới hành chính', ['boundary']],
		['Gia hạn tạm trú', ['temporary']],
		['Xác nhận trước đây đã đăng ký thường trú', ['confirmation']],
		['Lập hộ mới', ['found']],
		['xyz', []]
	] as const)('%s', (text, types) => expect(eventTypesOf(text)).toEqual(types));
});

describe('code lists', () => {
	test('ethnic groups follow the list of 1979, not the census order', () => {
		expect(
			['04', '05', '06', '12', '15', '54'].map((code) => ethnicities.byCode(code)?.name)
		).toEqual(['Hoa', 'Khơ-me', 'Mường', 'Ê-đê', 'Sán Chay', 'Rơ măm']);
		expect(ethnicities.all).toHaveLength(56);
	});
	test('religions', () => {
		expect(religions.byCode('02')?.name).toBe('Công giáo');
		expect(religions.find('Không')?.code).toBe('none');
	});
	test('relations carry the code of the share platform beside the paper term', () => {
		expect(
			['Cha', 'Bố', 'Mẹ đẻ', 'Vợ', 'Chồng', 'Con nuôi', 'Cháu ruột', 'Con dâu', 'Chủ hộ'].map(
				(term) => relationOf(term)?.code
			)
		).toEqual(['3', '3', '4', '5', '6', '7', '11', '99', '']);
		for (const term of relationTerms) expect(relationOf(term)?.term).toBe(term);
	});
});
