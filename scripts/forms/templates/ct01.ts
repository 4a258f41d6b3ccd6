// CT01, Tờ khai thay đổi thông tin cư trú: TT 56/2021 and TT 66/2023, which ask less and box the numbers.
// The labels are stated, the table's columns and the signature blocks are a guess.
import type { Block, FormTemplate } from '../sheet-model.ts';
import {
	code,
	item,
	label,
	line,
	lines,
	motto,
	row,
	sign,
	signatures,
	table,
	title
} from './blocks.ts';

const signed: Block = signatures(
	sign('Ý KIẾN CỦA CHỦ HỘ', '(Ký, ghi rõ họ tên)', 0.24, { areaField: 'head-opinion' }),
	sign('Ý KIẾN CỦA CHỦ SỞ HỮU', 'hoặc người đại diện chỗ ở', 0.26),
	sign('Ý KIẾN CỦA CHA, MẸ', 'hoặc người giám hộ', 0.22),
	sign('NGƯỜI KÊ KHAI', '(Ký, ghi rõ họ tên)', 0.28, { dateField: 'document-date' })
);

const nationalId = { label: 'Số định danh cá nhân/CMND' } as const;
const boxed = { label: 'Số định danh cá nhân', cells: 12 } as const;

export const ct01: FormTemplate = {
	formId: 'ct01',
	sheets: [
		{
			print: '2021',
			edition: '2021',
			side: 'front',
			stretch: 1.4,
			typeScale: 0.94,
			blocks: [
				code('Mẫu CT01 ban hành kèm theo Thông tư số 56/2021/TT-BCA ngày 15/5/2021'),
				motto,
				title('TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ'),
				line('recipient', '', { mark: '(1)' }),
				line('name', '1'),
				row(item('birth-date', '2', 0.62, { slots: 'slashes' }), item('sex', '3', 0.38)),
				line('id-number', '4', nationalId),
				row(item('phone', '5', 0.5), item('email', '6', 0.5)),
				line('permanent-address', '7'),
				line('temporary-address', '8'),
				line('current-address', '9'),
				line('occupation', '10'),
				row(
					item('head-name', '11', 0.6),
					item('relation-to-head', '12', 0.4, { label: 'Quan hệ với chủ hộ' })
				),
				line('head-id-number', '13', { label: 'Số định danh cá nhân/CMND của chủ hộ' }),
				lines('event', '14', 2, { mark: '(2)' }),
				label('15', 'Những thành viên trong hộ gia đình cùng thay đổi'),
				table(
					'members',
					'row-number:9 name:36 birth-date:23 sex:13 id-number:28 occupation:26 relation:24 relation-to-head:22',
					4
				),
				signed
			]
		},
		{
			print: '2023',
			edition: '2023',
			side: 'front',
			stretch: 1.5,
			blocks: [
				code('Mẫu CT01 ban hành kèm theo Thông tư số 66/2023/TT-BCA ngày 17/11/2023'),
				motto,
				title('TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ'),
				line('recipient', '', { mark: '(1)' }),
				line('name', '1'),
				row(item('birth-date', '2', 0.62, { slots: 'slashes' }), item('sex', '3', 0.38)),
				line('id-number', '4', boxed),
				row(item('phone', '5', 0.5), item('email', '6', 0.5)),
				row(item('head-name', '7', 0.58), item('relation-to-head', '8', 0.42)),
				line('head-id-number', '9', { ...boxed, label: 'Số định danh cá nhân của chủ hộ' }),
				lines('event', '10', 3, { mark: '(2)' }),
				label('11', 'Những thành viên trong hộ gia đình cùng thay đổi'),
				table(
					'members',
					'row-number:9 name:46 birth-date:26 sex:15 id-number:36 relation-to-head:34',
					5
				),
				signed
			]
		}
	]
};
