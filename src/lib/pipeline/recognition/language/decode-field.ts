// From posteriors to the texts a field of this kind may hold, best first: each kind brings the knowledge that fits it.
import type { FieldKindId } from '../../../domain/fields/field-kind.ts';
import { fold } from '../../../domain/vietnamese/text.ts';
import { readAddress } from '../ctc/address.ts';
import { readBeam, type NextCharScore } from '../ctc/beam.ts';
import { readClosedList } from '../ctc/closed-list.ts';
import { dateGrammar, digitsGrammar, readGrammar, type Grammar } from '../ctc/grammar.ts';
import { readGreedy } from '../ctc/greedy.ts';
import type { PlaceNode } from '../ctc/place-names.ts';
import { logAdd, type Posteriors } from '../ctc/posteriors.ts';
import { addressLanguage } from './address-language.ts';
import { addressText, partReader } from './address-text.ts';
import { closedLists } from './closed-lists.ts';
import { nameLanguage } from './name-language.ts';
import { wordShape } from './word-shape.ts';

export interface FieldGuess {
	readonly text: string;
	/** Share among the guesses, 0…1, not calibrated. */
	readonly probability: number;
	/** What decided: the kind of knowledge, for provenance. */
	readonly by: 'list' | 'grammar' | 'name' | 'place' | 'text';
	/** Codes of the units, province first, where the gazetteer decided. */
	readonly places?: readonly string[];
}

const grammars: Readonly<Partial<Record<FieldKindId, Grammar>>> = {
	'id-number': digitsGrammar([9, 12]),
	'book-number': digitsGrammar([9]),
	phone: digitsGrammar([10, 11]),
	date: dateGrammar()
};

/** A text outside a kind's grammar is this much less likely than the ink says; it is kept, because papers err. */
const outsideGrammar = Math.log(0.003);
const keptGuesses = 5;

/** Guesses for one line; empty only when the line shows nothing at all. */
export function decodeField(
	kind: FieldKindId,
	posteriors: Posteriors,
	places: readonly PlaceNode[] = []
): readonly FieldGuess[] {
	const list = closedLists[kind];
	if (list) return fromList(posteriors, list);
	const grammar = grammars[kind];
	if (grammar) return fromGrammar(posteriors, grammar);
	const isPlace = kind === 'address' || kind === 'place';
	if (isPlace && places.length > 0) return fromPlaces(posteriors, places);
	if (kind === 'free-text' && places.length > 0) {
		const { text } = readGreedy(posteriors);
		const known = namesPlaces(text) ? fromPlaces(posteriors, places) : [];
		const [best] = known;
		const least = best && plain(best.text) === plain(text) ? samePlace : surelyPlace;
		if (best?.by === 'place' && best.probability > least) return known;
	}
	if (kind === 'person-name') return free(posteriors, nameLanguage, 'name');
	return free(posteriors, wordShape, 'text');
}

/** Free text that is an address, or an office with its district: the gazetteer must know it this surely. */
const surelyPlace = 0.9;
/** The same where only marks are put right, which dotted lines swallow. */
const samePlace = 0.3;
const longestPlace = 70;

/** Letters without marks, signs or case. */
const plain = (text: string): string => fold(text).replaceAll(' ', '');

function namesPlaces(text: string): boolean {
	return text.length <= longestPlace && /,|(?:xã|phường|huyện|trấn) /u.test(text);
}

function fromList(
	posteriors: Posteriors,
	list: NonNullable<(typeof closedLists)[FieldKindId]>
): readonly FieldGuess[] {
	const choices = readClosedList(posteriors, list);
	const outside = free(posteriors, wordShape, 'text')[0];
	return choices
		.flatMap(({ value, probability }): FieldGuess[] => {
			if (value !== null) return [{ text: value, probability, by: 'list' }];
			return outside ? [{ ...outside, probability }] : [];
		})
		.filter(({ probability }) => probability > 0.001)
		.slice(0, keptGuesses);
}

function fromGrammar(posteriors: Posteriors, grammar: Grammar): readonly FieldGuess[] {
	const inside = readGrammar(posteriors, grammar).map(({ text, ink }) => ({
		text,
		score: ink,
		by: 'grammar' as const
	}));
	const known = new Set(inside.map(({ text }) => text));
	const outside = readBeam(posteriors, { language: wordShape })
		.filter(({ text }) => !known.has(text) && text.trim() !== '')
		.map(({ text, score }) => ({ text, score: score + outsideGrammar, by: 'text' as const }));
	return shares([...inside, ...outside]);
}

/** Addresses the gazetteer knows, and the text as read for what it does not. */
function fromPlaces(posteriors: Posteriors, places: readonly PlaceNode[]): readonly FieldGuess[] {
	const reading = readGreedy(posteriors);
	const { candidates, none } = readAddress(posteriors, places);
	const readPart = partReader(posteriors);
	const known = candidates.map((candidate) => ({
		text: addressText(reading, candidate, readPart),
		probability: candidate.probability,
		by: 'place' as const,
		places: candidate.codes
	}));
	const asRead = free(posteriors, addressLanguage, 'text').slice(0, 1);
	const unknown = asRead.map((guess) => ({ ...guess, probability: none }));
	return [...known, ...unknown].sort((a, b) => b.probability - a.probability).slice(0, keptGuesses);
}

function free(
	posteriors: Posteriors,
	language: NextCharScore,
	by: FieldGuess['by']
): readonly FieldGuess[] {
	const found = readBeam(posteriors, { language })
		.map(({ text, score }) => ({ text: text.trim(), score, by }))
		.filter(({ text }) => text !== '');
	return shares(found);
}

/** Same text once, scores to shares that sum to 1. */
function shares(
	found: readonly { readonly text: string; readonly score: number; readonly by: FieldGuess['by'] }[]
): readonly FieldGuess[] {
	const sums = new Map<string, { score: number; by: FieldGuess['by'] }>();
	for (const { text, score, by } of found) {
		const known = sums.get(text);
		sums.set(text, { score: known ? logAdd(known.score, score) : score, by: known?.by ?? by });
	}
	const norm = [...sums.values()].reduce((sum, { score }) => logAdd(sum, score), -Infinity);
	return [...sums]
		.map(([text, { score, by }]) => ({ text, probability: Math.exp(score - norm), by }))
		.sort((a, b) => b.probability - a.probability)
		.slice(0, keptGuesses);
}
