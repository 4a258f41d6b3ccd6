// HK07, Giấy chuyển hộ khẩu (TT 36/2014, Điều 14): two copies with the same items, told apart by the second line.
import type { FormTemplate, Sheet } from '../sheet-model.ts';
import {
	code,
	footnote,
	item,
	label,
	line,
	lines,
	masthead,
	row,
	sign,
	signatures,
	space,
	subtitle,
	table,
	title
} from './blocks.ts';

const copy = (print: string, words: string): Sheet => ({
	print,
	edition: '2014',
	side: 'front',
	stretch: 1.32,
	blocks: [
		code('Mẫu HK07 ban hành theo TT số 36/2014/TT-BCA ngày 09/9/2014'),
		masthead(item('office', ''), item('paper-number', '', 1, { after: '/GCHK' })),
		title('GIẤY CHUYỂN HỘ KHẨU'),
		subtitle(words),
		line('name', '1', { mark: '(1)' }),
		line('other-name', '2'),
		row(item('birth-date', '3', 0.64), item('sex', '4', 0.36)),
		line('birth-place', '5'),
		line('home-town', '6'),
		row(item('ethnicity', '7', 0.33), item('religion', '8', 0.34), item('nationality', '9', 0.33)),
		lines('permanent-address', '10', 2),
		row(item('head-name', '11', 0.58), item('relation-to-head', '12', 0.42)),
		line('reason', '13'),
		lines('destination', '14', 2),
		label('15', 'Những người trong hộ cùng chuyển hộ khẩu', '(2)'),
		table(
			'members',
			'row-number:9 name:36 birth-date:22 sex:13 home-town:34 ethnicity:14 nationality:18 id-number:24 relation:18',
			5
		),
		signatures(
			sign('', '', 0.45),
			sign('TRƯỞNG CÔNG AN', '(Ký, ghi rõ họ tên, đóng dấu)', 0.55, { dateField: 'document-date' })
		),
		space(6),
		footnote('(1) Viết chữ in hoa đủ dấu;'),
		footnote(
			'(2) Ghi theo sổ đăng ký thường trú, sổ hộ khẩu; trường hợp chuyển cả hộ thì ghi rõ chuyển đi cả hộ.'
		)
	]
});

export const hk07: FormTemplate = {
	formId: 'hk07',
	sheets: [
		copy('2014-issued', '(Phần cấp cho người chuyển hộ khẩu)'),
		copy('2014-kept', '(Phần lưu tại cơ quan cấp giấy)')
	]
};
