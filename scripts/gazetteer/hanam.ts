// Hà Nam in detail: communes 2019–2025 with dates, and provinces and districts back to 1965 from the registry notes.
import { unitKinds, type UnitKind, type UnitLevel } from '#lib/domain/places/gazetteer-data.ts';
import { toneKey } from '#lib/domain/vietnamese/text.ts';
import { reform } from './national.ts';
import type { Row, Sources } from './sources.ts';
import { nameKey, splitKind, type UnitTable } from './unit-table.ts';

const day = (iso: string) => Number(iso.replaceAll('-', ''));

/** First and last day a snapshot shows a unit → dates of validity. Snapshots begin 11/9/2019 and end 1/3/2025. */
function validity(row: Row): { from: number; to: number } {
	const first = day(row['first_seen'] ?? '');
	const last = day(row['last_seen'] ?? '');
	return {
		from: first === 20190911 ? 0 : first,
		to: last >= 20250301 ? reform : last === 20191201 ? 20200101 : last
	};
}

/** Towns that were districts before: name of the district, day it became a town. */
const formerDistricts: readonly (readonly [name: string, code: string, until: number])[] = [
	['Duy Tiên', '349', 20200101],
	['Kim Bảng', '350', 20250101]
];

export function addHanamHistory(table: UnitTable, sources: Sources): void {
	for (const [name, code, until] of formerDistricts) {
		const town = table.get(`d${code}`);
		table.units.set(`d${code}`, { ...town, from: until });
		table.add(`h${code}`, {
			level: 2,
			kind: 'Huyện',
			name,
			code,
			parent: 'p35',
			from: 0,
			to: until
		}).becomes = [`d${code}`];
	}
	const districts = new Map(
		[...table.units]
			.filter(([, unit]) => unit.level === 2 && unit.parent === 'p35')
			.map(([key, unit]) => [nameKey(unit.kind, unit.name), key])
	);
	for (const row of sources.hanamHistory) {
		const unit = splitKind(row['name'] ?? '');
		const district = splitKind(row['district'] ?? '');
		const parent = districts.get(nameKey(district.kind, district.name));
		if (parent === undefined) throw new Error(`No district ${row['district']}`);
		addDated(table, { ...unit, code: row['code'] ?? '' }, parent, validity(row));
	}
}

interface Dated {
	readonly kind: UnitKind;
	readonly name: string;
	readonly code: string;
}

function addDated(
	table: UnitTable,
	unit: Dated,
	parent: string,
	{ from, to }: { from: number; to: number }
): void {
	const latest = `w${unit.code}`;
	const isLatest = to === reform && table.units.has(latest);
	if (isLatest) {
		table.units.set(latest, { ...table.get(latest), from, parent });
		return;
	}
	// The undated copies from the national lists give way, but say what the unit became.
	const known = [`f${unit.code}`, `f${unit.code}.${unit.name}`].find(
		(key) => table.units.has(key) && toneKey(table.get(key).name) === toneKey(unit.name)
	);
	const undated = [...table.units].find(
		([key, other]) =>
			key.startsWith('u') &&
			other.parent.endsWith(parent.slice(1)) &&
			nameKey(other.kind, other.name) === nameKey(unit.kind, unit.name)
	)?.[0];
	const draft = table.add(`t${unit.code}.${from}`, { level: 3, ...unit, parent, from, to });
	const source = known ?? undated;
	const sameCode = table.units.get(latest);
	if (sameCode && toneKey(sameCode.name) === toneKey(unit.name)) {
		draft.becomes = [latest];
	} else if (source !== undefined) {
		draft.becomes = table.get(source).becomes;
		draft.certainty = table.get(source).certainty;
	} else draft.certainty = 'one-source';
	if (known !== undefined) table.units.delete(known);
	if (undated !== undefined) table.units.delete(undated);
}

/** Names one unit in the hand-made table: a code, a name of the same table, or a commune of Hà Nam. */
function resolve(table: UnitTable, reference: string): string {
	for (const prefix of ['p', 'd', 'w', 't', 'f'])
		for (const key of table.units.keys())
			if (key === `${prefix}${reference}` || key.startsWith(`${prefix}${reference}.`)) return key;
	for (const [key, unit] of table.units) {
		const isHanam = table.units.get(unit.parent)?.parent === 'p35';
		if (unit.name === reference && (key.startsWith('o') || isHanam)) return key;
	}
	throw new Error(`No unit for the reference ${reference}`);
}

export function addOldUnits(table: UnitTable, sources: Sources): void {
	const rows = sources.oldUnits.map((row, index) => ({ row, key: `o${index}` }));
	for (const { row, key } of rows) {
		const kind = unitKinds.find((word) => word === row['kind']);
		if (!kind) throw new Error(`No kind ${row['kind']}`);
		table.add(key, {
			level: Number(row['level']) as UnitLevel,
			kind,
			name: row['name'] ?? '',
			code: '',
			parent: row['parent'] ? resolve(table, row['parent']) : '',
			from: Number(row['from']),
			// Communes of 1977 whose end the sources do not give existed at most until the snapshots begin.
			to: Number(row['to']) || 2019
		});
	}
	for (const { row, key } of rows) {
		const unit = table.get(key);
		unit.becomes = (row['becomes'] ?? '').split(';').map((reference) => resolve(table, reference));
		unit.certainty = unit.becomes.length > 1 ? 'split' : unit.level === 1 ? 'sure' : 'one-source';
	}
	// The provinces of today's lists began when the older ones of the same ground ended.
	const begins: readonly (readonly [string, number])[] = [
		['p35', 19970101],
		['p36', 19970101],
		['p37', 19911226]
	];
	for (const [key, from] of begins) table.units.set(key, { ...table.get(key), from });
}
