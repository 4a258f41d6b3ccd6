// Every stretch of an address that could be a unit's name, with how well the ink fits that name.
import { toneKey, toNfc, fold } from '../vietnamese/text.ts';
import type { Unit } from './unit.ts';
import type { NameIndex } from './name-index.ts';
import { kindBefore } from './unit-words.ts';

export interface Span {
	/** First token, the kind word included. */
	readonly start: number;
	/** First token after. */
	readonly end: number;
	readonly unit: Unit;
	/** How well kind word and tones fit, higher is better. */
	readonly fit: number;
	/** The tones written are those of another name. */
	readonly tonesDiffer: boolean;
	readonly isKindSaid: boolean;
	/** Found by a near match, one letter off. */
	readonly isNear: boolean;
}

export interface AddressTokens {
	/** As written. */
	readonly written: readonly string[];
	/** Tone-less keys of the same tokens. */
	readonly keys: readonly string[];
	/** Keys with tones, wherever the mark stands. */
	readonly tones: readonly string[];
	readonly hasTones: boolean;
}

/** Longest address looked at, in words: units stand at the end. */
const tokenLimit = 40;

/** Splits at spaces and punctuation; `P6` and `Q.5` become two words. */
export function tokenise(text: string): AddressTokens {
	const written = toNfc(text)
		.replace(/(^|[^\p{L}\p{M}\p{N}])(tp|[pqfhxt])(?=\d)/giu, '$1$2 ')
		.replace(/(^|[^\p{L}\p{M}\p{N}])(tp)\.?(?=hcm)/giu, '$1$2 ')
		.split(/[^\p{L}\p{M}\p{N}'’]+/u)
		.filter((word) => fold(word) !== '')
		.slice(-tokenLimit);
	const keys = written.map((word) => fold(word).replaceAll(' ', ''));
	const tones = written.map((word) => toneKey(word).replaceAll(' ', ''));
	return { written, keys, tones, hasTones: written.some((word) => /[\u0080-\uffff]/.test(word)) };
}

const isNumber = (text: string) => /^\d+$/.test(text);

/** A longer name that fits is a better proof than a shorter one inside it (Tân Lộc Bắc, Tân Lộc). */
const perWord = 0.25;

/** Kinds that a unit may have had at another time, so that the word before it is no contradiction. */
const sameGround: readonly (readonly string[])[] = [
	['Xã', 'Phường', 'Thị trấn', 'Đặc khu'],
	['Huyện', 'Quận', 'Thị xã', 'Thành phố'],
	['Tỉnh', 'Thành phố']
];

/** +1 the same kind, −0.3 one it may have had, −2 another level; 0 when no kind is said. */
function kindFit(said: string | undefined, unit: Unit): number {
	if (said === undefined) return 0;
	if (said === unit.kind) return 1;
	const group = sameGround[3 - unit.level];
	return group?.includes(said) ? -0.3 : -2;
}

/** Tone keys of unit names, worked out once a unit: the same few thousand names are compared all the time. */
const unitTones = new WeakMap<Unit, string>();

function tonesOf(unit: Unit): string {
	const known = unitTones.get(unit);
	if (known !== undefined) return known;
	const tones = toneKey(unit.name).replaceAll(' ', '');
	unitTones.set(unit, tones);
	return tones;
}

function toneFit(tokens: AddressTokens, start: number, end: number, unit: Unit): number {
	if (!tokens.hasTones) return 0;
	const written = tokens.tones.slice(start, end).join('');
	if (written === tonesOf(unit)) return 0.5;
	// A word without any mark in a text with marks is an abbreviation or a place always so written.
	return tokens.keys.slice(start, end).join('') === written ? -0.25 : -1.5;
}

export function spanOf(
	tokens: AddressTokens,
	start: number,
	end: number,
	unit: Unit,
	isNear = false
): Span | null {
	const kind = kindBefore(tokens, start);
	const name = tokens.keys.slice(start, end).join('');
	// "6" and "1" are units only behind their kind word.
	if (isNumber(name) && kind === null) return null;
	const tones = toneFit(tokens, start, end, unit);
	return {
		start: kind?.start ?? start,
		end,
		unit,
		fit: kindFit(kind?.kind, unit) + (isNear ? -1 : tones) + perWord * (end - start - 1),
		tonesDiffer: tones <= -1,
		isKindSaid: kind !== null,
		isNear
	};
}

export function findSpans(names: NameIndex, tokens: AddressTokens): Span[] {
	const spans: Span[] = [];
	for (let start = 0; start < tokens.keys.length; start++)
		for (let end = start + 1; end <= Math.min(start + names.longest, tokens.keys.length); end++) {
			const joined = tokens.keys.slice(start, end).join('');
			for (const unit of names.find(joined)) {
				const span = spanOf(tokens, start, end, unit);
				if (span && span.fit > -2) spans.push(span);
			}
		}
	return spans.filter((span) => !isInsideLongerProvince(span, spans));
}

/** "Hà Nam" inside "Hà Nam Ninh" is not a second reading. */
function isInsideLongerProvince(span: Span, spans: readonly Span[]): boolean {
	if (span.unit.level !== 1) return false;
	const length = span.end - span.start;
	return spans.some(
		(other) =>
			other.unit.level === 1 &&
			!other.tonesDiffer &&
			other.start <= span.start &&
			other.end >= span.end &&
			other.end - other.start > length
	);
}
