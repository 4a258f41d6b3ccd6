// HK02, Phiếu báo thay đổi hộ khẩu, nhân khẩu (TT 36/2014, Điều 9): two replicas of the 2014 print are known
// and number items 13–17 differently; A has the phone line and two more columns.
import type { Block, FormTemplate, Sheet } from '../sheet-model.ts';

const codes = {
	'2007': 'Mẫu HK02 ban hành theo QĐ số 698/2007/QĐ-BCA(C11) ngày 01/7/2007',
	'2011': 'Mẫu HK02 ban hành theo TT số 81/2011/TT-BCA ngày 22/12/2011',
	'2014': 'Mẫu HK02 ban hành theo TT số 36/2014/TT-BCA ngày 09/9/2014'
} as const;

type Edition = keyof typeof codes;

const head = (edition: Edition): readonly Block[] => [
	{ kind: 'code', text: codes[edition] },
	{ kind: 'motto' },
	{ kind: 'text', role: 'title', text: 'PHIẾU BÁO THAY ĐỔI HỘ KHẨU, NHÂN KHẨU' },
	{ kind: 'row', items: [{ field: 'recipient', share: 1 }] }
];

const reporter: readonly Block[] = [
	{ kind: 'text', role: 'heading', text: 'I. Thông tin về người viết phiếu báo' },
	{
		kind: 'row',
		items: [
			{ field: 'reporter-name', no: '1', mark: '(1)', share: 0.72 },
			{ field: 'reporter-sex', no: '2', share: 0.28 }
		]
	},
	{
		kind: 'row',
		items: [
			{ field: 'reporter-id-number', no: '3', share: 0.5 },
			{ field: 'reporter-passport', no: '4', share: 0.5 }
		]
	},
	{ kind: 'row', items: [{ field: 'reporter-permanent-address', no: '5', share: 1 }] },
	{ kind: 'multiline', item: { field: 'reporter-current-address', no: '6' }, lines: 2 },
	{ kind: 'row', items: [{ field: 'reporter-phone', no: '7', share: 1 }] }
];

/** @param homeTown the label of the same slot: Nguyên quán, in some editions Quê quán */
const subject = (homeTown?: string): readonly Block[] => [
	{
		kind: 'text',
		role: 'heading',
		text: 'II. Thông tin về người có thay đổi hộ khẩu, nhân khẩu'
	},
	{
		kind: 'row',
		items: [
			{ field: 'name', no: '1', mark: '(1)', share: 0.72 },
			{ field: 'sex', no: '2', share: 0.28 }
		]
	},
	{
		kind: 'row',
		items: [
			{ field: 'birth-date', no: '3', share: 0.46 },
			{ field: 'ethnicity', no: '4', share: 0.25 },
			{ field: 'nationality', no: '5', share: 0.29 }
		]
	},
	{
		kind: 'row',
		items: [
			{ field: 'id-number', no: '6', share: 0.5 },
			{ field: 'passport', no: '7', share: 0.5 }
		]
	},
	{ kind: 'row', items: [{ field: 'birth-place', no: '8', share: 1 }] },
	{
		kind: 'row',
		items: [{ field: 'home-town', no: '9', share: 1, ...(homeTown ? { label: homeTown } : {}) }]
	},
	{ kind: 'row', items: [{ field: 'occupation', no: '10', share: 1 }] },
	{ kind: 'row', items: [{ field: 'permanent-address', no: '11', share: 1 }] },
	{ kind: 'multiline', item: { field: 'current-address', no: '12' }, lines: 2 }
];

/** Items after the address, numbered from `first`. */
const household = (first: number): readonly Block[] => [
	{
		kind: 'row',
		items: [
			{ field: 'head-name', no: String(first), share: 0.56 },
			{ field: 'relation-to-head', no: String(first + 1), share: 0.44 }
		]
	},
	{
		kind: 'multiline',
		item: { field: 'event', no: String(first + 2), mark: '(2)' },
		lines: 2
	},
	{ kind: 'label', no: String(first + 3), text: 'Những người cùng thay đổi' }
];

const signatures: Block = {
	kind: 'signatures',
	blocks: [
		{
			title: 'Ý KIẾN CỦA CHỦ HỘ (3)',
			notes: ['(Ghi rõ nội dung và ký, ghi rõ họ tên)'],
			areaField: 'head-opinion',
			share: 0.5
		},
		{
			title: 'NGƯỜI VIẾT PHIẾU BÁO',
			notes: ['(Ký, ghi rõ họ tên)'],
			dateField: 'document-date',
			share: 0.5
		}
	]
};

const footnotes: readonly string[] = [
	'(1) Viết chữ in hoa đủ dấu;',
	'(2) Ghi tóm tắt nội dung thay đổi hộ khẩu, nhân khẩu. Ví dụ: đăng ký thường trú, tạm trú; thay đổi nơi đăng ký thường trú, tạm trú; tách sổ hộ khẩu; điều chỉnh những thay đổi trong sổ hộ khẩu…;',
	'(3) Ghi rõ ý kiến của chủ hộ là đồng ý cho đăng ký thường trú, tạm trú hoặc đồng ý cho tách sổ hộ khẩu; chủ hộ ký và ghi rõ họ tên, ngày, tháng, năm;',
	'(4) Chỉ áp dụng đối với trường hợp xác nhận trước đây đã đăng ký thường trú và trường hợp cấp lại sổ hộ khẩu do bị mất.',
	'Ghi chú: Trường hợp người viết phiếu báo cũng là người có thay đổi hộ khẩu, nhân khẩu thì chỉ cần kê khai những nội dung quy định tại mục II.'
];

const back: readonly Block[] = [
	{ kind: 'text', role: 'title', text: 'XÁC NHẬN CỦA CÔNG AN (4)' },
	{ kind: 'area', field: 'confirmation', lines: 9 },
	{
		kind: 'signatures',
		blocks: [
			{ title: '', notes: [], share: 0.45 },
			{
				title: 'TRƯỞNG CÔNG AN',
				notes: ['(Ký, ghi rõ họ tên và đóng dấu)'],
				dateField: 'confirmation-date',
				share: 0.55
			}
		]
	},
	{ kind: 'space', heightMm: 75 },
	...footnotes.map((text): Block => ({ kind: 'text', role: 'footnote', text }))
];

/** Prints of 2007 and 2011: same labels and order as far as known, no phone, laid out a little wider. A guess. */
const older = (edition: '2007' | '2011', homeTown: string): Sheet => ({
	print: edition,
	edition,
	side: 'front',
	guess: true,
	stretch: edition === '2007' ? 1.05 : 1.03,
	blocks: [
		...head(edition),
		...reporter.slice(0, -1),
		...subject(homeTown),
		...household(13),
		{
			kind: 'table',
			table: 'members',
			rows: 4,
			columns: [
				{ id: 'row-number', width: 28 },
				{ id: 'name', width: 110 },
				{ id: 'birth-date', width: 66 },
				{ id: 'sex', width: 42 },
				...(edition === '2007' ? [{ id: 'birth-place', width: 90 }] : []),
				{ id: 'occupation', width: 96 },
				{ id: 'ethnicity', width: 46 },
				{ id: 'id-number', width: 74 },
				{ id: 'relation', width: 70 }
			]
		},
		signatures
	]
});

const sheets: readonly Sheet[] = [
	{
		print: '2014-a',
		edition: '2014',
		side: 'front',
		blocks: [
			...head('2014'),
			...reporter,
			...subject(),
			{ kind: 'row', items: [{ field: 'phone', no: '13', share: 1 }] },
			...household(14),
			{
				kind: 'table',
				table: 'members',
				rows: 4,
				columns: [
					{ id: 'row-number', width: 33.9 },
					{ id: 'name', width: 74.55 },
					{ id: 'birth-date', width: 49.25 },
					{ id: 'sex', width: 47.45 },
					{ id: 'birth-place', width: 85.4 },
					{ id: 'occupation', width: 85.4 },
					{ id: 'ethnicity', width: 47.45 },
					{ id: 'nationality', width: 48.5 },
					{ id: 'id-number', width: 51.85 },
					{ id: 'relation', width: 48.6 }
				]
			},
			signatures
		]
	},
	{
		print: '2014-b',
		edition: '2014',
		side: 'front',
		blocks: [
			...head('2014'),
			...reporter,
			...subject(),
			...household(13),
			{
				kind: 'table',
				table: 'members',
				rows: 5,
				columns: [
					{ id: 'row-number', width: 30 },
					{ id: 'name', width: 120 },
					{ id: 'birth-date', width: 70 },
					{ id: 'sex', width: 42 },
					{ id: 'occupation', width: 110 },
					{ id: 'ethnicity', width: 46 },
					{ id: 'id-number', width: 80 },
					{ id: 'relation', width: 74 }
				]
			},
			signatures
		]
	},
	older('2007', 'Nguyên quán'),
	older('2011', 'Quê quán'),
	{ print: '2014-a', edition: '2014', side: 'back', stretch: 1.4, blocks: back },
	{ print: '2014-b', edition: '2014', side: 'back', stretch: 1.4, blocks: back }
];

export const hk02: FormTemplate = { formId: 'hk02', sheets };
