// The second opinion: our own line reader on the same lines, decoded with the trade's knowledge. Where both engines agree
// a value may pass without a person; where they differ the likelier stands and the other is shown beside it.
import type { FieldContext, FieldKindId } from '../../domain/fields/field-kind.ts';
import type { GrayImage } from '../../domain/raster.ts';
import type { Alternative, EngineReading, Reading } from '../../domain/reading.ts';
import type { StageOptions } from '../ports.ts';
import { agreement } from './calibration.ts';
import { readGreedy } from './ctc/greedy.ts';
import { joinLines } from './ctc/join-lines.ts';
import type { PlaceNode } from './ctc/place-names.ts';
import type { Posteriors } from './ctc/posteriors.ts';
import { heardDitto } from './ditto-reading.ts';
import { withKnownDigits } from './known-digits.ts';
import { decodeField } from './language/decode-field.ts';
import { reconciled, withAllMarks } from './reconcile.ts';
import {
	asAlternative,
	isDotted,
	isOneLetterOff,
	isRemarked,
	respelt,
	sameValue,
	tidied,
	valueOf,
	weighed,
	type Weighed
} from './weighed-guess.ts';

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
	const { kind } = alone;
	const guesses = decodeField(kind, joined, places)
		.filter(({ probability }) => probability >= leastShare)
		.map((guess) => weighed(guess, alone, reader.id, context));
	const heard = ownReading(joined, reader, guesses[0]?.share ?? 0);
	const engines = [...alone.engines, heard];
	const mark = heardDitto(heard.raw, alone);
	if (mark) return { ...alone, ...mark, engines };
	const own = valueOf(heard.raw, alone, context);
	const value = withKnownDigits(alone.value, own);
	const reading = { ...respelt(alone, value, kind, context), engines };
	const rank = rankOf(reading, guesses, own);
	if (rank >= 0) return agreed(reading, guesses, rank, heard, context);
	return withWholeName(reading, guesses, context) ?? likelier(reading, guesses, own);
}

/** Place among the second engine's guesses of what the first read; −1 where they differ, 0 where both read the same. */
function rankOf(reading: Reading, guesses: readonly Weighed[], own: string): number {
	const [known] = guesses;
	if (known && isDotted(known, reading)) return -1;
	// What both read by themselves stands against knowledge, unless that only puts the marks of a place right, or the one
	// letter by which no place of theirs is on the map.
	const isMended = known && (isRemarked(known, reading) || isOneLetterOff(known, reading));
	if (sameValue(own, reading.value) && !isMended) return 0;
	const rank = guesses.findIndex(({ value }) => sameValue(value, reading.value));
	// A late guess that says the same does not save a value that the first guess outweighs, as an impossible date.
	return rank > 0 && known!.confidence > agreement(rank, reading.confidence) ? -1 : rank;
}

function agreed(
	reading: Reading,
	guesses: readonly Weighed[],
	rank: number,
	heard: EngineReading,
	context: FieldContext
): Reading {
	const same = guesses.findIndex(({ value }) => sameValue(value, reading.value));
	// A guess with the same letters has its commas from the gazetteer; else the engine's own signs are heard.
	const partner = guesses[same] ?? { value: tidied(heard.raw, reading), raw: heard.raw };
	const raws = [reading.raw, partner.raw];
	const value = reconciled(reading.value, partner.value, reading.kind, raws);
	const others = guesses.filter((_, i) => i !== same).map(asAlternative);
	return {
		...respelt(reading, value, reading.kind, context),
		confidence: agreement(rank, reading.confidence),
		alternatives: merged([...reading.alternatives, ...others])
	};
}

/** A name of which each engine lost other marks, with all of them; null where that is not so. */
function withWholeName(
	reading: Reading,
	guesses: readonly Weighed[],
	context: FieldContext
): Reading | null {
	const [best] = guesses;
	const whole = best && reading.kind === 'person-name' && withAllMarks(reading.value, best.value);
	if (!best || !whole) return null;
	const settledAs = respelt(reading, whole, reading.kind, context);
	const others = [...reading.alternatives, ...guesses.map(asAlternative), asFirst(reading, best)];
	return {
		...settledAs,
		confidence: Math.max(reading.confidence, best.confidence) * oneOfTwo,
		alternatives: merged(others.filter(({ value }) => value !== settledAs.value))
	};
}

/** The likelier of two values that differ, the other beside it. */
function likelier(reading: Reading, guesses: readonly Weighed[], own: string): Reading {
	const [best, ...others] = guesses;
	const isLikelier = best && best.confidence * edge(reading.kind) > reading.confidence;
	// Of two spellings of the same letters the one that is a place was meant, where the second engine saw it by itself or
	// only the dots are missing that a dotted line swallows.
	const isMeant =
		best && (isDotted(best, reading) || (isRemarked(best, reading) && sameValue(own, best.value)));
	if (best && (isLikelier || isMeant)) return overruled(reading, best, others);
	const alternatives = merged([...reading.alternatives, ...guesses.map(asAlternative)]);
	return { ...reading, alternatives };
}

/** The second engine's value stands; the first's is kept beside it. */
function overruled(reading: Reading, best: Weighed, others: readonly Weighed[]): Reading {
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
		alternatives: merged([first, ...others.map(asAlternative), ...reading.alternatives])
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
