// Nơi thường trú, nguyên quán, …: the layer "as written". Which unit it names is found by domain/places,
// which needs the gazetteer; here only spacing and punctuation are settled.
import { answer, defineKind } from './answer.ts';
import type { FieldKindId } from './field-kind.ts';

/** Parts between commas or spaced dashes, smallest first or last, as the paper has them. */
export type AddressLines = readonly string[];

function addressKind(id: FieldKindId) {
	return defineKind<AddressLines>(id, (text) => {
		const parts = text
			.replace(/^[\s,;.–—-]+|[\s,;–—-]+$/gu, '')
			.split(/\s*[,;]+\s*|\s+[–—-]\s+/u)
			.filter((part) => part !== '');
		return parts.length === 0
			? answer<AddressLines>(text, null)
			: answer<AddressLines>(parts.join(', '), parts);
	});
}

/** A full address: number, street or hamlet, commune, district, province. */
export const address = addressKind('address');
/** A place without house number: nơi sinh, nguyên quán. */
export const place = addressKind('place');
