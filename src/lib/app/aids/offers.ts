// What Alt+1…5 offer under a field, each with where it comes from. While something is being typed: what it may become.
// Before: the reading that was too weak to be put into the input, other readings, what other papers and the office say.
import type { FieldView } from '../surface.ts';
import { paperDay, suggestPlaces } from '../places.ts';
import { termsFor } from './closed-lists.ts';
import { namesInFile, type PageFields, personOf, valuesElsewhere } from './file-values.ts';
import { suggestNames } from './name-aids.ts';

export type OfferSource =
	'read' | 'list' | 'place' | 'name' | 'file' | 'office' | 'above' | 'chief' | 'imported';

export interface Offer {
	readonly value: string;
	readonly source: OfferSource;
	/** Which of several sources of its kind: the name of an imported list. */
	readonly from?: string;
}

export const mostOffers = 5;

export interface OfferContext {
	readonly field: FieldView;
	/** Fields of its page. */
	readonly onPage: PageFields;
	/** Of all pages of the file. */
	readonly pages: readonly PageFields[];
	/** What ditto would copy; null where there is nothing. */
	readonly above: string | null;
	readonly chief: string | null;
	/** What this office made of the same reading before. */
	readonly decided: string | null;
	/** What lists of the office say of the same fact of the same person. */
	readonly listed: readonly { readonly value: string; readonly name: string }[];
}

const as = (source: OfferSource, values: Iterable<string>): readonly Offer[] =>
	[...values].map((value) => ({ value, source }));

/** Being typed: a draft of a person, not yet confirmed. */
const isTyping = ({ current, text }: FieldView): boolean =>
	current.entry?.confirmed === false && !current.entry.parked && text.trim() !== '';

function whileTyping({ field, onPage, pages }: OfferContext): readonly Offer[] {
	const { kind, text } = field;
	if (kind === 'person-name')
		return [
			...as('file', namesInFile(field, text, pages)),
			...as('name', suggestNames(text, personOf(field, onPage), mostOffers))
		];
	if (kind === 'address' || kind === 'place')
		return as(
			'place',
			suggestPlaces(text, paperDay(onPage) ?? paperDay(pages.flat())).map(({ whole }) => whole)
		);
	return as('list', termsFor(kind, text));
}

function fromReading({ current: { reading } }: FieldView): readonly string[] {
	if (!reading) return [];
	return [reading.value || reading.raw, ...reading.alternatives.map(({ value }) => value)];
}

/** In the order of their digits; what already stands in the input is not offered. */
export function offersFor(context: OfferContext): readonly Offer[] {
	const { field, onPage, pages, above, chief, decided, listed } = context;
	if (field.current.entry?.confirmed) return distinct(field, as('read', fromReading(field)));
	if (isTyping(field))
		return distinct(field, [...whileTyping(context), ...as('read', fromReading(field))]);
	const others = [
		...listed.map(({ value, name }): Offer => ({ value, source: 'imported', from: name })),
		...as('office', decided === null ? [] : [decided]),
		...as('file', valuesElsewhere(field, onPage, pages)),
		...as('above', above === null || !field.cell ? [] : [above]),
		...as('chief', chief === null ? [] : [chief])
	];
	const read = as('read', fromReading(field));
	// The best reading first; other papers before its weaker alternatives.
	return distinct(field, [...read.slice(0, 2), ...others, ...read.slice(2)]);
}

function distinct(field: FieldView, offers: readonly Offer[]): readonly Offer[] {
	const seen = new Set(['', field.text.trim()]);
	return offers
		.filter(({ value }) => {
			if (seen.has(value.trim())) return false;
			seen.add(value.trim());
			return true;
		})
		.slice(0, mostOffers);
}
