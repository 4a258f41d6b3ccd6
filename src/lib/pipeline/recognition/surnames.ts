// Vietnamese family names whose tone marks engines lose in capitals (NGUYÊN, TRÂN, HOANG), put right where only one
// family name fits the letters, and middle and given names that lost a dot. The reading as it came stays among the alternatives: a rare name is for a person to say.

import { withLostDots } from './lost-marks.ts';

const known =
	'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Trịnh Đinh Mai Tô Lưu Lương Hà ' +
	'Cao Tạ Chu Trương Thái Vương Quách Kiều Nghiêm Tống Phùng Triệu Đồng Doãn Lâm Tăng Từ La Lại Thạch Ninh Giang ' +
	'Khúc Khuất Mạc Bạch Âu Viên Vi Nông Lò Lục Hứa Thân Cù Cung Trang Nhâm Kim Tiêu Diệp Văn Phí Đàm Điền Bế Uông ' +
	'Ứng Đậu Lã Trình Thẩm Ma Quản Đới Ngụy Hán Tưởng Trà Vi Vừ Giàng Sùng Thào Lù Cầm Quàng Tòng Lường Bàn Hầu Cổ';

/** Letters without tone, vowel mark or case. */
const bare = (text: string): string =>
	text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

const names = known.split(' ').map((name) => name.normalize('NFC'));
const isKnown = new Set(names.map((name) => name.toLowerCase()));
const byLetters = new Map<string, string[]>();
for (const name of new Set(names)) {
	const letters = bare(name);
	byLetters.set(letters, [...(byLetters.get(letters) ?? []), name]);
}

/** Thị is the commonest middle name and loses its dot to the dotted line; Thi stands last, as a given name. */
const middleThi = /^(\S+ )(th)i(?= \S)/iu;

const withThi = (name: string): string =>
	name.replace(middleThi, (_, first: string, th: string) => {
		const isCapitals = name === name.toUpperCase();
		return `${first}${th}${isCapitals ? 'Ị' : 'ị'}`;
	});

/** The name with its family name and lost dots put right; the same text where it is known, or where two would fit. */
export function withKnownSurname(read: string): string {
	const name = withLostDots(withThi(read));
	const [first = '', ...rest] = name.split(' ');
	if (rest.length === 0 || isKnown.has(first.toLowerCase())) return name;
	const fitting = byLetters.get(bare(first)) ?? [];
	const [only] = fitting;
	if (!only || fitting.length > 1) return name;
	const isCapitals = first === first.toUpperCase() && first !== first.toLowerCase();
	return [isCapitals ? only.toUpperCase() : only, ...rest].join(' ');
}
