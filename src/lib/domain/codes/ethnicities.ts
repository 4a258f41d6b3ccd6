// Dân tộc: codes of QĐ 121-TCTK/PPCĐ (02/3/1979), the list QCVN 109:2017 follows.
// The census office numbers them otherwise (04 = Mường there, Hoa here): never mix the two.
import { own } from '../own.ts';
import { codeList } from './code-list.ts';

const names =
	'Kinh|Tày|Thái|Hoa|Khơ-me|Mường|Nùng|HMông|Dao|Gia-rai|Ngái|Ê-đê|Ba na|Xơ-Đăng|Sán Chay|Cơ-ho|Chăm|Sán Dìu|Hrê|' +
	'Mnông|Ra-glai|Xtiêng|Bru-Vân Kiều|Thổ|Giáy|Cơ-tu|Gié-Triêng|Mạ|Khơ-mú|Co|Tà-ôi|Chơ-ro|Kháng|Xinh-mun|Hà Nhì|' +
	'Chu ru|Lào|La Chí|La Ha|Phù Lá|La Hủ|Lự|Lô Lô|Chứt|Mảng|Pà Thẻn|Cơ Lao|Cống|Bố Y|Si La|Pu Péo|Brâu|Ơ Đu|' +
	'Rơ măm|Người nước ngoài|Không rõ';

export const ethnicities = codeList(
	names.split('|').map((name, index) => [String(index + 1).padStart(2, '0'), name] as const),
	{
		K: '01',
		Khmer: '05',
		Khơme: '05',
		Mông: '08',
		"H'Mông": '08',
		Jarai: '10',
		Jrai: '10',
		'Gia Rai': '10',
		Rhade: '12',
		Bahnar: '13',
		Sedang: '14',
		"K'Ho": '16',
		"M'Nông": '20',
		Raglay: '21',
		'Ra Glay': '21',
		Stiêng: '22',
		'Bru Vân Kiều': '23',
		'Vân Kiều': '23',
		'Cơ Tu': '26',
		Giẻ: '27',
		'Khơ Mú': '29',
		Cor: '30',
		'Xinh Mun': '34',
		"B'râu": '52'
	}
);

/**
 * Old names that meant different peoples at different times and places: each is a question.
 * Values are the codes it may stand for, likeliest first.
 */
const oldNames: Readonly<Record<string, readonly string[]>> = {
	thổ: ['02', '24'],
	mèo: ['08'],
	mán: ['09', '15', '18'],
	'cao lan': ['15'],
	'sán chỉ': ['15'],
	trại: ['18'],
	hán: ['04'],
	việt: ['01'],
	mọi: [],
	xá: ['29', '33']
};

/** Codes an old name may stand for; null when the text is no old name. Needs exact marks: Mán is not Mạn. */
export function oldEthnicity(text: string): readonly string[] | null {
	return own(oldNames, text.normalize('NFC').toLowerCase()) ?? null;
}
