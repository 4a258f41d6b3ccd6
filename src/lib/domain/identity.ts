// Numbers that name a person: CMND of 9 digits and số định danh of 12 (NĐ 137/2015 Điều 13, TT 59/2021 Điều 4).
// The 12 digits tell birth-registration province, century with sex, and year; there is no check digit.
import type { Sex } from './fields/sex.ts';

/** Province of birth registration, three digits (TT 59/2021, Phụ lục 1). Units of before 1/7/2025. */
export const birthProvinces: Readonly<Record<string, string>> = Object.fromEntries(
	(
		'001 Hà Nội|002 Hà Giang|004 Cao Bằng|006 Bắc Kạn|008 Tuyên Quang|010 Lào Cai|011 Điện Biên|012 Lai Châu|014 Sơn La|' +
		'015 Yên Bái|017 Hòa Bình|019 Thái Nguyên|020 Lạng Sơn|022 Quảng Ninh|024 Bắc Giang|025 Phú Thọ|026 Vĩnh Phúc|' +
		'027 Bắc Ninh|030 Hải Dương|031 Hải Phòng|033 Hưng Yên|034 Thái Bình|035 Hà Nam|036 Nam Định|037 Ninh Bình|' +
		'038 Thanh Hóa|040 Nghệ An|042 Hà Tĩnh|044 Quảng Bình|045 Quảng Trị|046 Thừa Thiên Huế|048 Đà Nẵng|049 Quảng Nam|' +
		'051 Quảng Ngãi|052 Bình Định|054 Phú Yên|056 Khánh Hòa|058 Ninh Thuận|060 Bình Thuận|062 Kon Tum|064 Gia Lai|' +
		'066 Đắk Lắk|067 Đắk Nông|068 Lâm Đồng|070 Bình Phước|072 Tây Ninh|074 Bình Dương|075 Đồng Nai|077 Bà Rịa - Vũng Tàu|' +
		'079 Hồ Chí Minh|080 Long An|082 Tiền Giang|083 Bến Tre|084 Trà Vinh|086 Vĩnh Long|087 Đồng Tháp|089 An Giang|' +
		'091 Kiên Giang|092 Cần Thơ|093 Hậu Giang|094 Sóc Trăng|095 Bạc Liêu|096 Cà Mau'
	)
		.split('|')
		.map((line) => [line.slice(0, 3), line.slice(4)])
);

export interface PersonalNumber {
	readonly kind: 'personal';
	readonly number: string;
	/** Name of the birth-registration province; null for a country code (born abroad). */
	readonly province: string | null;
	readonly sex: Sex;
	readonly birthYear: number;
}

/** Chứng minh nhân dân, 9 digits. Not unique: numbers were issued twice and changed with the province. */
export interface IdCardNumber {
	readonly kind: 'cmnd';
	readonly number: string;
}

/** Reads the 12 digits; null when the text is not 12 digits. */
export function parsePersonalNumber(number: string): PersonalNumber | null {
	if (!/^\d{12}$/.test(number)) return null;
	const centurySex = Number(number[3]);
	return {
		kind: 'personal',
		number,
		province: birthProvinces[number.slice(0, 3)] ?? null,
		sex: centurySex % 2 === 0 ? 'male' : 'female',
		birthYear: 1900 + 100 * Math.floor(centurySex / 2) + Number(number.slice(4, 6))
	};
}

/** CMND of former Hà Nam Ninh begin with 16 (registry practice, not law). */
export const localCmndPrefix = '16';

export const isAllSame = (digits: string) => /^(\d)\1+$/.test(digits);
