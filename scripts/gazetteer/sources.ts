// Reads the open data sets as they are published; the shapes are theirs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ZindontUnit {
	readonly code: string;
	readonly name: string;
	readonly nameWithType: string;
	readonly provinceCode: string;
	readonly districtCode?: string;
	readonly formerNames?: readonly { readonly name: string; readonly code: string }[];
}

export interface ZindontMapping {
	readonly oldProvinceCode: string;
	readonly oldDistrictCode: string;
	/** Absent for island districts that had no communes. */
	readonly oldWardCode?: string;
	readonly newProvinceCode: string;
	readonly newWardCode: string;
	readonly type: string;
}

export interface QuangtamMapping {
	readonly old_ward_code: string | null;
	readonly old_ward_name: string | null;
	readonly old_district_name: string | null;
	readonly old_province_name: string | null;
	readonly new_ward_code: string;
	readonly new_ward_name: string;
	readonly new_province_name: string;
}

interface QuangtamTable {
	readonly name?: string;
	readonly data?: readonly QuangtamMapping[];
}

export interface ThanglequocProvince {
	readonly Code: string;
	readonly FullName: string;
	readonly Wards: readonly { readonly Code: string; readonly FullName: string }[];
}

/** Misprints of the data set, by code: two communes without a kind, one without its tone. */
const misprints: Readonly<Record<string, string>> = {
	'22108': 'Xã Xuân Quang 3',
	'22111': 'Xã Xuân Phước',
	'31843': 'Thị trấn Ngan Dừa'
};

/** One row of a tab-separated file, by column name. */
export type Row = Readonly<Record<string, string>>;

export interface Sources {
	readonly legacyProvinces: readonly ZindontUnit[];
	readonly legacyDistricts: readonly ZindontUnit[];
	readonly legacyWards: readonly ZindontUnit[];
	readonly currentProvinces: readonly ZindontUnit[];
	readonly currentWards: readonly ZindontUnit[];
	readonly mappings: readonly ZindontMapping[];
	readonly quangtam: readonly QuangtamMapping[];
	readonly today: readonly ThanglequocProvince[];
	readonly hanamHistory: readonly Row[];
	readonly oldUnits: readonly Row[];
}

export function readTsv(path: string): Row[] {
	const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
	const columns = head.split('\t');
	return lines.map((line) => {
		const cells = line.split('\t');
		return Object.fromEntries(
			columns.map((column, at) => [column, (cells[at] ?? '').normalize('NFC')])
		);
	});
}

/** `folder` holds zindont/, quangtam/, thanglequoc/ and hanam/. */
export function readSources(folder: string, ownFolder: string): Sources {
	const json = (path: string): unknown =>
		JSON.parse(readFileSync(join(folder, path), 'utf8').normalize('NFC'));
	const zindont = (name: string) => json(`zindont/${name}.json`) as ZindontUnit[];
	const tables = json('quangtam/address.json') as QuangtamTable[];
	return {
		legacyProvinces: zindont('legacy-provinces'),
		legacyDistricts: zindont('legacy-districts'),
		legacyWards: zindont('legacy-wards').map((unit) => ({
			...unit,
			nameWithType: misprints[unit.code] ?? unit.nameWithType
		})),
		currentProvinces: zindont('current-provinces'),
		currentWards: zindont('current-wards'),
		mappings: json('zindont/mappings.json') as ZindontMapping[],
		quangtam: tables.find((table) => table.name === 'ward_mappings')?.data ?? [],
		today: json(
			'thanglequoc/vn_only_simplified_json_generated_data_vn_units_2026-07-25__20_49_07.json'
		) as ThanglequocProvince[],
		hanamHistory: readTsv(join(folder, 'hanam/hanam-communes-history.tsv')),
		oldUnits: readTsv(join(ownFolder, 'old-units.tsv'))
	};
}
