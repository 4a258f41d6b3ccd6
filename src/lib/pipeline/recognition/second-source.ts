// The second opinion: our own line reader on the same lines, decoded with the trade's knowledge. Where both engines agree
// a value may pass without a person; where they differ the likelier stands and the other is shown beside it.
import { readField } from '../../domain/fields/registry.ts';
import type { FieldContext, FieldKindId } from '../../domain/fields/field-kind.ts';
import type { GrayImage } from '../../domain/raster.ts';
import type { Alternative, EngineReading, Reading } from '../../domain/reading.ts';
import type { StageOptions } from '../ports.ts';
import { agreement, calibrated } from './calibration.ts';
import { readGreedy } from './ctc/greedy.ts';
import { joinLines } from './ctc/join-lines.ts';
import type { PlaceNode } from './ctc/place-names.ts';
import type { Posteriors } from './ctc/posteriors.ts';
import { withEvidence } from './evidence.ts';
import { withoutLabelEnd } from './label-end.ts';
import { settled } from './look-alikes.ts';
import { plain, reconciled, withAllMarks } from './reconcile.ts';
import { withKnownSurname } from './surnames.ts';
import { tidy } from './tidy.ts';
import { decodeField, type FieldGuess } from './language/decode-field.ts';

/** An engine that says how likely every character is, so that knowledge can be brought to it. */
export interface PosteriorReader {
	readonly id: string;
	readonly version: string;
	/** In the order of the lines; null for a line without ink. Asked again before the last answer is there. */
	posteriors(
		lines: readonly GrayImage[],
		options?: StageOptions
	): Promise<readonly (Posteriors | null)[]>;
}

export interface SecondSource {
	readonly reader: PosteriorReader;
	/** Units of the papers' time, provinces first. */
	readonly places: readonly PlaceNode[];
}

const keptAlternatives = 5;
/** Share of the surer engine's confidence where each lost marks of a name that the other kept. */
const oneOfTwo = 0.9;
/** Digits: the first engine knows no grammar of them and doubles or swaps some; where both are sure the second is right. */
const digitKinds: ReadonlySet<FieldKindId> = new Set(['id-number', 'phone', 'book-number']);
const edge = (kind: FieldKindId): number => (digitKinds.has(kind) ? 1.02 : 1);
/** A guess this unlikely is no help. */
const leastShare = 0.02;

/** The first engine's reading after hearing the second. `lines` are the second's posteriors of the field's lines. */
export function withSecondSource(
	alone: Reading,
	lines: readonly (Posteriors | null)[],
	{ reader, places }: SecondSource,
	context: FieldContext
): Reading {
	const joined = joinLines(lines.filter((line) => line !== null));
	if (!joined || alone.status === 'blank') return alone;
	const decoded = decodeField(alone.kind, joined, places)
		.filter(({ probability }) => probability >= leastShare)
		.map((guess) => weighed(guess, alone, reader.id, context));
	const engines = [...alone.engines, ownReading(joined, reader, decoded[0]?.share ?? 0)];
	const heardAs = asValue(tidied(engines.at(-1)!.raw, alone), alone.kind, context);
	const sure = alone.engines[0]?.confidence ?? 0;
	const [value, own] = settled(alone.value, heardAs, alone.kind, sure, decoded[0]?.knownFrom);
	const reading = respelt(alone, value, alone.kind, context);
	const guesses = decoded.map((guess) =>
		respelt(
			guess,
			settled(value, guess.value, alone.kind, sure, guess.knownFrom)[1],
			alone.kind,
			context
		)
	);
	const found = guesses.findIndex((guess) => sameValue(guess.value, reading.value));
	// What both read by themselves stands against knowledge, unless that only puts the marks of a place right, or the one
	// letter by which no place of theirs is on the map.
	const [known] = guesses;
	const isMended = known && (isRemarked(known, reading) || isRespelt(known, reading));
	const isAgreed = sameValue(own, reading.value) && !isMended;
	const rank = isAgreed ? 0 : found;
	// A late guess that says the same does not save a value that the first guess outweighs, as an impossible date.
	const isOutweighed = rank > 0 && guesses[0]!.confidence > agreement(rank, reading.confidence);
	if (rank >= 0 && !isOutweighed) {
		// A guess with the same letters has its commas from the gazetteer; else the engine's own signs are heard.
		const heard = engines.at(-1)!.raw;
		const partner = found >= 0 ? guesses[found]! : { value: tidied(heard, reading), raw: heard };
		const raws = [reading.raw, partner.raw];
		const agreedOn = reconciled(reading.value, partner.value, reading.kind, raws);
		const { value, issues } =
			agreedOn === reading.value ? reading : readField(reading.kind, agreedOn, context);
		const others = guesses.filter((_, i) => i !== found).map(asAlternative);
		return {
			...reading,
			value,
			issues,
			confidence: agreement(rank, reading.confidence),
			alternatives: merged([...reading.alternatives, ...others]),
			engines
		};
	}
	const [best] = guesses;
	const whole = best && reading.kind === 'person-name' && withAllMarks(reading.value, best.value);
	if (best && whole) {
		const { value, issues } = readField(reading.kind, whole, context);
		const others = [...reading.alternatives, ...guesses.map(asAlternative), asFirst(reading, best)];
		return {
			...reading,
			...{ value, issues, engines },
			confidence: Math.max(reading.confidence, best.confidence) * oneOfTwo,
			alternatives: merged(others.filter((other) => other.value !== value))
		};
	}
	const isLikelier = best && best.confidence * edge(reading.kind) > reading.confidence;
	// Of two spellings of the same letters the one that is a place was meant, where the second engine saw it by itself.
	const isSeen = best && isRemarked(best, reading) && sameValue(own, best.value);
	if (!best || (!isLikelier && !isSeen))
		return {
			...reading,
			alternatives: merged([...reading.alternatives, ...guesses.map(asAlternative)]),
			engines
		};
	return overruled(reading, best, guesses.slice(1), engines);
}

/** The same with its value in other letters, and what the kind says of that. */
function respelt<T extends Pick<Reading, 'value' | 'issues'>>(
	of: T,
	value: string,
	kind: FieldKindId,
	context: FieldContext
): T {
	if (value === of.value) return of;
	const parsed = readField(kind, value, context);
	return { ...of, value: parsed.value, issues: parsed.issues };
}

const tidied = (raw: string, { kind, label }: Pick<Reading, 'kind' | 'label'>): string =>
	tidy(withoutLabelEnd(raw, label), kind);

interface Weighed {
	readonly raw: string;
	readonly value: string;
	readonly issues: Reading['issues'];
	readonly confidence: number;
	/** The guess's share before calibration. */
	readonly share: number;
	readonly source: string;
	readonly knownFrom: number | undefined;
}

function weighed(
	guess: FieldGuess,
	field: Pick<Reading, 'kind' | 'label'>,
	engine: string,
	context: FieldContext
): Weighed {
	const { kind } = field;
	const plainly = tidied(guess.text, field);
	const text = kind === 'person-name' ? withKnownSurname(plainly) : plainly;
	const parsed = readField(kind, text, context);
	return {
		raw: guess.text,
		value: parsed.value,
		issues: parsed.issues,
		confidence: withEvidence(calibrated(engine, guess.probability), kind, parsed),
		share: guess.probability,
		source: guess.by === 'place' ? 'gazetteer' : engine,
		knownFrom: guess.knownFrom
	};
}

/** The second engine's value stands; the first's is kept beside it. */
function overruled(
	reading: Reading,
	best: Weighed,
	others: readonly Weighed[],
	engines: readonly EngineReading[]
): Reading {
	const first = asFirst(reading, best);
	return {
		...reading,
		raw: best.raw,
		value: best.value,
		status: 'read',
		confidence: best.confidence,
		issues: best.issues,
		// The first engine's characters are not those of this text.
		symbols: [],
		alternatives: merged([first, ...others.map(asAlternative), ...reading.alternatives]),
		engines
	};
}

const asFirst = (reading: Reading, best: Weighed): Alternative => ({
	value: reading.value,
	source: reading.engines[0]?.engine ?? 'ocr',
	probability: Math.min(reading.confidence, 1 - best.confidence)
});

/** What the engine said by itself, before any knowledge; its figure is the share of the best guess. */
function ownReading(line: Posteriors, reader: PosteriorReader, confidence: number): EngineReading {
	const raw = readGreedy(line).text.trim();
	return { engine: reader.id, version: reader.version, raw, confidence };
}

const asAlternative = ({ value, source, confidence }: Weighed): Alternative => ({
	value,
	source,
	probability: confidence
});

const asValue = (text: string, kind: FieldKindId, context: FieldContext): string =>
	readField(kind, kind === 'person-name' ? withKnownSurname(text) : text, context).value;

/** The gazetteer's spelling of the same letters. */
const isRemarked = (guess: Weighed, { value }: Reading): boolean =>
	guess.source === 'gazetteer' && guess.value !== value && plain(guess.value) === plain(value);

/** The gazetteer is sure of a place that is spelt with one other letter; no digit is ever put right by a map. */
function isRespelt({ source, value, confidence }: Weighed, reading: Reading): boolean {
	if (source !== 'gazetteer' || confidence < surelyMeant) return false;
	const [a, b] = [reading.value, value].map((text) => [
		...plain(text).replace(/[^\p{L}\p{N}]/gu, '')
	]);
	const off = a!.flatMap((sign, i) => (sign === b![i] ? [] : [sign + b![i]]));
	return a!.length === b!.length && off.length === 1 && /^\p{L}{2}$/u.test(off[0]!);
}
const surelyMeant = 0.8;

/** Letters and digits decide; signs and spacing between them are the keying rules' matter. */
function sameValue(a: string, b: string): boolean {
	const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
	return a !== '' && bare(a) === bare(b);
}

/** Each value once, likeliest first. */
function merged(alternatives: readonly Alternative[]): Alternative[] {
	const byValue = new Map<string, Alternative>();
	for (const alternative of alternatives) {
		const known = byValue.get(alternative.value);
		if (alternative.value !== '' && (!known || known.probability < alternative.probability))
			byValue.set(alternative.value, alternative);
	}
	return [...byValue.values()]
		.sort((a, b) => b.probability - a.probability)
		.slice(0, keptAlternatives);
}
