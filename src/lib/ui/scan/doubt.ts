// Which characters of a reading are doubtful, and where they stand in the text the input shows.
import type { ReadSymbol } from '#lib/domain/reading.ts';

/** Below this the engine's own word on a character is too weak to read past. */
const doubtBelow = 0.8;

export const isDoubtful = (symbol: ReadSymbol): boolean =>
	symbol.text.trim() !== '' && symbol.confidence < doubtBelow;

export interface TextPart {
	readonly text: string;
	readonly doubtful: boolean;
}

/**
 * The text cut into certain and doubtful parts; one certain part where the text is no longer what was read
 * (normalised or typed over), because then the characters' places are unknown.
 */
export function doubtParts(text: string, symbols: readonly ReadSymbol[]): readonly TextPart[] {
	const certain = [{ text, doubtful: false }];
	const read = symbols.map((symbol) => symbol.text).join('');
	if (text === '' || read.normalize('NFC').toLowerCase() !== text.normalize('NFC').toLowerCase())
		return certain;
	const parts: { text: string; doubtful: boolean }[] = [];
	let at = 0;
	for (const symbol of symbols) {
		const piece = text.slice(at, at + symbol.text.length);
		at += symbol.text.length;
		const last = parts.at(-1);
		if (last && last.doubtful === isDoubtful(symbol)) last.text += piece;
		else parts.push({ text: piece, doubtful: isDoubtful(symbol) });
	}
	return at === text.length ? parts : certain;
}
