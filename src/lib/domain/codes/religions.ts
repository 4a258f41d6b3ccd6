// Tôn giáo: QĐ 1019/QĐ-TCTK (12/11/2008), Annex G of QCVN 109:2017. The code of "Không" is not settled there:
// it is kept apart as `none`, and each export decides.
import { codeList } from './code-list.ts';

export const noReligion = { code: 'none', name: 'Không' } as const;

export const religions = codeList(
	[
		['01', 'Phật giáo'],
		['02', 'Công giáo'],
		['03', 'Phật giáo Hòa Hảo'],
		['04', 'Hồi giáo'],
		['05', 'Cao Đài'],
		['06', 'Minh sư đạo'],
		['07', 'Minh Lý đạo'],
		['08', 'Tin Lành'],
		['09', 'Tịnh độ cư sĩ Phật hội Việt Nam'],
		['10', 'Đạo Tứ ấn hiếu nghĩa'],
		['11', 'Bửu sơn Kỳ hương'],
		['12', "Đạo Ba Ha'i"],
		['13', 'Bà La Môn'],
		['14', 'Mặc Môn'],
		[noReligion.code, noReligion.name]
	],
	{
		Phật: '01',
		'Đạo Phật': '01',
		CG: '02',
		'Đạo Công giáo': '02',
		'Thiên Chúa': '02',
		'Thiên Chúa giáo': '02',
		'Đạo Thiên Chúa': '02',
		'Gia tô': '02',
		'Gia tô giáo': '02',
		'Kitô giáo': '02',
		'Ki tô': '02',
		'Hòa Hảo': '03',
		'Đạo Cao Đài': '05',
		'Đạo Tin Lành': '08',
		K: 'none',
		Ko: 'none',
		'Không theo đạo': 'none',
		'Không có': 'none'
	}
);

/**
 * Village notation of Hà Nam: Lương = not Catholic, Giáo = Catholic. What the household holds beside
 * "Lương" the paper does not say, so it is asked. Null for other texts.
 */
export function villageNotation(text: string): 'not-catholic' | 'catholic' | null {
	const key = text.normalize('NFC').toLowerCase();
	if (key === 'lương' || key === 'bên lương' || key === 'đi lương') return 'not-catholic';
	return key === 'giáo' || key === 'bên giáo' || key === 'đi đạo' || key === 'đạo'
		? 'catholic'
		: null;
}
