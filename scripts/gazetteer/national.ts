// The whole country: the three levels as of 30/6/2025, the two levels since, and communes merged away shortly before.
import type { Certainty, UnitLevel } from '#lib/domain/places/gazetteer-data.ts';
import { joinedName } from '#lib/domain/places/name-index.ts';
import type { CrossCheck } from './cross-check.ts';
import type { Sources } from './sources.ts';
import { bareName, nameKey, splitKind, type UnitTable } from './unit-table.ts';

/** End of three levels (NQ 202/2025/QH15). */
export const reform = 20250701;
/** 30/2026/QH16 and 237/NQ-UBTVQH16: Đồng Nai a city, some of its communes wards. */
export const decree2026 = 20260430;

/** Keys: today's units `n<code>`, units of before `p<code>`, `d<code>`, `w<code>`, former communes `f<code>`. */
export function addToday(table: UnitTable, sources: Sources): void {
	const before = new Map(
		[...sources.currentProvinces, ...sources.currentWards].map((unit) => [unit.code, unit])
	);
	const add = (level: UnitLevel, code: string, fullName: string, parent: string) => {
		const now = splitKind(fullName);
		const old = before.get(code);
		const then = old ? splitKind(old.nameWithType) : now;
		const changed =
			old !== undefined && nameKey(then.kind, then.name) !== nameKey(now.kind, now.name);
		// The spelling of the older list is kept where only the tone mark stands elsewhere.
		const name = changed ? now.name : then.name;
		table.add(`n${code}`, {
			level,
			...now,
			name,
			code,
			parent,
			from: changed ? decree2026 : reform,
			to: 0
		});
		if (!changed) return;
		const earlier = table.add(`e${code}`, {
			level,
			...then,
			code,
			parent,
			from: reform,
			to: decree2026
		});
		earlier.becomes = [`n${code}`];
	};
	for (const province of sources.today) {
		add(1, province.Code, province.FullName, '');
		for (const ward of province.Wards) add(3, ward.Code, ward.FullName, `n${province.Code}`);
	}
}

/** Codes that changed after 1/7/2025 without the unit changing: one list has the old code, one the new. */
function todaysCode(table: UnitTable, sources: Sources): (code: string) => string {
	const renumbered = new Map<string, string>();
	for (const ward of sources.currentWards) {
		if (table.units.has(`n${ward.code}`)) continue;
		const { kind, name } = splitKind(ward.nameWithType);
		for (const [key, unit] of table.units)
			if (
				unit.parent === `n${ward.provinceCode}` &&
				nameKey(unit.kind, unit.name) === nameKey(kind, name)
			)
				renumbered.set(ward.code, key.slice(1));
	}
	return (code) => renumbered.get(code) ?? code;
}

export function addLegacy(table: UnitTable, sources: Sources, check: CrossCheck): void {
	const today = todaysCode(table, sources);
	const successor = new Map(
		sources.mappings.map((row) => [row.oldProvinceCode, row.newProvinceCode])
	);
	for (const unit of sources.legacyProvinces)
		table.add(`p${unit.code}`, {
			level: 1,
			...splitKind(unit.nameWithType),
			code: unit.code,
			parent: '',
			from: 0,
			to: reform
		}).becomes = [`n${successor.get(unit.code) ?? unit.code}`];
	for (const unit of sources.legacyDistricts)
		table.add(`d${unit.code}`, {
			level: 2,
			...splitKind(unit.nameWithType),
			code: unit.code,
			parent: `p${unit.provinceCode}`,
			from: 0,
			to: reform
		}).certainty = 'split';
	for (const unit of sources.legacyWards) {
		const outcome = check.byCode.get(unit.code);
		const draft = table.add(`w${unit.code}`, {
			level: 3,
			...splitKind(unit.nameWithType),
			code: unit.code,
			parent: `d${unit.districtCode}`,
			from: 0,
			to: reform
		});
		draft.becomes = [...new Set((outcome?.codes ?? []).map((code) => `n${today(code)}`))];
		draft.certainty = outcome?.certainty ?? 'one-source';
	}
	addDistrictSuccessors(table);
	addIslands(table, sources);
}

/** A district ended as the communes of today that its communes went into. */
function addDistrictSuccessors(table: UnitTable): void {
	for (const unit of table.units.values()) {
		if (unit.level !== 3 || !unit.parent.startsWith('d')) continue;
		const district = table.get(unit.parent);
		district.becomes = [...new Set([...district.becomes, ...unit.becomes])];
	}
}

function addIslands(table: UnitTable, sources: Sources): void {
	for (const row of sources.mappings) {
		if (row.oldWardCode !== undefined) continue;
		const district = table.get(`d${row.oldDistrictCode}`);
		district.becomes = [...new Set([...district.becomes, `n${row.newWardCode}`])];
	}
}

/**
 * Communes merged away between about 2019 and 2025. One list gives them with code and the commune they went into,
 * the other by name with today's commune: agreement makes them sure.
 */
export function addFormer(table: UnitTable, sources: Sources, check: CrossCheck): void {
	const today = todaysCode(table, sources);
	const names = new Map(
		[...sources.legacyProvinces, ...sources.legacyDistricts].map((unit) => [
			unit.code,
			unit.nameWithType
		])
	);
	const seen = new Set<string>();
	const place = (ward: { provinceCode: string; districtCode?: string }) =>
		`${names.get(ward.provinceCode) ?? ''}|${names.get(ward.districtCode ?? '') ?? ''}`;
	for (const ward of sources.legacyWards)
		for (const { name: written, code } of ward.formerNames ?? []) {
			const former = { name: bareName(written), code };
			const kinds = ['Xã', 'Phường', 'Thị trấn'] as const;
			const known = kinds.find((kind) =>
				check.uncoded.has(`${place(ward)}|${nameKey(kind, former.name)}`)
			);
			const kind = known ?? splitKind(ward.nameWithType).kind;
			const key = `${place(ward)}|${nameKey(kind, former.name)}`;
			if (
				seen.has(key) ||
				(code === ward.code && joinedName(former.name) === joinedName(bareName(ward.name)))
			)
				continue;
			seen.add(key);
			const other = (check.uncoded.get(key) ?? []).map((code) => `n${today(code)}`);
			addFormerUnit(
				table,
				`f${former.code}`,
				{ kind, name: former.name, code: former.code },
				`d${ward.districtCode}`,
				`w${ward.code}`,
				other
			);
		}
	const districtKeys = new Map(
		sources.legacyDistricts.map((unit) => [
			`${names.get(unit.provinceCode) ?? ''}|${unit.nameWithType}`,
			unit.code
		])
	);
	for (const [key, codes] of check.uncoded) {
		const at = key.lastIndexOf('|');
		const district = districtKeys.get(key.slice(0, at));
		if (seen.has(key) || district === undefined) continue;
		addNameless(
			table,
			sources,
			key,
			district,
			codes.map((code) => `n${today(code)}`)
		);
	}
}

function addFormerUnit(
	table: UnitTable,
	key: string,
	unit: {
		kind: 'Xã' | 'Phường' | 'Thị trấn' | ReturnType<typeof splitKind>['kind'];
		name: string;
		code: string;
	},
	parent: string,
	into: string,
	other: readonly string[]
): void {
	const draft = table.add(table.units.has(key) ? `${key}.${unit.name}` : key, {
		level: 3,
		...unit,
		parent,
		from: 0,
		to: reform
	});
	const owner = table.get(into);
	const agree = other.length === 1 && owner.becomes.includes(other[0] ?? '');
	let certainty: Certainty =
		other.length === 0 ? 'one-source' : agree ? owner.certainty : 'disagree';
	if (other.length > 1) certainty = 'split';
	draft.certainty = certainty;
	draft.becomes = [...new Set([into, ...(agree ? [] : other)])];
}

/** Known by name only: the same name may already stand in the table as another kind (thị trấn Quế → phường Quế). */
function addNameless(
	table: UnitTable,
	sources: Sources,
	key: string,
	district: string,
	becomes: readonly string[]
): void {
	const row = sources.quangtam.find((candidate) => {
		if (candidate.old_ward_code || !candidate.old_ward_name) return false;
		const { kind, name } = splitKind(candidate.old_ward_name);
		return (
			key === `${candidate.old_province_name}|${candidate.old_district_name}|${nameKey(kind, name)}`
		);
	});
	if (!row) return;
	const unit = splitKind(row.old_ward_name ?? '');
	const draft = table.add(`u${key}`, {
		level: 3,
		...unit,
		code: '',
		parent: `d${district}`,
		from: 0,
		to: reform
	});
	draft.becomes = [...becomes];
	draft.certainty = becomes.length > 1 ? 'split' : 'one-source';
}
