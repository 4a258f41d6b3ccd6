// Two mappings, made by different people, say what became of each commune on 1/7/2025. Where both name the same one
// successor it is sure; everything else is a question to the clerk.
import type { Certainty } from '#lib/domain/places/gazetteer-data.ts';
import type { QuangtamMapping, Sources, ZindontMapping } from './sources.ts';
import { nameKey, splitKind } from './unit-table.ts';

export interface Outcome {
	/** Codes of today's communes. */
	readonly codes: readonly string[];
	readonly certainty: Certainty;
}

/** Today's code by province name and commune name, to check and repair the codes of one data set. */
function codesByName(sources: Sources): Map<string, string> {
	const names = new Map<string, string>();
	const provinceName = new Map(sources.currentProvinces.map((unit) => [unit.code, unit.name]));
	for (const ward of sources.currentWards) {
		const { kind, name } = splitKind(ward.nameWithType);
		names.set(`${provinceName.get(ward.provinceCode) ?? ''}|${nameKey(kind, name)}`, ward.code);
	}
	return names;
}

/** Known wrong codes in the data (Phường Duy Tân "10696", Xã Bình An "2290"): the name beside them is right. */
export function repairedCode(
	row: QuangtamMapping,
	names: ReadonlyMap<string, string>,
	repaired: Set<string>
): string {
	const { kind, name } = splitKind(row.new_ward_name);
	const province = row.new_province_name.replace(/^(?:Tỉnh|Thành phố) /, '');
	const code = names.get(`${province}|${nameKey(kind, name)}`);
	if (code === undefined || code === row.new_ward_code) return row.new_ward_code;
	repaired.add(`${row.new_ward_name} ${row.new_ward_code} → ${code}`);
	return code;
}

function group<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
	return groups;
}

function judge(first: readonly ZindontMapping[], second: readonly string[]): Outcome {
	const one = [...new Set(first.map((row) => row.newWardCode))];
	const two = [...new Set(second)];
	const codes = [...new Set([...one, ...two])];
	if (
		first.some((row) => row.type === 'ambiguous' || row.type === 'split_population') ||
		one.length > 1
	)
		return { codes, certainty: 'split' };
	if (two.length === 0 || one.length === 0) return { codes, certainty: 'one-source' };
	return { codes, certainty: codes.length === 1 ? 'sure' : 'disagree' };
}

export interface CrossCheck {
	/** By the commune's code of before 1/7/2025. */
	readonly byCode: ReadonlyMap<string, Outcome>;
	/** Communes merged away before, which one data set lists without code: `province|district|kind name` → codes. */
	readonly uncoded: ReadonlyMap<string, readonly string[]>;
	readonly repaired: ReadonlySet<string>;
}

export function crossCheck(sources: Sources): CrossCheck {
	const names = codesByName(sources);
	const repaired = new Set<string>();
	const rows = sources.quangtam.map((row) => ({ row, code: repairedCode(row, names, repaired) }));
	const coded = group(
		rows.filter(({ row }) => row.old_ward_code),
		({ row }) => row.old_ward_code ?? ''
	);
	const mappings = group(
		sources.mappings.filter((row) => row.oldWardCode),
		(row) => row.oldWardCode ?? ''
	);
	const byCode = new Map<string, Outcome>();
	for (const { code } of sources.legacyWards)
		byCode.set(
			code,
			judge(
				mappings.get(code) ?? [],
				(coded.get(code) ?? []).map((item) => item.code)
			)
		);
	const uncoded = group(
		rows.filter(({ row }) => !row.old_ward_code && row.old_ward_name && row.old_district_name),
		({ row }) => {
			const { kind, name } = splitKind(row.old_ward_name ?? '');
			return `${row.old_province_name}|${row.old_district_name}|${nameKey(kind, name)}`;
		}
	);
	return {
		byCode,
		repaired,
		uncoded: new Map(
			[...uncoded].map(([key, items]) => [key, [...new Set(items.map((item) => item.code))]])
		)
	};
}
