// A printed label looked for in a row of read letters: approximate matching (Sellers), because a sparse reader drops
// marks, joins words and misses letters. Only the letters count; what stands around a hit says how likely it is a label.
import type { Mm } from '../../../domain/geometry.ts';
import { signLeft, type TextRow } from './text-rows.ts';

/** One place where a label may stand. */
export interface Hit {
	/** Index of the row. */
	readonly row: number;
	/** First letter, and the one after the last. */
	readonly from: number;
	readonly to: number;
	readonly left: Mm;
	readonly right: Mm;
	/** 0…1: 1 is every letter, at the start of an item. */
	readonly quality: number;
}

/** Share of a label's letters that may be wrong. */
const errorShare = 0.28;
/** Two words of one label stand no further apart than this, mm. */
const widestGapMm = 9;

/**
 * @param label letters only
 * @param index of the row
 * @param share of the letters that may be wrong
 */
export function findLabel(
	row: TextRow,
	index: number,
	label: string,
	share = errorShare
): readonly Hit[] {
	const allowed = label.length < 4 ? 0 : label.length < 6 ? 1 : Math.floor(label.length * share);
	const spans = approximate(row.text, label, allowed).filter(
		({ from, to }) => to > from && isWhole(row, from, to, label.length) && !isTorn(row, from, to)
	);
	return bestOfEach(spans).map(({ from, to, cost }) => {
		const begun = row.letters[from]!.startsWord ? 0 : 0.08;
		const quality = 1 - cost / Math.max(4, label.length) - begun + around(row, from, to);
		return {
			row: index,
			from,
			to,
			left: leftEdge(row, from),
			right: rightEdge(row, to - 1),
			quality: Math.max(0, Math.min(1, quality))
		};
	});
}

interface Span {
	readonly from: number;
	readonly to: number;
	readonly cost: number;
}

/** Places in `text` whose edit distance to `label` is at most `allowed`, for every end the cheapest. */
function approximate(text: string, label: string, allowed: number): readonly Span[] {
	const m = label.length;
	let costs = Array.from({ length: m + 1 }, (_, i) => i);
	let starts = new Array<number>(m + 1).fill(0);
	const found: Span[] = [];
	for (let j = 1; j <= text.length; j += 1) {
		const nextCosts = [0];
		const nextStarts = [j];
		for (let i = 1; i <= m; i += 1) {
			const same = costs[i - 1]! + (label[i - 1] === text[j - 1] ? 0 : 1);
			const extra = costs[i]! + 1;
			const missing = nextCosts[i - 1]! + 1;
			const least = Math.min(same, extra, missing);
			nextCosts.push(least);
			nextStarts.push(
				least === same ? starts[i - 1]! : least === extra ? starts[i]! : nextStarts[i - 1]!
			);
		}
		[costs, starts] = [nextCosts, nextStarts];
		if (costs[m]! <= allowed) found.push({ from: starts[m]!, to: j, cost: costs[m]! });
	}
	return found;
}

/** Of overlapping spans the cheapest, the shortest of equals. */
function bestOfEach(spans: readonly Span[]): readonly Span[] {
	const kept: Span[] = [];
	for (const span of spans) {
		const last = kept.at(-1);
		if (!last || span.from >= last.to) kept.push(span);
		else if (span.cost < last.cost) kept[kept.length - 1] = span;
	}
	return kept;
}

/** Short labels ("Số", "ngày") must be words of their own; longer ones may be joined to their neighbours at one end. */
function isWhole({ letters }: TextRow, from: number, to: number, length: number): boolean {
	const starts = letters[from]!.startsWord;
	const ends = letters[to - 1]!.endsWord;
	return length < 6 ? starts && ends : starts || ends || length >= 10;
}

function isTorn(row: TextRow, from: number, to: number): boolean {
	for (let i = from + 1; i < to; i += 1) {
		const [a, b] = [row.letters[i - 1]!.word, row.letters[i]!.word];
		if (a !== b && row.words[b]!.left - row.words[a]!.right > widestGapMm) return true;
	}
	return false;
}

function leftEdge(row: TextRow, at: number): Mm {
	const { word, sign, startsWord } = row.letters[at]!;
	const own = row.words[word]!;
	return startsWord && sign === 0 ? own.left : signLeft(own, sign);
}

function rightEdge(row: TextRow, at: number): Mm {
	const { word, sign } = row.letters[at]!;
	return signLeft(row.words[word]!, sign + 1);
}

/** A number before, nothing before, a colon or a footnote mark behind: signs of a label and not of a value. */
function around(row: TextRow, from: number, to: number): number {
	const first = row.letters[from]!;
	const last = row.letters[to - 1]!;
	const own = row.words[first.word]!;
	const before =
		first.sign > 0 ? own.text.slice(0, first.sign) : (row.words[first.word - 1]?.text ?? '');
	const tail = [...row.words[last.word]!.text.normalize('NFC')].slice(last.sign + 1).join('');
	const behind = tail === '' ? (row.words[last.word + 1]?.text ?? '') : tail;
	const opens = from === 0 || /^[^\p{L}]*\d{1,2}[.,)]*$/u.test(before) || /[.…]$/.test(before);
	const closes = /^\s*(?:\(?\d?\)?\s*)[:;.…(]/.test(behind) || to === row.letters.length;
	return (opens ? 0.06 : -0.08) + (closes ? 0.06 : -0.04);
}
