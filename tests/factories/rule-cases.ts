// Cases for every code of every rule over one household: papers on which it must fire, papers on which it must not.
import type { PaperSketch } from './household-pages.ts';

export interface RuleCase {
	readonly code: string;
	readonly fires: readonly (readonly PaperSketch[])[];
	readonly silent: readonly (readonly PaperSketch[])[];
}

type Facts = Readonly<Record<string, string>>;

const head = {
	name: 'Nguyễn Văn Hùng',
	'birth-date': '15/08/1962',
	sex: 'Nam',
	'relation-to-head': 'Chủ hộ'
};
const wife = {
	name: 'Trần Thị Mơ',
	'birth-date': '02/03/1965',
	sex: 'Nữ',
	'relation-to-head': 'Vợ'
};
const child = {
	name: 'Nguyễn Thị Lan',
	'birth-date': '10/10/1988',
	sex: 'Nữ',
	'relation-to-head': 'Con'
};
const on = (date: string, ...event: readonly string[]) => ({
	'document-date': date,
	...(event[0] === undefined ? {} : { event: event[0] })
});

const subject = (facts: Facts, household: Facts = {}): readonly PaperSketch[] => [
	{ subject: facts, household }
];
const family = (...members: readonly Facts[]): readonly PaperSketch[] =>
	members.map((facts) => ({ subject: facts }));
const hk01 = (birth: string, date: string): readonly PaperSketch[] => [
	{ form: 'hk01', subject: { name: 'Lê Văn Tám', 'birth-date': birth }, household: on(date) }
];
const at = (permanent: string, date: string, fact = 'permanent-address') =>
	subject({ ...head, [fact]: permanent }, on(date));

const of = (code: string, fires: RuleCase['fires'], silent: RuleCase['silent']): RuleCase => ({
	code,
	fires,
	silent
});

const fieldCase = (
	code: string,
	fact: string,
	bad: readonly string[],
	good: readonly string[]
): RuleCase =>
	of(
		code,
		bad.map((raw) => subject({ ...head, [fact]: raw })),
		good.map((raw) => subject({ ...head, [fact]: raw }))
	);
const householdCase = (
	code: string,
	fact: string,
	bad: readonly string[],
	good: readonly string[]
): RuleCase =>
	of(
		code,
		bad.map((raw) => subject(head, { [fact]: raw })),
		good.map((raw) => subject(head, { [fact]: raw }))
	);

export const ruleCases: readonly RuleCase[] = [
	// 01
	of(
		'id-number-province-unknown',
		[subject({ ...head, 'id-number': '999062000123' })],
		[subject({ ...head, 'id-number': '035062000123' })]
	),
	of(
		'id-number-sex-differs',
		[subject({ ...head, 'id-number': '035162000123' })],
		[
			subject({ ...head, 'id-number': '035062000123' }),
			subject({ ...wife, 'id-number': '035165000123' }),
			subject({ ...head, sex: '', 'id-number': '035162000123' })
		]
	),
	of(
		'id-number-year-differs',
		[subject({ ...head, 'id-number': '035063000123' })],
		[
			subject({ ...head, 'id-number': '035062000123' }),
			subject({ ...head, 'birth-date': 'khoảng 1960', 'id-number': '035062000123' })
		]
	),
	// 02
	of(
		'cmnd-twice',
		[family({ ...head, 'id-number': '168123456' }, { ...wife, 'id-number': '168123456' })],
		[family({ ...head, 'id-number': '168123456' }, { ...head, 'id-number': '168123456' })]
	),
	of(
		'cmnd-prefix',
		[subject({ ...head, 'id-number': '012345678', 'birth-place': 'Lê Hồ, Kim Bảng, Hà Nam' })],
		[
			subject({ ...head, 'id-number': '168123456', 'birth-place': 'Kim Bảng, Hà Nam' }),
			subject({ ...head, 'id-number': '012345678', 'birth-place': 'Hà Nội' })
		]
	),
	// 03
	fieldCase('date-unreadable', 'birth-date', ['xx yy', '5/8'], ['15/08/1962', '1962', '']),
	fieldCase(
		'date-not-on-calendar',
		'birth-date',
		['31/02/1962', '15/13/1962'],
		['29/02/1960', '30/02/1960 ÂL']
	),
	fieldCase('date-century-unknown', 'birth-date', ['15/08/15'], ['15/08/62', '15/08/1915']),
	fieldCase('date-is-age', 'birth-date', ['52 tuổi'], ['1952']),
	fieldCase('date-is-cycle-year', 'birth-date', ['Canh Tý'], ['1960']),
	// 04
	of(
		'birth-after-paper',
		[subject({ ...head, 'birth-date': '1995' }, on('01/05/1990'))],
		[
			subject({ ...head, 'birth-date': '1990' }, on('01/05/1990')),
			subject({ ...head, 'birth-date': '1995' })
		]
	),
	of(
		'birth-in-future',
		[subject({ ...head, 'birth-date': '2030' })],
		[subject({ ...head, 'birth-date': '2026' })]
	),
	of('paper-in-future', [subject(head, on('01/05/2030'))], [subject(head, on('01/05/2026'))]),
	of(
		'age-over-limit',
		[subject({ ...head, 'birth-date': '1870' }, on('01/05/1990'))],
		[subject({ ...head, 'birth-date': '1885' }, on('01/05/1990'))]
	),
	// 05
	of(
		'declarant-under-14',
		[hk01('10/06/1980', '01/05/1990')],
		[
			hk01('10/06/1970', '01/05/1990'),
			hk01('1976', '01/05/1990'),
			[{ subject: { name: 'Lê Văn Tám', 'birth-date': '1985' }, household: on('01/05/1990') }]
		]
	),
	// 06
	of(
		'head-missing',
		[subject({ ...head, 'relation-to-head': '' })],
		[subject(head), subject(child, { 'head-name': 'Nguyễn Văn Hùng' }), []]
	),
	of(
		'head-several',
		[family(head, { ...wife, 'relation-to-head': 'Chủ hộ' })],
		[
			family(head, wife),
			[
				{ subject: head },
				{
					subject: { ...wife, 'relation-to-head': 'Chủ hộ' },
					household: on('01/05/2001', 'Thay đổi chủ hộ')
				}
			]
		]
	),
	of(
		'head-not-listed',
		[subject(child, { 'head-name': 'Nguyễn Văn Hùng' })],
		[subject(head, { 'head-name': 'Nguyễn Văn Hùng' })]
	),
	of(
		'head-under-18',
		[subject({ ...head, 'birth-date': '1980' }, on('01/05/1990'))],
		[subject(head, on('01/05/1990')), subject({ ...head, 'birth-date': '1972' }, on('01/05/1990'))]
	),
	// 07
	of(
		'relation-sex-differs',
		[
			family(head, { ...wife, sex: 'Nam' }),
			family(head, { ...child, sex: 'Nam', 'relation-to-head': 'Con dâu' })
		],
		[family(head, wife, child), family(head, { ...wife, sex: '' })]
	),
	// 08
	of(
		'middle-name-sex',
		[subject({ ...head, sex: 'Nữ' }), subject({ ...head, name: 'Lê Thị Bình' })],
		[
			subject(head),
			family(
				{ ...head, 'permanent-address': 'Lê Hồ, Kim Bảng, Hà Nam' },
				{ ...child, 'permanent-address': '' }
			),
			subject({ ...wife, name: 'Nguyễn Thị Văn' }),
			subject({ ...head, name: 'Lê Bá Thị' })
		]
	),
	// 09
	of(
		'parent-younger',
		[family(head, { ...child, 'birth-date': '1950' })],
		[family(head, child), family(head, { ...child, 'birth-date': '' })]
	),
	of(
		'parent-age-unusual',
		[
			family(head, { ...child, 'birth-date': '10/10/1970' }),
			family({ ...head, 'birth-date': '1900' }, { ...child, 'birth-date': '1990' })
		],
		[
			family(head, child),
			family(head, { ...child, 'birth-date': '10/10/1970', 'relation-to-head': 'Con nuôi' })
		]
	),
	// 10
	of(
		'family-name-differs',
		[family(head, { ...child, name: 'Lê Thị Lan' })],
		[
			family(head, child),
			family(head, { ...child, name: 'Lê Thị Lan', 'relation-to-head': 'Con nuôi' }),
			family({ ...wife, 'relation-to-head': 'Chủ hộ' }, child),
			[
				{
					subject: { ...child, name: 'Trần Thị Lan' },
					relatives: [
						{ ...head, 'relation-to-head': '', 'relation-to-subject': 'Bố' },
						{ ...wife, 'relation-to-head': '', 'relation-to-subject': 'Mẹ' }
					]
				}
			]
		]
	),
	// 11
	of(
		'spouses-same-sex',
		[family(head, { ...wife, sex: 'Nam' })],
		[family(head, wife), family(head, { ...wife, sex: '' })]
	),
	of(
		'spouses-far-apart',
		[family(head, { ...wife, 'birth-date': '1999' })],
		[family(head, wife), family(head, { ...wife, 'birth-date': '1992' })]
	),
	of(
		'spouse-too-young',
		[
			[
				{ subject: head, household: on('01/05/1990') },
				{ subject: { ...wife, 'birth-date': '01/01/1975' } }
			]
		],
		[
			[{ subject: head, household: on('01/05/1990') }, { subject: wife }],
			family(head, { ...wife, 'birth-date': '2010' })
		]
	),
	// 12
	of(
		'spouse-several',
		[family(head, wife, { ...wife, name: 'Lê Thị Hoa', 'birth-date': '1970' })],
		[
			family(head, wife),
			[
				{ subject: head },
				{ subject: wife, household: on('01/05/1995', 'Xóa chết') },
				{ subject: { ...wife, name: 'Lê Thị Hoa', 'birth-date': '1970' } }
			]
		]
	),
	// 14
	of(
		'member-twice',
		[[{ members: [child, child] }]],
		[
			[{ members: [child, { ...child, 'birth-date': '1990' }] }],
			[{ members: [child] }, { members: [child] }]
		]
	),
	// 15
	of(
		'event-after-death',
		[
			[
				{ subject: head, household: on('01/05/1990', 'Xóa chết') },
				{ subject: head, household: on('01/05/1995', 'Tách hộ') }
			]
		],
		[
			[
				{ subject: head, household: on('01/05/1995', 'Xóa chết') },
				{ subject: head, household: on('01/05/1990', 'Tách hộ') }
			]
		]
	),
	of(
		'death-before-birth',
		[subject(head, on('01/05/1950', 'Xóa chết'))],
		[subject(head, on('01/05/1990', 'Xóa chết'))]
	),
	of(
		'event-after-removal',
		[
			[
				{ subject: head, household: on('01/05/1990', 'Xóa đăng ký thường trú') },
				{ subject: head, household: on('01/05/1995', 'Tách hộ') }
			]
		],
		[
			[
				{ subject: head, household: on('01/05/1990', 'Xóa đăng ký thường trú') },
				{ subject: head, household: on('01/05/1995', 'Nhập hộ khẩu về với vợ') }
			]
		]
	),
	// 16
	of(
		'relation-to-head-derived',
		[
			[
				{ subject: head },
				{
					subject: { ...child, 'relation-to-head': 'Con gái' },
					members: [{ name: 'Lê Văn Nam', 'birth-date': '2008', 'relation-to-subject': 'Con' }]
				}
			]
		],
		[
			[
				{ subject: head },
				{
					subject: child,
					members: [
						{
							name: 'Lê Văn Nam',
							'birth-date': '2008',
							'relation-to-subject': 'Con',
							'relation-to-head': 'Cháu ngoại'
						}
					]
				}
			]
		]
	),
	of(
		'relation-to-head-open',
		[
			[
				{ subject: head },
				{
					subject: { ...child, sex: '', 'relation-to-head': 'Con' },
					members: [{ name: 'Lê Văn Nam', 'birth-date': '2008', 'relation-to-subject': 'Con' }]
				}
			]
		],
		[
			[
				{ subject: head },
				{
					subject: { ...child, 'relation-to-head': 'Con gái' },
					members: [{ name: 'Lê Văn Nam', 'birth-date': '2008', 'relation-to-subject': 'Con' }]
				}
			]
		]
	),
	of(
		'relation-to-head-contradicts',
		[
			[
				{ subject: head },
				{
					subject: child,
					members: [
						{
							name: 'Lê Văn Nam',
							'birth-date': '2008',
							'relation-to-subject': 'Con',
							'relation-to-head': 'Con'
						}
					]
				}
			]
		],
		[
			[
				{ subject: head },
				{
					subject: child,
					members: [
						{
							name: 'Lê Văn Nam',
							'birth-date': '2008',
							'relation-to-subject': 'Con',
							'relation-to-head': 'Cháu ngoại'
						}
					]
				}
			]
		]
	),
	// 17
	of(
		'unit-not-of-its-time',
		[
			at('Lê Hồ, Kim Bảng, Hà Nam', '01/05/1985'),
			at('xã Lê Hồ, huyện Kim Bảng, tỉnh Hà Nam Ninh', '01/05/2000'),
			at('phường Lê Hồ, tỉnh Ninh Bình', '01/05/2010', 'birth-place')
		],
		[
			at('Lê Hồ, Kim Bảng, Hà Nam Ninh', '01/05/1985'),
			at('Lê Hồ, Kim Bảng, Hà Nam', '01/05/2010'),
			at('Lê Hồ, Kim Bảng, Hà Nam Ninh', '01/05/2010', 'birth-place')
		]
	),
	// 18
	of(
		'place-unknown',
		[at('đường số 8', '01/05/2010')],
		[at('Lê Hồ, Kim Bảng, Hà Nam', '01/05/2010')]
	),
	of(
		'place-contradicts',
		[at('xã Lê Hồ, huyện Lý Nhân, tỉnh Hà Nam', '01/05/2010')],
		[at('xã Lê Hồ, huyện Kim Bảng, tỉnh Hà Nam', '01/05/2010')]
	),
	of(
		'place-ambiguous',
		[at('Lê Hô, Kim Bảng, Hà Nam', '01/05/2010')],
		[at('Lê Hồ, Kim Bảng, Hà Nam', '01/05/2010')]
	),
	of(
		'place-divided',
		[at('Phường Quang Trung, Phủ Lý, Hà Nam', '01/05/2024')],
		[at('Lê Hồ, Kim Bảng, Hà Nam', '01/05/2024')]
	),
	// 19 (the archive of the tests keeps Lê Hồ)
	of(
		'lives-outside-archive',
		[at('Đại Cương, Kim Bảng, Hà Nam', '01/05/2010')],
		[at('Lê Hồ, Kim Bảng, Hà Nam', '01/05/2010'), subject(wife)]
	),
	// 20
	householdCase(
		'book-number-length',
		'book-number',
		['12345', 'abc'],
		['160123456', '160 123 456', '']
	),
	householdCase('file-number-no-digit', 'file-number', ['abc'], ['1234', '12/HK']),
	// 21
	fieldCase('ethnicity-unknown', 'ethnicity', ['Kynh'], ['Kinh', 'Khơ me', 'K']),
	fieldCase('ethnicity-old-name', 'ethnicity', ['Thổ', 'Mèo', 'Mán'], ['Tày', 'HMông', 'Dao']),
	fieldCase('religion-unknown', 'religion', ['Đạo gì đó'], ['Không', 'Công giáo', 'Thiên chúa']),
	fieldCase('religion-village-notation', 'religion', ['Lương', 'Giáo'], ['Phật giáo']),
	fieldCase('nationality-unknown', 'nationality', ['Việt'], ['Việt Nam', 'VN', 'Lào']),
	fieldCase('sex-unknown', 'sex', ['Nôm'], ['Nam', 'nữ', '']),
	fieldCase('relation-unknown', 'relation-to-head', ['Láng giềng'], ['Chủ hộ']),
	fieldCase('relation-ambiguous', 'relation-to-head', ['C'], ['CH', 'Con']),
	fieldCase('id-number-not-digits', 'id-number', ['l68123456'], ['168 123 456']),
	fieldCase('id-number-length', 'id-number', ['16812345'], ['168123456', '']),
	fieldCase('id-number-all-same', 'id-number', ['111111111'], ['168123456']),
	// 22
	fieldCase('name-strange-character', 'name', ['Nguyễn @ Hùng'], ['H’Wiên Êban', 'Y-Bhăm Niê']),
	fieldCase('name-one-word', 'name', ['Hùng'], ['Lê Hùng']),
	fieldCase('name-has-digit', 'name', ['Nguyễn Văn Hùn9'], ['Nguyễn Văn Hùng']),
	fieldCase('name-foreign-letter', 'name', ['John Smith'], ['Nguyễn Văn Hùng']),
	fieldCase(
		'name-strange-syllable',
		'name',
		['Nguyễn Vnă Hùng', 'Trần Thị Mct'],
		['Nguyễn Quý Giêng', 'Quách Thị Khuyển', 'Nguyễn Gì Đó']
	),
	// 23
	of(
		'papers-differ',
		[
			family(head, { ...head, 'birth-date': '16/08/1962' }),
			family({ ...head, ethnicity: 'Kinh' }, { ...head, ethnicity: 'Mường' })
		],
		[
			family(head, { ...head, 'birth-date': '1962' }),
			family({ ...head, occupation: 'Làm ruộng' }, { ...head, occupation: 'Hưu trí' })
		]
	),
	of(
		'head-names-differ',
		[
			[
				{ subject: head, household: { 'head-name': 'Nguyễn Văn Hùng' } },
				{ household: { 'head-name': 'Nguyễn Văn Hưng' } }
			]
		],
		[
			[
				{ subject: head, household: { 'head-name': 'Nguyễn Văn Hùng' } },
				{ household: { 'head-name': 'Nguyễn Văn Hùng' } }
			]
		]
	),
	of(
		'file-numbers-differ',
		[
			[
				{ subject: head, household: { 'file-number': '12' } },
				{ household: { 'file-number': '13' } }
			]
		],
		[[{ subject: head, household: { 'file-number': '12' } }]]
	),
	// 24
	fieldCase('ditto-unresolved', 'home-town', ['nt', '"', '-nt-'], ['Lê Hồ, Kim Bảng, Hà Nam']),
	// 25
	of('fact-indispensable', [subject({ name: 'Lê Văn Tám', 'birth-date': '' })], [subject(head)]),
	of(
		'fact-missing',
		[subject({ ...head, 'home-town': '' })],
		[
			subject(head),
			subject({
				...head,
				'home-town': 'Lê Hồ, Kim Bảng, Hà Nam',
				ethnicity: 'Kinh',
				nationality: 'Việt Nam',
				'permanent-address': 'Lê Hồ, Kim Bảng, Hà Nam'
			}),
			[{ relatives: [{ name: 'Lê Văn Tám', 'birth-date': '1930' }] }]
		]
	),
	of(
		'fact-not-on-papers',
		[[{ members: [{ name: 'Lê Văn Tám', 'birth-date': '1930' }] }]],
		[[{ relatives: [{ name: 'Lê Văn Tám', 'birth-date': '1930' }] }]]
	),
	of(
		'birth-without-year',
		[subject({ ...head, 'birth-date': '15/08/?' })],
		[subject({ ...head, 'birth-date': '1962' })]
	)
];
