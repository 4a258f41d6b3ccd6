// Which characters of a reading are doubtful, and where they stand in the text the input shows. A character is
// doubtful where its engine says so, and where another reading of the same ink has something else there.
import { sureFrom, type Reading, type ReadSymbol } from './reading.ts';
import { alignTexts, differences } from './align.ts';

/** Below this the engine's own word on a character is too weak to read past. */
const doubtBelow = 0.8;
/** Another reading less likely than this is noise. */
const likelyFrom = 0.03;
/** Longer texts (opinions, confirmations) are read as a whole. */
const longest = 240;

export const isDoubtful = (symbol: ReadSymbol): boolean =>
	symbol.text.trim() !== '' && symbol.confidence < doubtBelow;

/** What a strip of ink is drawn from. */
export type Ink = Doubted & Pick<Reading, 'box' | 'status'>;

export type Doubted = Pick<Reading, 'symbols' | 'confidence' | 'value' | 'alternatives'>;

const plain = (text: string): string => text.normalize('NFC').toLowerCase();

/** For every code unit of `text` the symbol it was read from; null where the symbols spell another text. */
function symbolsOf(text: string, symbols: readonly ReadSymbol[]): readonly ReadSymbol[] | null {
	const units = symbols.flatMap((symbol) => [...symbol.text].map(() => symbol));
	const spelt = symbols.map((symbol) => symbol.text).join('');
	if (spelt.length !== units.length || text.length > longest) return null;
	if (plain(spelt) === plain(text)) return units;
	const partners = alignTexts(plain(text), plain(spelt));
	const known = partners.filter((partner) => partner >= 0).length;
	if (spelt === '' || known < text.length * 0.8) return null;
	const nothing: ReadSymbol = { text: ' ', confidence: 1 };
	return partners.map((partner) => units[partner] ?? nothing);
}

/** Doubtful places of `text` as offsets in code units; none where the text is no longer what was read. */
function findDoubts(text: string, reading: Doubted): ReadonlySet<number> {
	const units = symbolsOf(text, reading.symbols) ?? [];
	const weak = units.flatMap((symbol, index) => (isDoubtful(symbol) ? [index] : []));
	if (reading.confidence >= sureFrom || text.length > longest) return new Set(weak);
	const others = reading.alternatives.filter(({ probability }) => probability >= likelyFrom);
	const differing = others.flatMap(({ value }) =>
		Math.abs(value.length - text.length) > text.length / 2 ? [] : differences(text, value)
	);
	return new Set([...weak, ...differing.filter((index) => text[index]?.trim() !== '')]);
}

const kept = new WeakMap<object, { readonly text: string; readonly doubts: ReadonlySet<number> }>();

export function doubtsOf(text: string, reading: Doubted): ReadonlySet<number> {
	if (plain(text) !== plain(reading.value) && text !== '') {
		const spelt = reading.symbols.map((symbol) => symbol.text).join('');
		if (plain(spelt) !== plain(text)) return new Set();
	}
	const known = kept.get(reading);
	if (known?.text === text) return known.doubts;
	const doubts = findDoubts(text, reading);
	kept.set(reading, { text, doubts });
	return doubts;
}

export interface TextPart {
	readonly text: string;
	readonly doubtful: boolean;
}

/** The text cut into certain and doubtful parts. */
export function doubtParts(text: string, reading: Doubted): readonly TextPart[] {
	const doubts = doubtsOf(text, reading);
	if (doubts.size === 0) return [{ text, doubtful: false }];
	const parts: { text: string; doubtful: boolean }[] = [];
	for (let at = 0; at < text.length; at += 1) {
		const last = parts.at(-1);
		const doubtful = doubts.has(at);
		if (last?.doubtful === doubtful) last.text += text[at] ?? '';
		else parts.push({ text: text[at] ?? '', doubtful });
	}
	return parts;
}

/** The symbols that the text from `from` to `to` was read from; null where the symbols spell another text. */
export function symbolsBetween(
	text: string,
	reading: Doubted,
	from: number,
	to: number
): readonly ReadSymbol[] | null {
	const units = symbolsOf(text, reading.symbols);
	return units && [...new Set(units.slice(from, to))];
}

/** The symbols of doubtful places, for boxing their ink. */
export function doubtfulSymbols(text: string, reading: Doubted): readonly ReadSymbol[] {
	const doubts = doubtsOf(text, reading);
	const units = doubts.size === 0 ? null : symbolsOf(text, reading.symbols);
	return units ? [...new Set([...doubts].flatMap((index) => units[index] ?? []))] : [];
}
