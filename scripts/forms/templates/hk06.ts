// HK06, Phiếu theo dõi hồ sơ hộ khẩu (TT 36/2014, Điều 13; 80 × 130 mm). The file number and the list of members
// are certain, the list's columns are a guess.
import type { FormTemplate } from '../sheet-model.ts';
import { code, label, line, lines, table, title } from './blocks.ts';

const columns = 'row-number:9 name:34 birth-date:20 relation:17';

export const hk06: FormTemplate = {
	formId: 'hk06',
	sheets: [
		{
			print: '2014',
			edition: '2014',
			side: 'front',
			typeScale: 0.68,
			stretch: 1,
			guess: true,
			blocks: [
				code('Mẫu HK06 ban hành theo TT số 36/2014/TT-BCA'),
				title('PHIẾU THEO DÕI HỒ SƠ HỘ KHẨU'),
				line('file-number'),
				line('head-name'),
				lines('permanent-address', '', 2),
				label('', 'Danh sách những người trong hộ'),
				table('members', columns, 9)
			]
		}
	]
};
