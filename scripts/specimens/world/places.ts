// Where invented people live and come from: real communes of Hà Nam in the district they had on that day,
// villages and house numbers made up.
import { readFileSync } from 'node:fs';
import type { Random } from '../random.ts';
import { isoText, type Day } from './calendar.ts';

const data = JSON.parse(readFileSync(new URL('./communes.data.json', import.meta.url), 'utf8')) as {
	communes: readonly [name: string, district: string, from: string, to: string][];
};

/** A commune outside Hà Nam: name, district, province. Real units of the 2010s. */
const elsewhere: readonly (readonly [string, string, string])[] = [
	['Hải Anh', 'Hải Hậu', 'Nam Định'],
	['Hải Minh', 'Hải Hậu', 'Nam Định'],
	['Yên Thắng', 'Ý Yên', 'Nam Định'],
	['Yên Lợi', 'Ý Yên', 'Nam Định'],
	['Nam Hồng', 'Nam Trực', 'Nam Định'],
	['Mỹ Thành', 'Mỹ Lộc', 'Nam Định'],
	['Hồng Thuận', 'Giao Thủy', 'Nam Định'],
	['Gia Vân', 'Gia Viễn', 'Ninh Bình'],
	['Gia Trung', 'Gia Viễn', 'Ninh Bình'],
	['Ninh Hải', 'Hoa Lư', 'Ninh Bình'],
	['Yên Khánh', 'Ý Yên', 'Nam Định'],
	['Tân Phong', 'Vũ Thư', 'Thái Bình'],
	['Minh Khai', 'Hưng Hà', 'Thái Bình'],
	['Đông La', 'Đông Hưng', 'Thái Bình'],
	['Toàn Thắng', 'Kim Động', 'Hưng Yên'],
	['Thủ Sỹ', 'Tiên Lữ', 'Hưng Yên'],
	['Đại Xuyên', 'Phú Xuyên', 'Hà Nội'],
	['Châu Can', 'Phú Xuyên', 'Hà Nội'],
	['Nga Thủy', 'Nga Sơn', 'Thanh Hóa'],
	['Quỳnh Lưu', 'Nho Quan', 'Ninh Bình']
];

export interface Home {
	/** `Thôn Đông`, `Số 24, đường Lê Lợi`, … */
	readonly spot: string;
	/** `xã Liêm Phong` */
	readonly commune: string;
	readonly district: string;
	readonly province: string;
}

const lower = (unit: string): string => unit.charAt(0).toLowerCase() + unit.slice(1);

/** Name without its type word. */
const bare = (unit: string): string =>
	unit.replace(/^(phường|xã|thị trấn|thị xã|thành phố|huyện|quận|tỉnh) /i, '');

const villages = [
	'Đông',
	'Đoài',
	'Thượng',
	'Hạ',
	'Nội',
	'Trung',
	'Đình',
	'Tân Tiến',
	'Đại Đồng',
	'Yên Phú',
	'Phú Thứ',
	'Ngọc Động',
	'Nhật Tân',
	'Quang Ốc',
	'Bình Yên',
	'Hòa Bình',
	'Thọ Lão',
	'Vân Chu',
	'An Hòa',
	'Thanh Khê'
];

const streets = [
	'Lê Lợi',
	'Trần Phú',
	'Nguyễn Văn Trỗi',
	'Biên Hòa',
	'Quy Lưu',
	'Lý Thường Kiệt',
	'Trường Chinh',
	'Lê Công Thanh',
	'Đinh Tiên Hoàng'
];

function spot(random: Random, commune: string): string {
	if (commune.startsWith('phường'))
		return random.chance(0.6)
			? `Số ${random.int(1, 240)}, đường ${random.pick(streets)}`
			: `Tổ dân phố số ${random.int(1, 12)}`;
	if (commune.startsWith('thị trấn')) return `Tiểu khu ${random.pick(villages)}`;
	return random.chance(0.7)
		? `Thôn ${random.chance(0.4) ? random.int(1, 12) : random.pick(villages)}`
		: `Xóm ${random.int(1, 14)}`;
}

/** A home in Hà Nam whose commune and district bore these names on that day. */
export function homeInHaNam(random: Random, day: Day): Home {
	// The list of names begins in 2013; older papers borrow it.
	const iso = isoText(day.year < 2013 ? { ...day, year: 2013 } : day);
	const fitting = data.communes.filter(([, , from, to]) => from <= iso && iso <= to);
	const [commune, district] = random.pick(fitting);
	const name = lower(commune);
	return {
		spot: spot(random, name),
		commune: name,
		district: lower(district),
		province: 'tỉnh Hà Nam'
	};
}

export function homeElsewhere(random: Random): Home {
	const [commune, district, province] = random.pick(elsewhere);
	return {
		spot: spot(random, 'xã'),
		commune: `xã ${commune}`,
		district: `huyện ${district}`,
		province: province === 'Hà Nội' ? 'thành phố Hà Nội' : `tỉnh ${province}`
	};
}

/** Another house in the same commune. */
export function neighbour(random: Random, home: Home): Home {
	return { ...home, spot: spot(random, home.commune) };
}

/** `Thôn Đông, xã Liêm Phong, huyện Thanh Liêm, tỉnh Hà Nam` */
export const fullAddress = (home: Home): string =>
	`${home.spot}, ${home.commune}, ${home.district}, ${home.province}`;

/** `Thôn Đông, Liêm Phong, Thanh Liêm, Hà Nam`, for a single dotted line. */
export const lineAddress = (home: Home): string =>
	`${home.spot}, ${bare(home.commune)}, ${bare(home.district)}, ${bare(home.province)}`;

/** `Liêm Phong, Thanh Liêm, Hà Nam` */
export const shortPlace = (home: Home): string =>
	`${bare(home.commune)}, ${bare(home.district)}, ${bare(home.province)}`;

/** `xã Liêm Phong, huyện Thanh Liêm, tỉnh Hà Nam` with a capital. */
export function unitPlace(home: Home): string {
	const text = `${home.commune}, ${home.district}, ${home.province}`;
	return text.charAt(0).toUpperCase() + text.slice(1);
}

export const provinceName = (home: Home): string => bare(home.province);
export const districtName = (home: Home): string => bare(home.district);
export const communeName = (home: Home): string => bare(home.commune);
