// The shape the police share service returns for a citizen (037): birth year and full birth date are apart, so
// year-only births stay honest. A proposal for hand-over: no public import of this shape is known.
import type { AddressFactId, AddressLayerId, ExportRecord } from '../../export-record.ts';
import {
	defaultCodes,
	ethnicityCode,
	nationalityCode,
	religionCode,
	sexCode,
	type CodeChoice
} from '../codes.ts';
import { layersOf } from '../columns/place-columns.ts';
import type { Exporter, ExportOptions } from '../exporter.ts';
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

/** Unit codes stay empty where it is not certain which unit the words name. */
function addressOf(citizen: Citizen, fact: AddressFactId, layer: AddressLayerId) {
	const text = factOf(citizen.person, fact);
	if (text === '') return null;
	const unit = layer === 'written' ? null : (layersOf(citizen, fact)?.[layer] ?? null);
	const of = (digits: number) => unit?.path.find((code) => code.length === digits) ?? '';
	const codes = { MaTinhThanh: of(2), MaQuanHuyen: of(3), MaPhuongXa: of(5) };
	return { ...codes, ChiTiet: text, QuocGia: 'VN' };
}

/** Members in the order of the service's own type, which is why this is not canonical JSON. */
function citizen037(citizen: Citizen, codes: CodeChoice, layer: AddressLayerId) {
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
		QueQuan: addressOf(citizen, 'home-town', layer),
		ThuongTru: addressOf(citizen, 'permanent-address', layer),
		NoiOHienTai: addressOf(citizen, 'current-address', layer),
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
	{ codes = defaultCodes, address = 'now' }: ExportOptions
): AsyncGenerator<string> {
	yield '[';
	let separator = '\n';
	for await (const record of records)
		for (const citizen of citizensOf(record)) {
			yield separator + JSON.stringify(citizen037(citizen, codes, address));
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
	write: (records, options) => utf8Chunks(document(records, options), options.signal)
} satisfies Exporter;
