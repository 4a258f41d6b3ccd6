// Nội dung thay đổi: which registry events a summary names (TT 36/2014 Điều 3.2; Luật Cư trú 2006).
import { fold } from '../vietnamese/text.ts';

export type EventType =
	| 'birth' // nhập sinh
	| 'join' // nhập hộ khẩu, đăng ký thường trú
	| 'found' // lập hộ
	| 'split' // tách hộ
	| 'leave' // chuyển hộ khẩu, cấp giấy chuyển
	| 'death' // xóa chết
	| 'remove' // xóa đăng ký thường trú
	| 'head-change' // thay đổi chủ hộ
	| 'correction' // điều chỉnh, cải chính
	| 'book' // cấp, đổi, cấp lại sổ
	| 'boundary' // thay đổi địa giới hành chính
	| 'temporary' // tạm trú, tạm vắng
	| 'confirmation'; // xác nhận trước đây đã đăng ký

/** Article that the officer's print cites for the event (Luật Cư trú 2006); null where none was seen. */
export const eventArticle: Readonly<Record<EventType, string | null>> = {
	birth: 'Điều 13',
	join: 'điểm a khoản 2 Điều 20',
	found: 'khoản 1 Điều 23',
	split: 'Điều 27',
	leave: 'điểm b khoản 2 Điều 28',
	death: 'điểm a khoản 1 Điều 22',
	remove: 'khoản 1 Điều 22',
	'head-change': 'khoản 1 Điều 29',
	correction: 'Điều 29',
	book: 'Điều 24',
	boundary: 'Điều 29',
	temporary: 'Điều 30',
	confirmation: null
};

const patterns: readonly (readonly [RegExp, EventType])[] = [
	[/\b(nhap sinh|khai sinh|moi sinh|dang ky tre|cho con moi)\b/, 'birth'],
	[/\b(xoa chet|khai tu|bao tu|da chet|chet|tu vong|qua doi)\b/, 'death'],
	[/\b(tach (so |ho )?(ho|khau|so)|tach rieng)\b/, 'split'],
	[/\b(thay doi|doi|dieu chinh|chuyen) chu ho\b/, 'head-change'],
	[
		/\b(dieu chinh|cai chinh|dinh chinh|thay doi (ho|ten|chu dem|ngay|nam sinh|dan toc|gioi tinh))\b/,
		'correction'
	],
	[/\b(dia gioi|don vi hanh chinh)\b/, 'boundary'],
	[/\b(cap (doi|lai|moi)|doi so|doi lai so|mat so)\b/, 'book'],
	[/\b(tam tru|tam vang|luu tru)\b/, 'temporary'],
	[/\bxac nhan\b.*\b(truoc day|da dang ky)\b/, 'confirmation'],
	[/\b(lap ho|lap so)\b/, 'found'],
	[/\b(giay chuyen|chuyen (ho khau|di|khau|den noi)|cat (ho )?khau|gchk)\b/, 'leave'],
	[/\b(xoa (dang ky|ten|khau|ho khau|dktt)|huy dang ky)\b/, 'remove'],
	[
		/\b(nhap (ho|khau)|dang ky (thuong tru|ho khau|hk)|dktt|chuyen den|nhap ve|xin nhap|nhap vao)\b/,
		'join'
	]
];

/** All events a summary names, in the order of the list above; empty when none is recognised. */
export function eventTypesOf(text: string): EventType[] {
	const key = fold(text);
	const found = patterns.filter(([pattern]) => pattern.test(key)).map(([, type]) => type);
	// "Xóa đăng ký thường trú" and "điều chỉnh chủ hộ" name one event, not also the general one.
	return found.filter(
		(type) =>
			!(type === 'join' && found.includes('remove') && !/nhap|chuyen den/.test(key)) &&
			!(type === 'join' && found.includes('confirmation')) &&
			!(type === 'remove' && found.includes('death')) &&
			!(type === 'correction' && found.includes('head-change'))
	);
}
