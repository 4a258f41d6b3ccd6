// HK01, Bản khai nhân khẩu (TT 36/2014, Điều 8): one per person of 14 years or more, two faces, two tables.
import type { FormTemplate } from '../sheet-model.ts';

export const hk01: FormTemplate = {
	formId: 'hk01',
	sheets: [
		{
			print: '2014',
			edition: '2014',
			side: 'front',
			stretch: 1.16,
			blocks: [
				{ kind: 'code', text: 'Mẫu HK01 ban hành theo TT số 36/2014/TT-BCA ngày 09/9/2014' },
				{ kind: 'motto' },
				{ kind: 'text', role: 'title', text: 'BẢN KHAI NHÂN KHẨU' },
				{ kind: 'text', role: 'subtitle', text: '(Dùng cho người từ đủ 14 tuổi trở lên)' },
				{ kind: 'row', items: [{ field: 'name', no: '1', mark: '(1)', share: 1 }] },
				{ kind: 'row', items: [{ field: 'other-name', no: '2', share: 1 }] },
				{
					kind: 'row',
					items: [
						{ field: 'birth-date', no: '3', share: 0.64, slots: 'slashes' },
						{ field: 'sex', no: '4', share: 0.36 }
					]
				},
				{ kind: 'row', items: [{ field: 'birth-place', no: '5', share: 1 }] },
				{ kind: 'row', items: [{ field: 'home-town', no: '6', share: 1 }] },
				{
					kind: 'row',
					items: [
						{ field: 'ethnicity', no: '7', share: 0.33 },
						{ field: 'religion', no: '8', share: 0.34 },
						{ field: 'nationality', no: '9', share: 0.33 }
					]
				},
				{
					kind: 'row',
					items: [
						{ field: 'id-number', no: '10', share: 0.5 },
						{ field: 'passport', no: '11', share: 0.5 }
					]
				},
				{ kind: 'multiline', item: { field: 'permanent-address', no: '12' }, lines: 2 },
				{ kind: 'multiline', item: { field: 'current-address', no: '13' }, lines: 2 },
				{
					kind: 'row',
					items: [
						{ field: 'education', no: '14', mark: '(2)', share: 0.5 },
						{ field: 'qualification', no: '15', mark: '(3)', share: 0.5 }
					]
				},
				{
					kind: 'row',
					items: [
						{ field: 'ethnic-language', no: '16', share: 0.5 },
						{ field: 'foreign-language', no: '17', share: 0.5 }
					]
				},
				{ kind: 'multiline', item: { field: 'occupation', no: '18' }, lines: 2 },
				{
					kind: 'label',
					no: '19',
					text: 'Tóm tắt về bản thân (Từ đủ 14 tuổi trở lên đến nay ở đâu, làm gì)'
				},
				{
					kind: 'table',
					table: 'history',
					rows: 9,
					columns: [
						{ id: 'period', width: 38 },
						{ id: 'residence', width: 92 },
						{ id: 'occupation', width: 48 }
					]
				}
			]
		},
		{
			print: '2014',
			edition: '2014',
			side: 'back',
			stretch: 1.16,
			blocks: [
				{ kind: 'multiline', item: { field: 'criminal-record', no: '20' }, lines: 3 },
				{
					kind: 'label',
					no: '21',
					text: 'Tóm tắt về gia đình (Bố, mẹ; vợ/chồng; con; anh, chị, em ruột)',
					mark: '(4)'
				},
				{
					kind: 'table',
					table: 'family',
					rows: 12,
					columns: [
						{ id: 'row-number', width: 9 },
						{ id: 'name', width: 38 },
						{ id: 'birth-date', width: 23 },
						{ id: 'sex', width: 13 },
						{ id: 'relation', width: 19 },
						{ id: 'occupation', width: 28 },
						{ id: 'current-address', width: 50 }
					]
				},
				{
					kind: 'text',
					role: 'paragraph',
					text: 'Tôi cam đoan những lời khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về lời khai của mình.'
				},
				{
					kind: 'signatures',
					blocks: [
						{ title: '', notes: [], share: 0.45 },
						{
							title: 'NGƯỜI KHAI HOẶC NGƯỜI VIẾT HỘ',
							notes: ['(Ký, ghi rõ họ tên)'],
							dateField: 'document-date',
							share: 0.55
						}
					]
				},
				{ kind: 'space', heightMm: 26 },
				{ kind: 'text', role: 'footnote', text: '(1) Viết chữ in hoa đủ dấu;' },
				{
					kind: 'text',
					role: 'footnote',
					text: '(2) Ghi rõ trình độ học vấn cao nhất (Tiến sỹ, Thạc sỹ, Đại học, Cao đẳng, Trung cấp, tốt nghiệp phổ thông trung học, tốt nghiệp phổ thông cơ sở...; nếu không biết chữ thì ghi rõ "không biết chữ");'
				},
				{
					kind: 'text',
					role: 'footnote',
					text: '(3) Ghi rõ chuyên ngành được đào tạo hoặc trình độ tay nghề, bậc thợ, chuyên môn kỹ thuật khác được ghi trong văn bằng, chứng chỉ;'
				},
				{
					kind: 'text',
					role: 'footnote',
					text: '(4) Ghi cả cha, mẹ, con nuôi; người nuôi dưỡng; người giám hộ theo quy định của pháp luật (nếu có).'
				}
			]
		}
	]
};
