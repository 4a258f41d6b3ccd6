// An address as it would be typed from the ink: hamlet and house as read, the units' names as the gazetteer spells them.
import { titleCase, upperCase } from '../../../domain/vietnamese/text.ts';
import type { AddressCandidate } from '../ctc/address.ts';
import type { GreedyReading } from '../ctc/greedy.ts';

/** Text of one candidate; what is read after the last name is a neighbour's stroke and is left out. */
export function addressText(reading: GreedyReading, { spans }: AddressCandidate): string {
	const letters = reading.text.replace(/[^\p{L}]/gu, '');
	const isUpper = letters.length > 3 && letters === letters.toUpperCase();
	const parts: string[] = [];
	let at = 0;
	for (const { name, from, to } of spans) {
		parts.push(between(reading, at, from, parts.length === 0));
		parts.push(isUpper ? upperCase(name) : titleCase(name));
		at = to;
	}
	return parts.join('').replace(/\s+/g, ' ').trim();
}

/** What is read between two names: words stay, mere signs and strokes become a comma. */
function between({ chars }: GreedyReading, from: number, to: number, isFirst: boolean): string {
	const text = chars
		.filter((char) => char.from >= from && char.from < to)
		.map((char) => char.text)
		.join('')
		.trim();
	if (isFirst) return text === '' ? '' : `${text} `;
	return /\p{L}{2}/u.test(text) ? ` ${text} ` : ', ';
}
