// HK04, Phiếu thông tin thay đổi về hộ khẩu, nhân khẩu (TT 36/2014, Điều 11): police to police, two copies.
import type { FormTemplate, Sheet } from '../sheet-model.ts';
import {
	area,
	code,
	heading,
	item,
	line,
	masthead,
	row,
	sign,
	signatures,
	subtitle,
	title
} from './blocks.ts';

const copy = (print: string, words: string): Sheet => ({
	print,
	edition: '2014',
	side: 'front',
	stretch: 1.36,
	blocks: [
		code('Mẫu HK04 ban hành theo TT số 36/2014/TT-BCA ngày 09/9/2014'),
		masthead(item('office', ''), item('paper-number', '')),
		title('PHIẾU THÔNG TIN THAY ĐỔI VỀ HỘ KHẨU, NHÂN KHẨU'),
		subtitle(words),
		line('recipient'),
		line('name', '1'),
		line('other-name', '2'),
		row(item('birth-date', '3', 0.6), item('sex', '4', 0.4)),
		line('birth-place', '5'),
		line('home-town', '6'),
		row(item('ethnicity', '7', 0.33), item('religion', '8', 0.34), item('nationality', '9', 0.33)),
		line('id-number', '10'),
		row(item('file-number', '11', 0.5), item('book-number', '12', 0.5)),
		row(item('head-name', '13', 0.58), item('relation-to-head', '14', 0.42)),
		line('permanent-address', '15'),
		heading('NỘI DUNG THAY ĐỔI'),
		area('event', 5),
		heading('ĐỀ XUẤT, KIẾN NGHỊ (Nếu có)'),
		area('proposal', 3),
		signatures(
			sign('CÁN BỘ LẬP PHIẾU', '(Ký, ghi rõ họ tên)', 0.5),
			sign('TRƯỞNG CÔNG AN', '(Ký, ghi rõ họ tên và đóng dấu)', 0.5, { dateField: 'document-date' })
		)
	]
});

export const hk04: FormTemplate = {
	formId: 'hk04',
	sheets: [
		copy('2014-sent', '(Phần chuyển cho cơ quan đăng ký quản lý cư trú)'),
		copy('2014-kept', '(Phần lưu tại cơ quan lập phiếu)')
	]
};
