// The shape the police share service returns for a citizen (037): birth year and full birth date are apart, so
// year-only births stay honest. A proposal for hand-over: no public import of this shape is known.
import type { ExportRecord } from '../../export-record.ts';
import {
	defaultCodes,
	ethnicityCode,
	nationalityCode,
	religionCode,
	sexCode,
	type CodeChoice
} from '../codes.ts';
import type { Exporter } from '../exporter.ts';
import { citizensOf, factOf, type Citizen, type Kin } from '../official/citizen.ts';
import { utf8Chunks } from '../text/chunks.ts';

const nameOf = ({ name }: Pick<Kin, 'name'>) => ({
	Ho: name.family,
	ChuDem: name.middle,
	Ten: name.given
});

const kinOf = (kin: Kin | null) =>
	kin && {
		HoVaTen: nameOf(kin),
		QuocTich: nationalityCode(kin.nationality),
		SoDinhDanh: kin.personalNumber,
		SoCMND: kin.cardNumber
	};

/** Unit codes stay empty where no person has settled which unit the words name. */
const addressOf = (text: string) =>
	text === ''
		? null
		: { MaTinhThanh: '', MaQuanHuyen: '', MaPhuongXa: '', ChiTiet: text, QuocGia: 'VN' };

/** Members in the order of the service's own type, which is why this is not canonical JSON. */
function citizen037(citizen: Citizen, codes: CodeChoice) {
	const { person, record, head } = citizen;
	const fact = (id: Parameters<typeof factOf>[1]) => factOf(person, id);
	return {
		SoDinhDanh: citizen.personalNumber,
		SoCMND: citizen.cardNumber,
		SoCCCD: '',
		HoVaTen: nameOf(citizen),
		GioiTinh: sexCode(fact('sex')) || '0',
		DanToc: ethnicityCode(fact('ethnicity'), codes),
		TonGiao: religionCode(fact('religion'), codes),
		TinhTrangHonNhan: '0',
		NhomMau: '00',
		NamSinh: citizen.birth.year,
		NgayThangNam: citizen.birthDay?.replaceAll('-', '') ?? '',
		NoiDangKyKhaiSinh: null,
		QuocTich: nationalityCode(fact('nationality')),
		QueQuan: addressOf(fact('home-town')),
		ThuongTru: addressOf(fact('permanent-address')),
		NoiOHienTai: addressOf(fact('current-address')),
		Cha: kinOf(citizen.father),
		Me: kinOf(citizen.mother),
		VoChong: kinOf(citizen.spouse),
		NguoiDaiDien: null,
		ChuHo: head && {
			QuanHe: citizen.relationToHead,
			SoDinhDanh: head.personalNumber,
			SoCMND: head.cardNumber,
			HoVaTen: nameOf(head)
		},
		SoSoHoKhau: record.household.facts['book-number']?.value ?? ''
	};
}

async function* document(
	records: AsyncIterable<ExportRecord>,
	codes: CodeChoice
): AsyncGenerator<string> {
	yield '[';
	let separator = '\n';
	for await (const record of records)
		for (const citizen of citizensOf(record)) {
			yield separator + JSON.stringify(citizen037(citizen, codes));
			separator = ',\n';
		}
	yield '\n]\n';
}

export const exporter = {
	id: 'share-037',
	fileName: 'cong-dan-037',
	extension: 'json',
	mediaType: 'application/json',
	report: 'jsonl',
	write: (records, options) =>
		utf8Chunks(document(records, options.codes ?? defaultCodes), options.signal)
} satisfies Exporter;
