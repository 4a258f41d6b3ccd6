// DC01, Phiếu thu thập thông tin dân cư (TT 66/2015): one framed page, digits in boxes, boxes to tick. Boxes are
// stated by the circular; which items are ticked is a guess.
import type { FormTemplate, Item } from '../sheet-model.ts';
import { code, item, line, lines, masthead, row, sign, signatures, title } from './blocks.ts';

const relative = (id: string): readonly Item[] => [
	item(`${id}-nationality`, '', 0.4),
	item(`${id}-id-number`, '', 0.6, { cells: 12 })
];

export const dc01: FormTemplate = {
	formId: 'dc01',
	sheets: [
		{
			print: '2015',
			edition: '2015',
			side: 'front',
			guess: true,
			decor: 'frame',
			typeScale: 0.9,
			stretch: 1.3,
			blocks: [
				code('Mẫu DC01 ban hành kèm theo Thông tư số 66/2015/TT-BCA ngày 15/12/2015'),
				masthead(item('province', ''), item('district', ''), item('commune', '')),
				title('PHIẾU THU THẬP THÔNG TIN DÂN CƯ'),
				line('name', '1'),
				row(item('birth-date', '2', 0.62, { cells: 8 }), item('blood-group', '3', 0.38)),
				row(
					item('sex', '4', 0.34, { ticks: ['Nam', 'Nữ'] }),
					item('marital-status', '5', 0.66, {
						ticks: ['Chưa', 'Đang có', 'Ly hôn']
					})
				),
				line('birth-registration', '6'),
				line('home-town', '7'),
				row(item('ethnicity', '8', 0.4), item('nationality', '9', 0.6)),
				row(item('religion', '10', 0.4), item('id-number', '11', 0.6, { cells: 12 })),
				lines('permanent-address', '12', 2),
				lines('current-address', '13', 2),
				line('father-name', '14'),
				row(...relative('father')),
				line('mother-name'),
				row(...relative('mother')),
				line('spouse-name'),
				row(...relative('spouse')),
				line('guardian-name'),
				row(...relative('guardian')),
				line('head-name', '15'),
				row(...relative('head')),
				row(item('relation-to-head', '16', 0.5), item('book-number', '17', 0.5)),
				signatures(
					sign('TRƯỞNG CÔNG AN', 'xã/phường/thị trấn', 0.34),
					sign('CẢNH SÁT KHU VỰC', 'Công an viên', 0.28),
					sign('NGƯỜI KHAI', '(Ký, ghi rõ họ tên)', 0.38, { dateField: 'document-date' })
				)
			]
		}
	]
};
