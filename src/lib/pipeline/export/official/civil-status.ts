// The ministry's preset for civil-status books (CV 1437/BTP-CNTT): one row a registration, columns as two independent
// importers name them. Household papers hold the person, not the registration: those columns stay empty.
import { own } from '../../../domain/own.ts';
import { factOf, type Citizen, type Kin } from './citizen.ts';

/** Codes of the preset: 1 Nam, 2 Nữ, 3 not settled. */
const sexes: Readonly<Record<string, string>> = { Nam: '1', Nữ: '2' };

/** Identity papers: 1 CMND, 4 CCCD. */
const paperOf = ({ personalNumber, cardNumber }: Kin) =>
	personalNumber !== '' ? '4' : cardNumber !== '' ? '1' : '0';

const fullName = (kin: Kin | null) =>
	kin ? [kin.name.family, kin.name.middle, kin.name.given].filter(Boolean).join(' ') : '';

/** `dd.MM.yyyy`, `yyyy`, or empty: the preset knows nothing between. */
function dottedDate({ birth, birthDay }: Citizen): string {
	return birthDay === null ? birth.year : `${birth.day}.${birth.month}.${birth.year}`;
}

interface CivilColumn {
	readonly id: string;
	readonly text: (citizen: Citizen, pdf: string) => string;
}

const parentColumns = (
	prefix: 'me' | 'cha',
	of: (citizen: Citizen) => Kin | null
): CivilColumn[] => [
	{ id: `${prefix}HoTen`, text: (citizen) => fullName(of(citizen)) },
	{ id: `${prefix}NgaySinh`, text: () => '' },
	{ id: `${prefix}DanToc`, text: () => '' },
	{ id: `${prefix}QuocTich`, text: (citizen) => of(citizen)?.nationality ?? '' },
	{ id: `${prefix}QuocTichKhac`, text: () => '' },
	{ id: `${prefix}LoaiCuTru`, text: () => '' },
	{ id: `${prefix}NoiCuTru`, text: () => '' },
	{
		id: `${prefix}LoaiGiayToTuyThan`,
		text: (citizen) => {
			const parent = of(citizen);
			return parent ? paperOf(parent) : '';
		}
	},
	{
		id: `${prefix}SoGiayToTuyThan`,
		text: (citizen) => of(citizen)?.personalNumber || of(citizen)?.cardNumber || ''
	}
];

const empty = (...ids: readonly string[]): CivilColumn[] =>
	ids.map((id) => ({ id, text: () => '' }));

/** Birth register; the order is that of the known importers. */
export const civilStatusColumns: readonly CivilColumn[] = [
	...empty('so', 'quyenSo', 'trangSo', 'ngayDangKy', 'loaiDangKy', 'noiDangKy'),
	{ id: 'nksHoTen', text: ({ person }) => factOf(person, 'name') },
	{ id: 'nksGioiTinh', text: ({ person }) => own(sexes, factOf(person, 'sex')) ?? '3' },
	{ id: 'nksNgaySinh', text: dottedDate },
	...empty('nksNgaySinhBangChu'),
	{ id: 'nksNoiSinh', text: ({ person }) => factOf(person, 'birth-place') },
	...empty('nksNoiSinhDVHC'),
	{ id: 'nksQueQuan', text: ({ person }) => factOf(person, 'home-town') },
	{ id: 'nksDanToc', text: ({ person }) => factOf(person, 'ethnicity') },
	{ id: 'nksQuocTich', text: ({ person }) => factOf(person, 'nationality') },
	...empty('nksQuocTichKhac', 'nksLoaiKhaiSinh'),
	...parentColumns('me', ({ mother }) => mother),
	...parentColumns('cha', ({ father }) => father),
	{ id: 'ghiChu', text: (_, pdf) => pdf }
];

/** Values a name may hold: `{loai}.{nam}.{ho_so}.{ma}` by default; the letter's own grammar could not be had. */
export type NameParts = Readonly<Record<'loai' | 'nam' | 'ho_so' | 'so_ho_khau' | 'ma', string>>;

export const defaultNameGrammar = '{loai}.{nam}.{ho_so}';

/** A name by its grammar; a part the record does not have is written `0`, so that dots still count. */
export function caseName(grammar: string, parts: NameParts): string {
	const values: Readonly<Record<string, string>> = parts;
	return grammar.replace(/\{(\w+)\}/g, (_, part: string) => {
		const value = (values[part] ?? '').replace(/[./\\]/g, '-');
		return value === '' ? '0' : value;
	});
}
