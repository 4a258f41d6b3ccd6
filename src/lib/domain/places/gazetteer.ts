// Administrative units by era, unpacked from the data file into linked objects. Pure: the data is handed in.
import { createPathsByDay } from './path-on.ts';
import { unitPath, type Unit } from './unit.ts';
import { unitDays } from './unit-days.ts';
import { certainties, unitKinds, type GazetteerData } from './gazetteer-data.ts';
import { parseAddress, type ParsedAddress } from './parse-address.ts';
import { createSearch, type PlaceSuggestion, type SearchOptions } from './search-places.ts';
import { createNameIndex } from './name-index.ts';
import { today, type TodaysUnit } from './unit-today.ts';

export interface ParseOptions {
	/** Day of the paper, `YYYY-MM-DD`: units of that day are preferred. */
	readonly date?: string;
}

export interface Gazetteer {
	readonly version: string;
	readonly units: readonly Unit[];
	/** All units that bear or bore a code, oldest first. A code may have been given to several. */
	byCode(code: string): readonly Unit[];
	/** The unit that bore the code on a day (`YYYY-MM-DD`), or bears it today. */
	unitAt(code: string, date?: string): Unit | null;
	/** What a written address may name, best first; says where it cannot decide. */
	parseAddress(text: string, options?: ParseOptions): ParsedAddress;
	/** Suggestions while typing: tone-less, initials, abbreviations, either order. */
	searchPlaces(query: string, options?: SearchOptions): readonly PlaceSuggestion[];
	/** The unit with its ancestors as they were on a day (`YYYY-MM-DD`), smallest first; without one, as listed. */
	pathOn(unit: Unit, date?: string): readonly Unit[];
	/** The unit or units of today on the ground of a unit (or of the last unit that bore a code). */
	unitToday(of: Unit | string): TodaysUnit;
}

function unpack(data: GazetteerData): Unit[] {
	type Draft = { -readonly [K in keyof Unit]: Unit[K] };
	const units: Draft[] = data.units.map(
		([level, kind, name, code, , from, to, , certainty], index) => ({
			index,
			level,
			kind: unitKinds[kind] ?? 'Xã',
			name,
			code,
			parent: null,
			from,
			to,
			becomes: [],
			certainty: certainties[certainty] ?? 'one-source'
		})
	);
	for (const [index, tuple] of data.units.entries()) {
		const unit = units[index];
		if (!unit) continue;
		unit.parent = units[tuple[4]] ?? null;
		unit.becomes = tuple[7].flatMap((successor) => units[successor] ?? []);
	}
	return units;
}

export function createGazetteer(data: GazetteerData): Gazetteer {
	const units = unpack(data);
	const codes = new Map<string, Unit[]>();
	for (const unit of units) {
		if (unit.code !== '') {
			const list = codes.get(unit.code);
			if (list) list.push(unit);
			else codes.set(unit.code, [unit]);
		}
	}
	for (const list of codes.values())
		list.sort((a, b) => unitDays(a).from - unitDays(b).from || a.level - b.level);
	const names = createNameIndex(units);
	const search = createSearch(units);
	const byCode = (code: string) => codes.get(code) ?? [];
	const byDay = createPathsByDay(units);
	return {
		version: data.version,
		units,
		byCode,
		unitAt(code, date) {
			const at = date === undefined ? 99_999_999 : Number(date.replaceAll('-', ''));
			return (
				byCode(code).find((unit) => unitDays(unit).from <= at && at < unitDays(unit).to) ?? null
			);
		},
		parseAddress: (text, options = {}) => parseAddress(names, text, options),
		searchPlaces: search,
		pathOn: (unit, date) =>
			date === undefined ? unitPath(unit) : byDay.pathOn(unit, Number(date.replaceAll('-', ''))),
		unitToday(of) {
			const unit = typeof of === 'string' ? byCode(of).at(-1) : of;
			return unit ? today(unit) : { units: [], certainty: 'one-source' };
		}
	};
}
