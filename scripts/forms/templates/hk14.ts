// HK14, Túi hồ sơ hộ khẩu (TT 36/2014, Điều 21; 270 × 350 mm): the envelope itself. Only "Nộp lưu ngày" is certain;
// the rest is what archive programs hold of a file.
import type { FormTemplate } from '../sheet-model.ts';
import { code, item, line, lines, masthead, row, space, table, title } from './blocks.ts';

export const hk14: FormTemplate = {
	formId: 'hk14',
	sheets: [
		{
			print: '2014',
			edition: '2014',
			side: 'front',
			guess: true,
			typeScale: 1.3,
			stretch: 1.8,
			blocks: [
				code('Mẫu HK14 ban hành theo TT số 36/2014/TT-BCA ngày 09/9/2014'),
				masthead(item('office', '')),
				space(12),
				title('TÚI HỒ SƠ HỘ KHẨU'),
				line('file-number', '', { bold: true }),
				line('head-name'),
				lines('permanent-address', '', 2),
				row(item('book-number', '', 0.5), item('deposit-date', '', 0.5)),
				row(item('register-number', '', 0.64), item('sheet-number', '', 0.36)),
				space(6),
				table('documents', 'row-number:14 document:130 document-date:40 sheets:30', 12)
			]
		}
	]
};
