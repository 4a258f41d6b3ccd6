// Lays the three layers of every address beside a record: as written, the unit of the paper's day, today's unit.
// Done once, before the formats, so that all files of a package name the same units and a loader needs no gazetteer.
import type { FactValue, Household } from '../domain/household.ts';
import type { PageId } from '../domain/ids.ts';
import type { AddressLayers } from '../domain/places/address-layers.ts';
import { isoDate } from './export/columns/date-parts.ts';
import { addressFactIds, type AddressFactId, type ExportRecord } from './export-record.ts';

/** `date` = day of the paper, `YYYY-MM-DD`. */
export type FindLayers = (written: string, date?: string) => AddressLayers;

/** Addresses of a commune repeat from file to file; beyond this many the memory is emptied and begun anew. */
const memoLimit = 20_000;

export function rememberedLayers(find: FindLayers): FindLayers {
	const known = new Map<string, AddressLayers>();
	return (written, date) => {
		const key = `${date ?? ''}|${written}`;
		const before = known.get(key);
		if (before) return before;
		if (known.size >= memoLimit) known.clear();
		const found = find(written, date);
		known.set(key, found);
		return found;
	};
}

/** Day of the paper that a fact was read from; absent where no page of it states a full day. */
function paperDays(household: Household): (fact: FactValue) => string | undefined {
	const days = new Map<PageId, string>();
	for (const { pageId, value } of household.facts['document-date']?.evidence ?? []) {
		const day = isoDate(value);
		if (day !== null) days.set(pageId, day);
	}
	return ({ evidence, value }) => {
		const source = evidence.find((each) => each.value === value) ?? evidence[0];
		return source && days.get(source.pageId);
	};
}

const saysSomething = ({ then, choices }: AddressLayers) =>
	then !== null || choices.then.length > 0;

/** The record with the units its addresses name; one that names none at all is left out. */
export function withPlaces(record: ExportRecord, find: FindLayers): ExportRecord {
	const { household } = record;
	const dayOf = paperDays(household);
	const addresses: AddressLayers[] = [];
	const of: Record<string, Partial<Record<AddressFactId, number>>> = {};
	for (const { id, facts } of household.persons)
		for (const fact of addressFactIds) {
			const stated = facts[fact];
			if (!stated || stated.value === '') continue;
			const layers = find(stated.value, dayOf(stated));
			if (!saysSomething(layers)) continue;
			const at = addresses.indexOf(layers);
			(of[id] ??= {})[fact] = at >= 0 ? at : addresses.push(layers) - 1;
		}
	return { ...record, places: { addresses, of } };
}
