// HK08, Sổ hộ khẩu (TT 36/2014, Điều 15; 120 × 165 mm, colour, guilloche). Each kind of page is its own form, as a
// file may hold any of them alone. Member page after the boxes of one real page; the rest after the article's items.
import type { Block, FormTemplate, Sheet } from '../sheet-model.ts';
import { area, heading, item, line, lines, row, sign, signatures, space, title } from './blocks.ts';

const face = (side: string, blocks: readonly Block[], guess: boolean): Sheet => ({
	print: '2014',
	edition: '2014',
	side,
	typeScale: 0.72,
	stretch: 1.12,
	decor: 'guilloche',
	blocks,
	...(guess ? { guess } : {})
});

const signedPair = (dateField: string): Block =>
	signatures(
		sign('CÁN BỘ ĐĂNG KÝ', '(Ký, ghi rõ họ tên)', 0.46),
		sign('TRƯỞNG CÔNG AN', '(Ký, ghi rõ họ tên và đóng dấu)', 0.54, { dateField })
	);

const person: readonly Block[] = [
	line('name'),
	line('other-name'),
	row(item('birth-date', '', 0.62), item('sex', '', 0.38)),
	line('home-town'),
	row(item('ethnicity', '', 0.33), item('religion', '', 0.34), item('nationality', '', 0.33)),
	row(item('id-number', '', 0.5), item('passport', '', 0.5)),
	line('occupation'),
	lines('previous-address', '', 2),
	signedPair('document-date'),
	lines('removal-reason', '', 2),
	signedPair('removal-date')
];

export const hk08Cover: FormTemplate = {
	formId: 'hk08-cover',
	sheets: [
		face(
			'front',
			[
				space(12),
				line('province-police', '', { bold: true }),
				space(10),
				title('SỔ HỘ KHẨU'),
				line('book-number', '', { ink: 'red', bold: true }),
				space(10),
				line('head-name'),
				lines('permanent-address', '', 2),
				space(3),
				signatures(
					sign('', '', 0.42),
					sign('TRƯỞNG CÔNG AN', '(Ký, ghi rõ họ tên và đóng dấu)', 0.58, {
						dateField: 'document-date'
					})
				),
				space(4),
				line('file-number'),
				row(item('register-number', '', 0.66), item('sheet-number', '', 0.34))
			],
			true
		)
	]
};

export const hk08Head: FormTemplate = {
	formId: 'hk08-head',
	sheets: [face('front', [title('CHỦ HỘ'), ...person], true)]
};

export const hk08Member: FormTemplate = {
	formId: 'hk08-member',
	sheets: [face('front', [line('relation-to-head', '', { bold: true }), ...person], false)]
};

export const hk08Change: FormTemplate = {
	formId: 'hk08-change',
	sheets: [
		face(
			'front',
			[
				title('ĐIỀU CHỈNH THAY ĐỔI'),
				heading('Nội dung điều chỉnh'),
				area('event', 5),
				signedPair('document-date'),
				heading('Nội dung điều chỉnh tiếp theo'),
				area('second-event', 5),
				signedPair('second-date')
			],
			true
		)
	]
};
