// Words that papers share, put right where marks or a letter were lost, and names that must stay as they were read.
import { describe, expect, it } from 'vitest';
import { withDateWords } from './date-words.ts';
import { withFormulaWords } from './formula-words.ts';
import { withoutLabelEnd } from './label-end.ts';
import { lacksMark, withLostDots } from './lost-marks.ts';

describe('set phrases', () => {
	it.each([
		[
			'Đăng ký thương trú chuyên đến cả hô, 5 nhân khâu',
			'Đăng ký thường trú chuyển đến cả hộ, 5 nhân khẩu'
		],
		['Công an xã Duy Hải, huyên Duy Tiên', 'Công an xã Duy Hải, huyện Duy Tiên'],
		['ĐÔNG Ý cho nhâp sinh', 'ĐỒNG Ý cho nhập sinh'],
		['Tách số hộ khẩu, chuyển đến Thôn An Hòa', 'Tách sổ hộ khẩu, chuyển đến Thôn An Hòa'],
		['bị mất sẩ hộ khẩu số 357684547', 'bị mất sổ hộ khẩu số 357684547'],
		['nai thường trú Thôn Hạ', 'nơi thường trú Thôn Hạ'],
		['huyện Duy Tiên xem xét Cấp Lại', 'huyện Duy Tiên xem xét Cấp Lại'],
		['xem xét cấp Lại', 'xem xét cấp lại'],
		['xem xét Cấp lại', 'xem xét cấp lại'],
		['gửi Công an xã', 'gửi Công an xã'],
		['không có gì nghỉ vấn', 'không có gì nghi vấn'],
		['Cong an xã Tiền Phong', 'Công an xã Tiền Phong']
	])('%s', (read, wanted) => {
		expect(withFormulaWords(read)).toBe(wanted.normalize('NFC'));
	});

	it.each(['Đi huyện Cao Hồng', 'Số hộ khẩu: 123', 'hochủhộ', 'Nguyễn Thị Hồ Khâu Lan', ''])(
		'leaves "%s"',
		(text) => {
			expect(withFormulaWords(text)).toBe(text);
		}
	);
});

describe('a date in words', () => {
	it.each([
		[
			'Ngây hai mươi bảy tháng bấn năm hai nghìn không trăm mười chín',
			'Ngày hai mươi bảy tháng bốn năm hai nghìn không trăm mười chín'
		],
		[
			'Ngày hai tháng nười một năm hai nghịn không trăm nười bảy.',
			'Ngày hai tháng mười một năm hai nghìn không trăm mười bảy'
		]
	])('%s', (read, wanted) => {
		expect(withDateWords(read).replace(/\.$/, '')).toBe(wanted);
	});

	it.each([
		'Ngày mai tôi đi chợ mua năm con gà',
		'Ngày hai tháng ba năm hai nghìn xyzw',
		'hai mươi',
		''
	])('leaves "%s"', (text) => {
		expect(withDateWords(text)).toBe(text);
	});
});

describe('the end of a label before its value', () => {
	it.each([
		['biện nay: Tổ dân phố số 3', 'Chỗ ở hiện nay', 'Tổ dân phố số 3'],
		['ủ hộ: Con', 'Quan hệ với chủ hộ', 'Con'],
		['.. quán: Lý Nhân', 'Nguyên quán', 'Lý Nhân'],
		['lý do: xây dựng', 'Nội dung', 'lý do: xây dựng'],
		['Tổ 3: cạnh chợ', 'Nơi ở', 'Tổ 3: cạnh chợ'],
		['hộ:', 'Chủ hộ', 'hộ:'],
		['', 'Chủ hộ', '']
	])('%s under %s', (read, label, wanted) => {
		expect(withoutLabelEnd(read, label)).toBe(wanted);
	});
});

describe('a dot lost in a name', () => {
	it.each([
		['NGUYỄN MANH TRUNG', 'NGUYỄN MẠNH TRUNG'],
		['Lê Văn Thinh', 'Lê Văn Thịnh'],
		['TRẦN VĂN ĐAT', 'TRẦN VĂN ĐẠT']
	])('%s', (read, wanted) => {
		expect(withLostDots(read)).toBe(wanted.normalize('NFC'));
	});

	it.each(['TRẦN XUÂN NGHI', 'Lê Thị Thu', 'Đăng Văn Hoa', 'MANH', ''])('leaves "%s"', (name) => {
		expect(withLostDots(name)).toBe(name);
	});

	it.each(['LÊ THỊ THUY', 'PHẠM HA LINH'])(
		'leaves "%s", which may have lost another mark',
		(name) => {
			expect(withLostDots(name)).toBe(name);
			expect(lacksMark(name)).toBe(true);
		}
	);
});

describe('a name that lacks a mark', () => {
	it.each(['CAO ĐANG HOÀNG', 'PHẠM HAI PHONG', 'CAO XUAN QUYẾT'])('%s', (name) => {
		expect(lacksMark(name)).toBe(true);
	});

	it.each([
		'LƯU THỊ DẬU',
		'NGUYỄN THỊ HOÀ',
		'NGUYỄN THỊ HÒA',
		'Tòng Văn Tỵ',
		'Giàng Seo Páo',
		'HOANG',
		''
	])('not %s', (name) => {
		expect(lacksMark(name)).toBe(false);
	});
});
