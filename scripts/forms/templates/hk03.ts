// HK03, Phiếu xác minh hộ khẩu, nhân khẩu (TT 36/2014, Điều 10). Only the items the article names are certain;
// the person's items are a guess by analogy with HK04.
import type { FormTemplate } from '../sheet-model.ts';
import {
	area,
	code,
	heading,
	item,
	line,
	lines,
	masthead,
	row,
	sign,
	signatures,
	title
} from './blocks.ts';

export const hk03: FormTemplate = {
	formId: 'hk03',
	sheets: [
		{
			print: '2014',
			edition: '2014',
			side: 'front',
			stretch: 1.5,
			guess: true,
			blocks: [
				code('Mẫu HK03 ban hành theo TT số 36/2014/TT-BCA ngày 09/9/2014'),
				masthead(item('office', ''), item('paper-number', '')),
				title('PHIẾU XÁC MINH HỘ KHẨU, NHÂN KHẨU'),
				line('recipient'),
				line('name', '1'),
				line('other-name', '2'),
				row(item('birth-date', '3', 0.6), item('sex', '4', 0.4)),
				line('home-town', '5'),
				row(item('ethnicity', '6', 0.5), item('religion', '7', 0.5)),
				line('id-number', '8'),
				lines('permanent-address', '9', 2),
				heading('NỘI DUNG XÁC MINH'),
				area('request', 8),
				lines('reply-to', '', 2),
				signatures(
					sign('CÁN BỘ LẬP PHIẾU', '(Ký, ghi rõ họ tên)', 0.5),
					sign('TRƯỞNG CÔNG AN', '(Ký, ghi rõ họ tên và đóng dấu)', 0.5, {
						dateField: 'document-date'
					})
				)
			]
		},
		{
			print: '2014',
			edition: '2014',
			side: 'back',
			stretch: 1.5,
			guess: true,
			blocks: [
				title('KẾT QUẢ XÁC MINH'),
				area('result', 18),
				signatures(
					sign('CÁN BỘ XÁC MINH', '(Ký, ghi rõ họ tên)', 0.5),
					sign('TRƯỞNG CÔNG AN', '(Ký, ghi rõ họ tên và đóng dấu)', 0.5, {
						dateField: 'result-date'
					})
				)
			]
		}
	]
};
