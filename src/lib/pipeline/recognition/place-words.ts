// Words for kinds of units in an address, put right where a mark was lost: a dot below that stood on the dotted line goes
// with it ("huyên Lý Nhân"). Only these closed words are touched, never a name; the raw text stays as it was read.

import { upperCase } from '../../domain/vietnamese/text.ts';

/** Words for units within units, smallest first, as a pattern's alternatives. */
export const placeUnits = 'xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh';

/** What is read, in front of a name, and what can only be meant. */
const meant: readonly (readonly [RegExp, string])[] = [
	[/(?<!\p{L})huy[eêềếểễ]n (?=\p{Lu})/gu, 'huyện '],
	[/(?<!\p{L})t[iíìĩị]nh (?=\p{Lu})/gu, 'tỉnh '],
	[/(?<=^|, ?)x[aáàảạ] (?=\p{Lu})/gu, 'xã '],
	[/(?<!\p{L})ph[uư][oơớởỡợ]ng (?=\p{Lu}|\d)/gu, 'phường '],
	[/(?<!\p{L})th[iị] tr[aâầậẩẫ]n (?=\p{Lu})/gu, 'thị trấn '],
	[/(?<!\p{L})thi trấn (?=\p{Lu})/gu, 'thị trấn '],
	[/(?<!\p{L})th[iị] x[aáàảạã] (?=\p{Lu})/gu, 'thị xã '],
	[/(?<!\p{L})th[aà]nh ph[oôốồổỗộ] (?=\p{Lu})/gu, 'thành phố '],
	[/^Th[oóòọốồộổỗ]n (?=[\p{Lu}\d])/gu, 'Thôn '],
	[/^Thân[.,]? (?=\d)/u, 'Thôn '],
	[/^Thân (?=\p{Lu}(?:[^,]*,){3})/u, 'Thôn '],
	[/(?<=, ?)Xã (?=\p{Lu})/gu, 'xã '],
	[/^(Thôn|Xóm|Tổ|Khu|Tiểu khu)[.,] ?(?=[\p{Lu}\d])/u, '$1 '],
	[/^Thân (?=[\p{Lu}\d][^,]*, ?(?:xã|phường|thị trấn) )/gu, 'Thôn '],
	[/^X[oòõọ]m (?=[\p{Lu}\d])/gu, 'Xóm '],
	[/^X[aáàâ]m (?=\d)/u, 'Xóm '],
	[/^Ti[eêếềểễệ]u khụ? (?=[\p{Lu}\d])/gu, 'Tiểu khu '],
	[/^T[oôóốồỗộ] (?=\d|dân phố)/gu, 'Tổ '],
	[/^(Thôn|Xóm|Khu|Tiểu khu|Đội|Tổ|Tổ dân phố|Tổ dân phố số) [Ll|](?=,|$)/u, '$1 1']
];

/** The second word of a hamlet's name, its capital shaped like its small letter ("Thôn Quang ốc"). */
const smallInName =
	/^((?:Thôn|Xóm|Khu|Tiểu khu|Làng) \p{Lu}\p{Ll}+ )([cosuvxôơưóòỏõọốồổỗộớờởỡợúùủũụứừửữự])(\p{Ll}*)(?=,)/u;

/** The text with its unit words as they are spelt. */
export const withPlaceWords = (text: string): string =>
	meant
		.reduce((current, [read, word]) => current.replace(read, word), text)
		.replace(
			smallInName,
			(_, before: string, first: string, rest: string) => before + upperCase(first) + rest
		);
