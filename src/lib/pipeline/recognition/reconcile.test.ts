import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain, reconciled, withAllMarks } from './reconcile.ts';

describe('one text from two engines', () => {
	it.each([
		['Thôn Hạ. Nhân Bình', 'Thôn Hạ, Nhân Bình', 'address', 'Thôn Hạ, Nhân Bình'],
		['Vũ Thư, Thái Bình', 'Vũ. Thư, Thái Bình', 'place', 'Vũ Thư, Thái Bình'],
		['về ở với.chồng', 'về ở với chồng', 'event', 'về ở với chồng'],
		['cả hộ, 5. nhân khẩu', 'cả hộ, 5 nhân khẩu', 'event', 'cả hộ, 5 nhân khẩu'],
		['TP. Phủ Lý', 'TP . Phủ Lý', 'address', 'TP. Phủ Lý'],
		['huyện, Lý Nhân', 'huyện Lý Nhân', 'address', 'huyện Lý Nhân'],
		['HàNam', 'Hà Nam', 'place', 'Hà Nam'],
		['NGUYỄN THỊNGÂN', 'NGUYỄN THỊ NGÂN', 'person-name', 'NGUYỄN THỊ NGÂN'],
		['LƯU ANH ĐỨC', 'LƯUANH ĐỨC', 'person-name', 'LƯU ANH ĐỨC'],
		['ngày 03/7/2016', 'ngày 03,/7/20 16', 'event', 'ngày 03/7/2016'],
		['ngày 03,/7/20 16', 'ngày 03/7/2016', 'event', 'ngày 03/7/2016'],
		['Tổ 3, 5 người', 'Tổ 3 5 người', 'event', 'Tổ 3, 5 người'],
		['9/12', '912', 'education', '9/12'],
		['lý do: xây dựng', 'lý do xây dựng', 'free-text', 'lý do: xây dựng']
	] as const)('%s | %s', (first, second, kind, wanted) => {
		expect(reconciled(first, second, kind)).toBe(wanted);
	});

	it.each([
		['Thôn, Thượng', 'Thôn Thượng', ['Thôn. Thượng', 'Thôn Thượng'], 'Thôn Thượng'],
		['Nhật Tựu', 'Nhật, Tựu', ['Nhật Tựu', 'Nhật. Tựu'], 'Nhật Tựu'],
		['Hiệp, Phủ Lý', 'Hiệp, Phủ Lý', ['Hiệp. Phủ Lý', 'Hiệp, Phủ Lý'], 'Hiệp, Phủ Lý'],
		['Hiệp, Phủ Lý', 'Hiệp, Phủ Lý', ['Hiệp. Phủ Lý', 'Hiệp. Phủ Lý'], 'Hiệp, Phủ Lý'],
		['khẩu chuyển', 'khẩu chuyển', ['khẩu. chuyển', 'khẩu. chuyển'], 'khẩu, chuyển'],
		['hộ 5 nhân', 'hộ 5 nhân', ['hộ. 5 nhân', 'hộ.5 nhân'], 'hộ, 5 nhân'],
		['Đề nghị', 'Đề nghị', ['.Đề nghị', 'Đề nghị'], 'Đề nghị']
	] as const)(
		'a comma that was tidied from a stop in "%s" | "%s"',
		(first, second, raws, wanted) => {
			expect(reconciled(first, second, 'address', raws)).toBe(wanted);
		}
	);

	it('leaves numbers, dates and names to their own kinds', () => {
		expect(reconciled('01/02 1990', '01/02/1990', 'date')).toBe('01/02 1990');
		expect(reconciled('0912 345', '0912345', 'phone')).toBe('0912 345');
	});

	it('never changes a letter or a digit, and nothing where the letters differ', () => {
		const text = fc.stringMatching(/^[a-zđấộ0-9,. /]{0,24}$/);
		fc.assert(
			fc.property(text, text, (a, b) => {
				const letters = (of: string) => of.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');
				const out = reconciled(a, b, 'address');
				expect(letters(out)).toBe(letters(a));
				if (letters(a) !== letters(b)) expect(out).toBe(a);
			})
		);
	});
});

describe('a name whose marks two engines lost in turn', () => {
	it.each([
		['NGUYỄN THỊ HÔNG', 'NGUYÊN THỊ HỒNG', 'NGUYỄN THỊ HỒNG'],
		['ĐĂNG VĂN TUÂN', 'ĐẶNG VĂN TUÂN', null],
		['TRẦN VĂN NAM', 'TRAN VĂN NAM', 'TRẦN VĂN NAM'],
		['MAI KHÁNH HẬN', 'MAI KHÁNH HÂN', null],
		['LÊ VĂN TOÀN', 'LÊ VĂN TOÁN', null],
		['LÊ VĂN TOÀN', 'LÊ VĂN', null],
		['ĐOÀN VĂN BA', 'DOÀN VĂN BA', 'ĐOÀN VĂN BA']
	])('%s | %s', (first, second, wanted) => {
		expect(withAllMarks(first, second)).toBe(wanted);
	});

	it('takes every word from one of the two', () => {
		const word = fc.constantFrom('HÔNG', 'HỒNG', 'AN', 'ÂN', 'TUẤN', 'TUAN', 'LINH');
		fc.assert(
			fc.property(fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 4 }), (pairs) => {
				const [a, b] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
				const out = withAllMarks(a.join(' '), b.join(' '));
				if (out === null) return;
				out.split(' ').forEach((each, i) => expect([a[i], b[i]]).toContain(each));
				expect(plain(out)).toBe(plain(a.join(' ')));
			})
		);
	});
});
