// One guess of the second engine beside the first engine's reading: what it is worth, and how the two differ.
import { readField } from '../../domain/fields/registry.ts';
import type { FieldContext, FieldKindId } from '../../domain/fields/field-kind.ts';
import type { Alternative, Reading } from '../../domain/reading.ts';
import { calibrated } from './calibration.ts';
import { withEvidence } from './evidence.ts';
import { withoutLabelEnd } from './label-end.ts';
import type { FieldGuess } from './language/decode-field.ts';
import { plain } from './reconcile.ts';
import { withKnownSurname } from './surnames.ts';
import { tidy } from './tidy.ts';

type Field = Pick<Reading, 'kind' | 'label'>;

export interface Weighed {
	readonly raw: string;
	readonly value: string;
	readonly issues: Reading['issues'];
	readonly confidence: number;
	/** The guess's share before calibration. */
	readonly share: number;
	readonly source: string;
}

export function weighed(
	guess: FieldGuess,
	field: Field,
	engine: string,
	context: FieldContext
): Weighed {
	const parsed = readField(field.kind, settledName(tidied(guess.text, field), field.kind), context);
	return {
		raw: guess.text,
		value: parsed.value,
		issues: parsed.issues,
		confidence: withEvidence(calibrated(engine, guess.probability), field.kind, parsed),
		share: guess.probability,
		source: guess.by === 'place' ? 'gazetteer' : engine
	};
}

/** An engine's words without the end of the label, tidied for the field's kind. */
export const tidied = (raw: string, { kind, label }: Field): string =>
	tidy(withoutLabelEnd(raw, label), kind);

/** The value an engine's words come to. */
export const valueOf = (raw: string, field: Field, context: FieldContext): string =>
	readField(field.kind, settledName(tidied(raw, field), field.kind), context).value;

const settledName = (text: string, kind: FieldKindId): string =>
	kind === 'person-name' ? withKnownSurname(text) : text;

/** The same with its value in other letters, and what the kind says of that. */
export function respelt<T extends Pick<Reading, 'value' | 'issues'>>(
	of: T,
	value: string,
	kind: FieldKindId,
	context: FieldContext
): T {
	if (value === of.value) return of;
	const parsed = readField(kind, value, context);
	return { ...of, value: parsed.value, issues: parsed.issues };
}

export const asAlternative = ({ value, source, confidence }: Weighed): Alternative => ({
	value,
	source,
	probability: confidence
});

/** The gazetteer's spelling of the same letters. */
export const isRemarked = (guess: Weighed, { value }: Reading): boolean =>
	guess.source === 'gazetteer' && guess.value !== value && plain(guess.value) === plain(value);

/** The gazetteer's spelling with dots below alone that the dotted line swallowed, of both engines' letters. */
export const isDotted = (guess: Weighed, reading: Reading): boolean =>
	isRemarked(guess, reading) && withoutDots(guess.value) === withoutDots(reading.value);

const withoutDots = (text: string): string => text.normalize('NFD').replaceAll('\u0323', '');

const surelyMeant = 0.8;

/** The gazetteer is sure of a place that is spelt with one other letter; no digit is ever put right by a map. */
export function isOneLetterOff({ source, value, confidence }: Weighed, reading: Reading): boolean {
	if (source !== 'gazetteer' || confidence < surelyMeant) return false;
	const [read, meant] = [[...bare(plain(reading.value))], [...bare(plain(value))]];
	const off = read.flatMap((sign, i) => (sign === meant[i] ? [] : [sign + meant[i]]));
	return read.length === meant.length && off.length === 1 && /^\p{L}{2}$/u.test(off[0]!);
}

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** Letters and digits decide; signs and spacing between them are the keying rules' matter. */
export const sameValue = (a: string, b: string): boolean => a !== '' && bare(a) === bare(b);
