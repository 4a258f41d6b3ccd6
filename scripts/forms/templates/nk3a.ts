// NK3a, Sổ hộ khẩu gia đình: the household book before 20/7/2007. No label list of it is published; everything but
// its name is a guess by analogy with its successor HK08 and with ledgers of the time.
import type { FormTemplate } from '../sheet-model.ts';
import { code, item, line, lines, motto, row, sign, signatures, table, title } from './blocks.ts';

export const nk3a: FormTemplate = {
	formId: 'nk3a',
	sheets: [
		{
			print: '1997',
			edition: '1997',
			side: 'front',
			guess: true,
			typeScale: 0.82,
			stretch: 1.2,
			blocks: [
				code('Mẫu NK3a'),
				motto,
				title('SỔ HỘ KHẨU GIA ĐÌNH'),
				row(item('book-number', '', 0.5), item('register-number', '', 0.5)),
				line('head-name'),
				lines('permanent-address', '', 2),
				table(
					'members',
					'row-number:9 name:34 birth-date:22 sex:12 home-town:30 ethnicity:14 occupation:22 relation:18',
					9
				),
				signatures(
					sign('', '', 0.4),
					sign('TRƯỞNG CÔNG AN', '(Ký tên, đóng dấu)', 0.6, { dateField: 'document-date' })
				)
			]
		}
	]
};
