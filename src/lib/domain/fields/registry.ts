// All field kinds by id. The record is checked by the compiler: a new kind id without a file does not build.
import { issue } from '../issue.ts';
import { isDitto } from '../vietnamese/ditto.ts';
import { cleanLine } from '../vietnamese/text.ts';
import { address, place } from './address.ts';
import { bookNumber } from './book-number.ts';
import { date } from './date.ts';
import { education } from './education.ts';
import { email } from './email.ts';
import { ethnicity } from './ethnicity.ts';
import { event } from './event.ts';
import type { FieldContext, FieldKind, FieldKindId, FieldValueParsed } from './field-kind.ts';
import { fileNumber } from './file-number.ts';
import { freeText } from './free-text.ts';
import { idNumber } from './id-number.ts';
import { monthRange } from './month-range.ts';
import { nationality } from './nationality.ts';
import { occupation } from './occupation.ts';
import { passport } from './passport.ts';
import { personName } from './person-name.ts';
import { phone } from './phone.ts';
import { relation } from './relation.ts';
import { religion } from './religion.ts';
import { rowNumber } from './row-number.ts';
import { sex } from './sex.ts';

const kinds: Readonly<Record<FieldKindId, FieldKind>> = {
	'person-name': personName,
	date,
	'month-range': monthRange,
	sex,
	ethnicity,
	religion,
	nationality,
	relation,
	'id-number': idNumber,
	passport,
	address,
	place,
	phone,
	email,
	occupation,
	education,
	event,
	'book-number': bookNumber,
	'file-number': fileNumber,
	'row-number': rowNumber,
	'free-text': freeText
};

export const fieldKindIds = Object.keys(kinds) as readonly FieldKindId[];

export function fieldKind(id: FieldKindId): FieldKind {
	return kinds[id];
}

/** Kinds whose text may hold a repeat sign as part of a sentence. */
const neverDitto: ReadonlySet<FieldKindId> = new Set(['row-number', 'free-text', 'event']);

/** "NT" in capitals is Nội trợ in the occupation column; "nt" is như trên everywhere. */
const isHousewife = (id: FieldKindId, raw: string) => id === 'occupation' && raw.trim() === 'NT';

/**
 * Reads one field by its kind. A ditto mark that nobody resolved stays as written and is an error
 * (registry rule 24): what stands above is known to the table, not to the field.
 */
export function readField(
	id: FieldKindId,
	raw: string,
	context: FieldContext = {}
): FieldValueParsed {
	if (!neverDitto.has(id) && !isHousewife(id, raw) && isDitto(raw)) {
		const value = cleanLine(raw);
		return { value, parts: null, issues: [issue('ditto-unresolved', 'error', { value })] };
	}
	return kinds[id].read(raw, context);
}
