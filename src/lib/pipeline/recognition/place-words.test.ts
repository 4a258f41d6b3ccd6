import { describe, expect, it } from 'vitest';
import { withPlaceWords } from './place-words.ts';

describe('withPlaceWords', () => {
	it.each([
		[
			'Thôn 2, xã Trần Hưng Đạo, huyên Lý Nhân, tinh Hà Nam',
			'Thôn 2, xã Trần Hưng Đạo, huyện Lý Nhân, tỉnh Hà Nam'
		],
		['Thon Đông, xa Bồ Đề', 'Thôn Đông, xã Bồ Đề'],
		['Thân Vân Chu, xã Chuyên Ngoại', 'Thôn Vân Chu, xã Chuyên Ngoại'],
		['Tiểu khu Nội, thi trân Đồng Văn', 'Tiểu khu Nội, thị trấn Đồng Văn'],
		['phương Hai Bà Trưng, thành phô Phủ Lý', 'phường Hai Bà Trưng, thành phố Phủ Lý'],
		['Thôn Quang ốc, xã Thanh Nguyên', 'Thôn Quang Ốc, xã Thanh Nguyên'],
		['Xom 8, xã Thanh Tân', 'Xóm 8, xã Thanh Tân']
	])('puts %s right', (read, wanted) => {
		expect(withPlaceWords(read)).toBe(wanted);
	});

	it.each([
		'Số 5, đường Thân Nhân Trung, phường Quang Trung',
		'Đinh Xá, Phủ Lý, Hà Nam',
		'Thôn Phương Thượng, xã Lê Hồ, huyện Kim Bảng',
		'Thân Thượng',
		'Thôn Đông cạnh chợ, xã Mộc Nam',
		'xã Thanh Tâm, huyện Thanh Liêm, tỉnh Hà Nam'
	])('leaves %s as it is', (text) => {
		expect(withPlaceWords(text)).toBe(text);
	});
});
