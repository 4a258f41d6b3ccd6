// Columns that name the units of an address: of the paper's day and of today, each with its code; empty where the
// unit is not certain, and then the choices stand in a column of questions.
import type { Person } from '../../../domain/household.ts';
import type { AddressLayers } from '../../../domain/places/address-layers.ts';
import {
	addressFactIds,
	type AddressFactId,
	type AddressLayerId,
	type ExportRecord
} from '../../export-record.ts';

interface Row {
	readonly record: ExportRecord;
	readonly person: Person | undefined;
}

/** Null where the record has no places or the address names no unit. */
export function layersOf({ record, person }: Row, fact: AddressFactId): AddressLayers | null {
	const at = person && record.places?.of[person.id]?.[fact];
	return at === undefined ? null : (record.places?.addresses[at] ?? null);
}

/** GSO code of the smallest unit; empty where the layer is open or the unit never had one. */
export const unitCode = (row: Row, fact: AddressFactId, layer: 'then' | 'now'): string =>
	layersOf(row, fact)?.[layer]?.code ?? '';

export const unitText = (row: Row, fact: AddressFactId, layer: 'then' | 'now'): string =>
	layersOf(row, fact)?.[layer]?.text ?? '';

/** The whole address in one layer; empty where that layer is open: an old unit is never passed off as today's. */
export function addressIn(row: Row, fact: AddressFactId, layer: AddressLayerId): string {
	if (layer === 'written') return row.person?.facts[fact]?.value ?? '';
	const layers = layersOf(row, fact);
	const unit = layers?.[layer];
	return unit ? [layers.detail, unit.text].filter((part) => part !== '').join(', ') : '';
}

/** `permanent-address.now: Phường A, Tỉnh B | Phường C, Tỉnh B`: what a person must still decide. */
export function placeQuestions(row: Row): string {
	return addressFactIds
		.flatMap((fact) => {
			const choices = layersOf(row, fact)?.choices;
			return (['then', 'now'] as const).flatMap((layer) => {
				const units = choices?.[layer] ?? [];
				return units.length === 0
					? []
					: [`${fact}.${layer}: ${units.map(({ text }) => text).join(' | ')}`];
			});
		})
		.join('; ');
}
