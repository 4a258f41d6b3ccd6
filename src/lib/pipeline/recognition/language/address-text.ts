// An address as it would be typed from the ink: hamlet and house as read, the units' names as the gazetteer spells them.
import { titleCase, upperCase } from '../../../domain/vietnamese/text.ts';
import { readBeam } from '../ctc/beam.ts';
import type { Posteriors } from '../ctc/posteriors.ts';
import { addressLanguage } from './address-language.ts';
import type { AddressCandidate } from '../ctc/address.ts';
import type { GreedyReading } from '../ctc/greedy.ts';

/** A line in capitals has this share of them at least, as read. */
const mostCapital = 0.8;

/** Text of one candidate; what is read after the last name is a neighbour's stroke and is left out. */
export function addressText(
	reading: GreedyReading,
	{ spans }: AddressCandidate,
	readPart: PartReader
): string {
	const letters = reading.text.replace(/[^\p{L}]/gu, '');
	const capitals = [...letters].filter((letter) => letter === letter.toUpperCase()).length;
	const isUpper = letters.length > 3 && capitals >= letters.length * mostCapital;
	const parts: string[] = [];
	let at = 0;
	for (const { name, from, to } of spans) {
		parts.push(between(reading, at, from, parts.length === 0, readPart));
		parts.push(isUpper ? upperCase(name) : titleCase(name));
		at = behindName(reading, to, name);
	}
	return parts.join('').replace(/\s+/g, ' ').trim();
}

/** Steps behind a name's end within which its last letter may still be written. */
const lastLetterReach = 2;

/** The name's last letter may fill more steps than the name was laid on: none of them is read again. */
function behindName({ chars }: GreedyReading, to: number, name: string): number {
	const last = chars.find((char) => char.to >= to);
	const isLast =
		last && last.from <= to + lastLetterReach && name.endsWith(last.text.toLowerCase());
	return isLast ? last.to + 1 : to;
}

/** Text of the steps from … to (exclusive). */
export type PartReader = (from: number, to: number) => string;

/** Reads parts of a line as addresses are worded; candidates share their parts, so each is read once. */
export function partReader(posteriors: Posteriors): PartReader {
	const known = new Map<string, string>();
	const { classes, logProbs } = posteriors;
	return (from, to) => {
		const key = `${from} ${to}`;
		const text = known.get(key) ?? read(from, to);
		known.set(key, text);
		return text;
	};
	function read(from: number, to: number): string {
		const part = logProbs.subarray(from * classes, to * classes);
		const line = { ...posteriors, frames: to - from, logProbs: part };
		// The space that ends the part is what ends its last word.
		const found = readBeam(line, { language: addressLanguage, width: 8 });
		const ended = found.map(({ text, score }) => ({
			text,
			score: score + (/\s$/.test(text) ? 0 : addressLanguage(text, ' '))
		}));
		return ended.reduce((best, next) => (next.score > best.score ? next : best)).text.trim();
	}
}

/** Ends in a hamlet's name or number, and not in a sign or the word for a unit. */
const endsOpen =
	/(?<=[\p{L}\d])(?<!(?<!\p{L})(?:xã|phường|thị trấn|trấn|huyện|quận|thị xã|phố|tỉnh|tp|tt|tx))$/iu;

/** What is read between two names: words stay, mere signs and strokes become a comma. */
function between(
	{ chars }: GreedyReading,
	from: number,
	to: number,
	isFirst: boolean,
	readPart: PartReader
): string {
	const isWritten = chars.some((char) => char.from >= from && char.from < to);
	const text = isWritten ? readPart(from, to) : '';
	// A dotted line swallows the comma behind the hamlet; a word for the unit belongs to the name that follows.
	if (isFirst) return text === '' ? '' : endsOpen.test(text) ? `${text}, ` : `${text} `;
	return /\p{L}{2}/u.test(text) ? ` ${text} ` : ', ';
}
