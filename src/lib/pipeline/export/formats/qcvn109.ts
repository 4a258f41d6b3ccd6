// QCVN 109:2017/BTTTT XML (TT 02/2017/TT-BTTTT). Names and codes are from the published text; the order and
// nesting of elements are rebuilt from its rules, see docs/formats/qcvn109.md and qcvn109-reconstructed.xsd.
import type { AddressFactId, AddressLayerId, ExportRecord } from '../../export-record.ts';
import {
	defaultCodes,
	ethnicityCode,
	nationalityCode,
	religionCode,
	sexCode,
	type CodeChoice
} from '../codes.ts';
import { religions } from '../../../domain/codes/religions.ts';
import type { PersonFactId } from '../../../domain/facts.ts';
import { unitCode } from '../columns/place-columns.ts';
import type { ExportOptions, Exporter } from '../exporter.ts';
import { citizensOf, factOf, type Citizen, type Identity, type Kin } from '../official/citizen.ts';
import { element, group, xmlText } from '../official/xml-text.ts';
import { issue, type Issue } from '../../../domain/issue.ts';
import { HeldText } from '../text/held-text.ts';

const namespace = 'http://www.mic.gov.vn/dancu/1.0';

/** "Chưa có thông tin" of the lists for marriage and blood group: household papers state neither. */
const unknownMarriage = '0';
const unknownBlood = '00';

const identityXml = ({ personalNumber, cardNumber }: Identity) =>
	element('SoDinhDanh', personalNumber) + element('SoCMND', cardNumber);

const nameXml = ({ name }: Pick<Kin, 'name'>) =>
	group(
		'HoVaTen',
		element('Ho', name.family),
		element('ChuDem', name.middle),
		element('Ten', name.given)
	);

/** The standard codes a commune (five digits) or a district (three); a province alone has no code there. */
const isUnitCode = (code: string) => /^(?:\d{5}|\d{3})$/.test(code);

/** The paper's words go as they are; the unit is coded only where it is certain. */
function addressXml(
	name: string,
	citizen: Citizen,
	fact: AddressFactId,
	layer: AddressLayerId
): string {
	const text = factOf(citizen.person, fact);
	const code = layer === 'written' ? '' : unitCode(citizen, fact, layer);
	return group(
		name,
		element('MaDonViHanhChinh', text !== '' && isUnitCode(code) ? code : ''),
		element('ChiTiet', text),
		text === '' ? '' : element('QuocGia', 'VN')
	);
}

const kinXml = (name: string, kin: Kin | null) =>
	kin
		? group(
				name,
				identityXml(kin),
				element('QuocTich', nationalityCode(kin.nationality)),
				nameXml(kin)
			)
		: '';

/** A code the list knows, else the paper's own term as another name. */
function ethnicityXml(term: string, codes: CodeChoice): string {
	const code = ethnicityCode(term, codes);
	return group('DanToc', element('MaDanToc', code), code === '' ? element('TenGoiKhac', term) : '');
}

function birthXml({ birth, birthDay }: Citizen): string {
	if (birthDay !== null) return group('NgayThangNamSinh', element('NgayThangNam', birthDay));
	return group('NgayThangNamSinh', element('Nam', birth.year));
}

function citizenXml(citizen: Citizen, codes: CodeChoice, layer: AddressLayerId): string {
	const { person } = citizen;
	const fact = (id: Parameters<typeof factOf>[1]) => factOf(person, id);
	return group(
		'CongDan',
		identityXml(citizen),
		nameXml(citizen),
		element('GioiTinh', sexCode(fact('sex')) || '0'),
		ethnicityXml(fact('ethnicity'), codes),
		group('TonGiao', element('MaTonGiao', religionCode(fact('religion'), codes))),
		element('TinhTrangHonNhan', unknownMarriage),
		element('NhomMau', unknownBlood),
		birthXml(citizen),
		addressXml('QueQuan', citizen, 'home-town', layer),
		addressXml('ThuongTru', citizen, 'permanent-address', layer),
		addressXml('NoiOHienTai', citizen, 'current-address', layer),
		element('QuocTich', nationalityCode(fact('nationality'))),
		kinXml('Cha', citizen.father),
		kinXml('Me', citizen.mother),
		kinXml('VoChong', citizen.spouse),
		citizen.head
			? group(
					'ChuHo',
					element('QuanHe', citizen.relationToHead),
					identityXml(citizen.head),
					nameXml(citizen.head)
				)
			: ''
	);
}

/** Facts whose value the standard takes as a code, a number of set length or a date, and whether it comes through. */
const saidBy = {
	religion: ({ person }: Citizen) => religions.find(factOf(person, 'religion')) !== null,
	nationality: ({ person }: Citizen) => nationalityCode(factOf(person, 'nationality')) !== '',
	sex: ({ person }: Citizen) => sexCode(factOf(person, 'sex')) !== '0',
	'id-number': ({ personalNumber, cardNumber }: Citizen) => personalNumber + cardNumber !== '',
	'birth-date': ({ birth, birthDay }: Citizen) => birthDay !== null || birth.year !== ''
} as const satisfies Partial<Record<PersonFactId, (citizen: Citizen) => boolean>>;

function leftOut(record: ExportRecord): readonly Issue[] {
	const facts = Object.keys(saidBy) as (keyof typeof saidBy)[];
	return citizensOf(record).flatMap((citizen) =>
		facts.flatMap((fact) => {
			const value = factOf(citizen.person, fact);
			if (value === '' || saidBy[fact](citizen)) return [];
			const person = factOf(citizen.person, 'name') || citizen.person.id;
			return [issue('export-value-left-out', 'warning', { fact, person, value })];
		})
	);
}

/** The root states how many citizens follow and as of when, so the citizens wait packed until all are known. */
async function* document(
	records: AsyncIterable<ExportRecord>,
	{ codes = defaultCodes, address = 'now', signal }: ExportOptions
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const held = new HeldText();
	let count = 0;
	let asOf = '';
	for await (const record of records) {
		signal?.throwIfAborted();
		if (record.approvedAt > asOf) asOf = record.approvedAt;
		for (const citizen of citizensOf(record)) {
			held.add(`${citizenXml(citizen, codes, address)}\n`);
			count++;
		}
	}
	const encoder = new TextEncoder();
	const at = asOf === '' ? '' : ` ThoiDiemDuLieu="${xmlText(asOf.slice(0, 19))}"`;
	yield encoder.encode(
		`<?xml version="1.0" encoding="UTF-8"?>\n<CongdanCollection xmlns="${namespace}"${at} SoCongDan="${count}">\n`
	);
	yield* held.chunks();
	yield encoder.encode('</CongdanCollection>\n');
}

export const exporter = {
	id: 'qcvn109',
	fileName: 'qcvn109',
	extension: 'xml',
	mediaType: 'application/xml',
	report: 'csv',
	leftOut,
	write: document
} satisfies Exporter;
