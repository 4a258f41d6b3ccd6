// Letters that one of the two engines is known to take for another: where they differ in such a pair, it is known who is
// right. Counted on tuning pages in print, typewriter and hands, 2026-11-22 (right in all counted): a 0 of the second
// against 8 or 9 of the first 279 of 279 (struck zeros), 9 against 3 29 of 29, 6 against 8 10 of 10; an o of the first
// against an a of the second 126 of 126 where the first was fairly sure, as it is of print, dates left out ("tháng");
// an o of the second against an a of the first 14 of 15.
import type { FieldKindId } from '../../domain/fields/field-kind.ts';
import { plain } from './reconcile.ts';

/** What the first engine read, and the second, where the second is right. */
const secondKnows: ReadonlySet<string> = new Set(['90', '80', '39', '86', 'ao']);
/** Below this the first engine is reading handwriting, which it cannot. */
const printlike = 0.7;

/** Share of signs that may differ; more, and the engines did not read the same. */
const mostUnlike = 0.4;

/**
 * Both texts with the letters of known pairs as the engine writes them that is right about the pair; as they were where
 * they differ in length.
 * @param sure the first engine's own confidence, 0…1
 * @param known signs from this one on are a name of the map or a word of a list, which decides by itself
 */
export function settled(
	first: string,
	second: string,
	kind: FieldKindId,
	sure: number,
	known = Infinity
): readonly [first: string, second: string] {
	const [a, b] = [signsOf(first), signsOf(second)];
	const unlike = a.filter((sign, i) => sign.text !== b[i]?.text).length;
	if (a.length !== b.length || unlike > a.length * mostUnlike) return [first, second];
	const right = a.map((sign, i) => {
		const pair = plain(sign.text) + plain(b[i]!.text);
		if (i >= known || !isSmall(sign.text)) return null;
		if (pair === 'oa' && kind !== 'date' && sure >= printlike) return sign.text;
		return secondKnows.has(pair) ? b[i]!.text : null;
	});
	return [replaced(first, a, right), replaced(second, b, right)];
}

interface Sign {
	readonly text: string;
	readonly at: number;
}

const signsOf = (text: string): readonly Sign[] =>
	[...text.normalize('NFC').matchAll(/[\p{L}\p{N}]/gu)].map(({ 0: sign, index }) => ({
		text: sign,
		at: index
	}));

/** Digits and small letters; capitals of these pairs look nothing alike. */
const isSmall = (sign: string): boolean => sign === sign.toLowerCase();

function replaced(text: string, signs: readonly Sign[], by: readonly (string | null)[]): string {
	const chars = text.normalize('NFC').split('');
	signs.forEach(({ at }, i) => {
		const sign = by[i];
		if (sign) chars[at] = sign;
	});
	return chars.join('');
}
