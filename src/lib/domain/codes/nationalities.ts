// Quốc tịch: ISO 3166-1 alpha-2 with the Vietnamese names that household papers use (QCVN 109 Annex H).
import { codeList } from './code-list.ts';

const names =
	'VN Việt Nam|LA Lào|KH Campuchia|CN Trung Quốc|TW Đài Loan|HK Hồng Kông|TH Thái Lan|KR Hàn Quốc|KP Triều Tiên|JP Nhật Bản|' +
	'US Hoa Kỳ|CA Canada|AU Úc|NZ Niu Di-lân|FR Pháp|DE Đức|GB Anh|RU Liên bang Nga|CZ Cộng hòa Séc|SK Xlô-va-ki-a|PL Ba Lan|' +
	'HU Hung-ga-ri|BG Bun-ga-ri|RO Ru-ma-ni|UA U-crai-na|BY Bê-la-rút|NL Hà Lan|BE Bỉ|CH Thụy Sĩ|AT Áo|SE Thụy Điển|' +
	'NO Na Uy|FI Phần Lan|DK Đan Mạch|IT Ý|ES Tây Ban Nha|PT Bồ Đào Nha|SG Xin-ga-po|MY Ma-lai-xi-a|ID In-đô-nê-xi-a|' +
	'PH Phi-líp-pin|MM Mi-an-ma|IN Ấn Độ|CU Cu Ba|IL I-xra-en|TR Thổ Nhĩ Kỳ|AO Ăng-gô-la|ZZ Không quốc tịch';

export const nationalities = codeList(
	names.split('|').map((line) => [line.slice(0, 2), line.slice(3)] as const),
	{
		VN: 'VN',
		'Việt nam (VN)': 'VN',
		VNam: 'VN',
		'Cộng hòa xã hội chủ nghĩa Việt Nam': 'VN',
		'CHXHCN Việt Nam': 'VN',
		'Cam pu chia': 'KH',
		TQ: 'CN',
		Nhật: 'JP',
		Mỹ: 'US',
		'Hợp chủng quốc Hoa Kỳ': 'US',
		USA: 'US',
		Australia: 'AU',
		Ôxtrâylia: 'AU',
		'New Zealand': 'NZ',
		'Vương quốc Anh': 'GB',
		'CHLB Đức': 'DE',
		Nga: 'RU',
		'Liên Xô': 'RU',
		Séc: 'CZ',
		'Tiệp Khắc': 'CZ',
		Singapore: 'SG',
		Malaysia: 'MY',
		Indonesia: 'ID',
		Philippines: 'PH',
		Myanmar: 'MM',
		Ukraina: 'UA',
		Hungary: 'HU',
		Italia: 'IT',
		'Đại Hàn Dân Quốc': 'KR'
	}
);
