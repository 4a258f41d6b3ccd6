// The part of a field that alone is in doubt: the surname of a name, the year of a date, one digit. Equal parts of many
// fields are looked at side by side; what surrounds them no reading doubts, so a part said right settles its field.
import { doubtsOf, type Doubted, symbolsBetween } from '../doubt.ts';
import type { FieldKindId } from '../fields/field-kind.ts';
import type { ReadSymbol } from '../reading.ts';

export const partKinds = ['surname', 'year', 'digit'] as const;
export type PartKind = (typeof partKinds)[number];

export interface Part {
	readonly of: PartKind;
	/** What stands before and behind it in the field. */
	readonly before: string;
	readonly after: string;
}

/** A part with its text and its ink. */
export interface FoundPart {
	readonly part: Part;
	readonly text: string;
	readonly symbols: readonly ReadSymbol[];
}

type Span = readonly [of: PartKind, from: number, to: number];

const digitKinds: ReadonlySet<FieldKindId> = new Set<FieldKindId>([
	...(['id-number', 'phone', 'book-number', 'file-number', 'passport', 'date'] as const)
]);

/** The parts a field of this kind has, larger ones first. */
function spansOf(kind: FieldKindId, text: string, digitAt: number | undefined): readonly Span[] {
	const surname = kind === 'person-name' ? /^\S+(?=\s)/u.exec(text) : null;
	const year = kind === 'date' ? /\d{4}(?!.*\d)/u.exec(text) : null;
	const isDigit = digitKinds.has(kind) && digitAt !== undefined && /\d/.test(text[digitAt] ?? '');
	return [
		...(surname ? [['surname', 0, surname[0].length] as const] : []),
		...(year ? [['year', year.index, year.index + 4] as const] : []),
		...(isDigit ? [['digit', digitAt, digitAt + 1] as const] : [])
	];
}

function cut([of, from, to]: Span, text: string, reading: Doubted): FoundPart | null {
	const symbols = symbolsBetween(text, reading, from, to);
	if (!symbols || symbols.some((symbol) => symbol.box === undefined)) return null;
	const part = { of, before: text.slice(0, from), after: text.slice(to) };
	return { part, text: text.slice(from, to), symbols };
}

/** The part that holds all doubt of the field; null where there is none, or doubt is elsewhere too. */
export function doubtedPart(kind: FieldKindId, text: string, reading: Doubted): FoundPart | null {
	const doubts = [...doubtsOf(text, reading)];
	if (doubts.length === 0) return null;
	const digitAt = doubts.length === 1 ? doubts[0] : undefined;
	const span = spansOf(kind, text, digitAt).find(([, from, to]) =>
		doubts.every((at) => at >= from && at < to)
	);
	return span ? cut(span, text, reading) : null;
}

/** The parts of a field whose value is known; of its digits only the last. */
export function knownParts(
	kind: FieldKindId,
	text: string,
	reading: Doubted
): readonly FoundPart[] {
	const lastDigit = text.search(/\d\D*$/u);
	const spans = spansOf(kind, text, lastDigit < 0 ? undefined : lastDigit);
	return spans.flatMap((span) => cut(span, text, reading) ?? []);
}
