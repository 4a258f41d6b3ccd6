// Tờ khai đăng ký khai sinh (TT 15/2015/TT-BTP), which lies in household files beside nhập sinh. From common
// knowledge of the form, not from a scan: a guess to be checked.
import type { FormTemplate } from '../sheet-model.ts';
import { item, line, motto, paragraph, row, sign, signatures, title } from './blocks.ts';

export const birthDeclaration: FormTemplate = {
	formId: 'birth-declaration',
	sheets: [
		{
			print: '2015',
			edition: '2015',
			side: 'front',
			guess: true,
			stretch: 1.5,
			blocks: [
				motto,
				title('TỜ KHAI ĐĂNG KÝ KHAI SINH'),
				line('recipient', '', { mark: '(1)' }),
				line('reporter-name'),
				line('reporter-address', '', { mark: '(2)' }),
				line('reporter-papers', '', { mark: '(3)' }),
				line('reporter-relation'),
				paragraph('Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:'),
				line('name'),
				row(item('birth-date', '', 0.5), item('birth-date-words', '', 0.5)),
				row(item('sex', '', 0.32), item('ethnicity', '', 0.32), item('nationality', '', 0.36)),
				line('birth-place', '', { mark: '(4)' }),
				line('home-town'),
				line('mother-name'),
				row(
					item('mother-birth', '', 0.36),
					item('mother-ethnicity', '', 0.3),
					item('mother-nationality', '', 0.34)
				),
				line('mother-address', '', { mark: '(2)' }),
				line('father-name'),
				row(
					item('father-birth', '', 0.36),
					item('father-ethnicity', '', 0.3),
					item('father-nationality', '', 0.34)
				),
				line('father-address', '', { mark: '(2)' }),
				paragraph(
					'Tôi cam đoan nội dung đề nghị đăng ký khai sinh trên đây là đúng sự thật, được sự thỏa thuận nhất trí của các bên liên quan theo quy định pháp luật.'
				),
				signatures(
					sign('', '', 0.45),
					sign('NGƯỜI YÊU CẦU', '(Ký, ghi rõ họ, chữ đệm, tên)', 0.55, {
						dateField: 'document-date'
					})
				)
			]
		}
	]
};
