// Small repairs of an engine's text before its field kind reads it: what dots on the paper turn into, and letters in
// places where only digits can stand. The raw text is stored as it came; only the value profits.
import type { FieldKindId } from '../../domain/fields/field-kind.ts';
import { asDate } from './date-text.ts';
import { withDateWords } from './date-words.ts';
import { withFormulaWords } from './formula-words.ts';
import { isSyllable } from '../../domain/vietnamese/syllables.ts';
import { placeUnits, withPlaceWords } from './place-words.ts';
import { withListedWord } from './listed-words.ts';
import { inSentence, isParted, withNumbers } from './running-text.ts';

/** Kinds whose words are parted by commas and never by full stops. */
const listed: ReadonlySet<FieldKindId> = new Set(['address', 'place', 'occupation']);
/** Kinds that name places from the smallest unit to the largest, a comma between each. */
const places: ReadonlySet<FieldKindId> = new Set(['address', 'place']);
const missedComma = new RegExp(`(?<=[\\p{Ll}\\d])(?<!thị) (?=(?:${placeUnits}) \\p{Lu})`, 'gu');
/** A full stop in a list is a comma on a dotted line; behind "TP" or "Tx" it is its own, behind a syllable never. */
const stopInList = /(\p{Ll}{2,}|\p{Lu}(?![bcdđghklmnpqrstvx])\p{Ll}|\d) ?[.;] ?(?=\p{L})/gu;
/** Kinds written as sentences. */
const sentences: ReadonlySet<FieldKindId> = new Set(['free-text', 'event']);

/** Free text that begins as an address does is tidied as one. */
const addressStart = /^(?:Thôn|Xóm|Số \d|Tổ|Tiểu khu|Khu|Đội|Làng|Phố) /u;
const longestAddress = 70;

/** A name holds letters and nothing between them; a dot of the line inside a syllable parts nothing. */
const asName = (text: string): string =>
	text
		.replace(/^[-\s]+/, '')
		.replace(/(?<=\p{L})0|0(?=\p{L})/gu, 'O')
		.replace(/(\p{L}{2,})[.:;,-]+ ?(?=\p{L})/gu, (_, part: string) =>
			isSyllable(part) ? `${part} ` : part
		)
		.replace(/\p{L}{4,}/gu, parted);

/** A middle name that runs into the next: no syllable begins with the one and goes on with the other. */
function parted(word: string): string {
	const [, middle, given] = /^(VĂN|THỊ|Văn|Thị)(\p{Lu}\p{L}+)$/u.exec(word) ?? [];
	return middle && given && !isSyllable(word) && isSyllable(given) ? `${middle} ${given}` : word;
}

/** Engines take the sign before a well-known domain for a zero, and its dot for a comma or a gap. */
const asEmail = (text: string): string =>
	text
		.replace(/ ?[.,] ?| (?=(?:com|vn)$)/gu, '.')
		.replace(/(?<=[\p{L}\d])[0OQ©](?=(?:gmail|yahoo|hotmail|outlook|icloud)\.)/u, '@');

/** What the word for a unit is followed by is its name. */
const behindUnit = new RegExp(`(?<!\\p{L})(${placeUnits}) ?[.,;] ?(?=\\p{Lu})`, 'gu');
/** Kinds that are digits and nothing else. */
const digits: ReadonlySet<FieldKindId> = new Set([
	'id-number',
	'phone',
	'row-number',
	'book-number'
]);

/** Digits that engines take for letters. */
const asDigit: Readonly<Record<string, string>> = {
	O: '0',
	o: '0',
	Q: '0',
	D: '0',
	U: '0',
	l: '1',
	I: '1',
	i: '1',
	'|': '1',
	Z: '2',
	z: '2',
	A: '4',
	S: '5',
	s: '5',
	b: '6',
	G: '6',
	T: '7',
	B: '8',
	g: '9',
	q: '9'
};

/** The end of a label before a number: letters and a sign. */
const beforeDigits = /^[^\d]*[:.\s-]+(?=\d)/u;

/** Text ready for `readField`. Changes only marks, set words and misread digits, never a name. */
export function tidy(raw: string, of: FieldKindId): string {
	let text = raw
		.normalize('NFC')
		.replace(/[„‚]/g, ',')
		.replace(/[\s\u00a0]+/g, ' ')
		.replace(/^[^\p{L}\d"/(-]+|[^\p{L}\d")/-]+$/gu, '')
		.trim();
	text = text.replace(/†(?=\p{Ll})/gu, 't').replace(/(?<=[\p{L}\d]) +(?=,)/gu, '');
	if (of === 'email') return asEmail(text);
	const isAddress = of === 'free-text' && text.length <= longestAddress && addressStart.test(text);
	const kind = isAddress ? 'address' : of;
	text = text.replace(/(?<=,) ?[.,]+ ?(?=\p{L})/gu, ' ').replace(/(?<=\p{Ll}{2})\. ?(?=,)/gu, '');
	if (listed.has(kind)) text = text.replace(stopInList, '$1, ');
	else if (sentences.has(kind)) text = inSentence(text);
	else if (kind !== 'person-name') text = text.replace(/(\p{L}{2,})\.( ?)(?=\p{L})/gu, '$1 ');
	text = text.replace(behindUnit, '$1 ');
	if (places.has(kind) || sentences.has(kind)) text = withNumbers(text);
	if (places.has(kind)) text = withPlaceWords(text.replace(missedComma, ', '));
	if (sentences.has(kind)) text = withDateWords(withFormulaWords(text));
	if (of === 'free-text' && isParted(text) && /\p{L}[.,]\s*$/u.test(raw)) text += '.';
	if (kind === 'person-name') text = asName(text);
	if (kind === 'relation' || kind === 'occupation') text = withListedWord(text, kind);
	if (digits.has(kind)) text = onlyDigits(text.replace(beforeDigits, ''));
	if (kind === 'phone') text = text.replace(/(?<=\d),(?=\d)/g, '.');
	return kind === 'date' ? asDate(text) : text;
}

/** Where at least two thirds are digits, letters that look like one are taken for it. */
function onlyDigits(text: string): string {
	const signs = [...text].filter((sign) => /[\p{L}\d|]/u.test(sign));
	const count = signs.filter((sign) => /\d/.test(sign)).length;
	if (count * 3 < signs.length * 2) return text;
	return [...text]
		.map((sign) => asDigit[sign] ?? sign)
		.join('')
		.replace(/(?<=\d) (?=\d)/g, '');
}
