// The contract of a field kind: one file per kind turns paper text into a canonical value and says what is doubtful.
import type { Issue } from '../issue.ts';

export type FieldKindId =
	| 'person-name'
	| 'date'
	| 'month-range'
	| 'sex'
	| 'ethnicity'
	| 'religion'
	| 'nationality'
	| 'relation'
	| 'id-number'
	| 'passport'
	| 'address'
	| 'place'
	| 'phone'
	| 'email'
	| 'occupation'
	| 'education'
	| 'event'
	| 'book-number'
	| 'file-number'
	| 'row-number'
	| 'free-text';

/** What a kind may need to know beyond the text itself. All optional: a kind must work without. */
export interface FieldContext {
	/** Date of the document, ISO `YYYY-MM-DD`, for era and age checks. */
	readonly documentDate?: string;
	readonly sex?: 'male' | 'female';
	readonly birthYear?: number;
	/** Edition of the form, for example `2014`. */
	readonly edition?: string;
}

export interface FieldValueParsed<P = unknown> {
	/** Canonical text: what is stored, shown, searched and exported. Empty only for empty input. */
	readonly value: string;
	/** Structured parts (a date's year, a name's family name), null where the text has none. */
	readonly parts: P | null;
	readonly issues: readonly Issue[];
}

export interface FieldKind<P = unknown> {
	readonly id: FieldKindId;
	/** Parse, normalise, check. Never throws, whatever the text; never invents what is not written. */
	read(raw: string, context: FieldContext): FieldValueParsed<P>;
}
