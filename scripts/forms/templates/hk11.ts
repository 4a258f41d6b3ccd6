// HK11, Sổ đăng ký thường trú (TT 36/2014, Điều 18): one ledger page a household, first row the head. The article
// names the items; which columns there are and how wide is a guess (landscape, as ledgers are).
import type { FormTemplate } from '../sheet-model.ts';
import { code, item, row, table, title } from './blocks.ts';

export const hk11: FormTemplate = {
	formId: 'hk11',
	sheets: [
		{
			print: '2014',
			edition: '2014',
			side: 'front',
			guess: true,
			stretch: 1.7,
			blocks: [
				code('Mẫu HK11 ban hành theo TT số 36/2014/TT-BCA ngày 09/9/2014'),
				title('SỔ ĐĂNG KÝ THƯỜNG TRÚ'),
				row(item('file-number', '', 0.5), item('sheet-number', '', 0.5)),
				row(item('permanent-address', '', 1)),
				table(
					'members',
					'row-number:10 name:40 birth-date:22 sex:13 home-town:36 ethnicity:15 id-number:26 relation:20 registered-on:22 authority:28 change:42',
					10
				)
			]
		}
	]
};
