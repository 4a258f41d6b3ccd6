// Where a value's line begins and ends: behind its label's colon, before the next label's number or a printed suffix.
import type { Mm } from '../../../domain/geometry.ts';
import type { Grid } from './grids.ts';
import type { Colon, Leader } from './page-ink.ts';
import { signLeft, type SparseWord, type TextRow } from './text-rows.ts';

export interface FoundPage {
	readonly rows: readonly TextRow[];
	readonly leaders: readonly Leader[];
	readonly colons: readonly Colon[];
	readonly grids: readonly Grid[];
	/** Print that no value runs into, beside those of the form's labels. */
	readonly barriers: readonly { readonly y: Mm; readonly left: Mm }[];
}

/** Words of one line on a slightly tilted row. */
const sameLineMm = 2.2;
export const rowLeaders = (leaders: readonly Leader[], y: Mm): readonly Leader[] =>
	leaders.filter((leader) => leader.y > y - 1 && leader.y < y + 3.2);

/** A printed suffix stands this near behind the dots, mm. */
const suffixMm = 3;

/** Left edge of what is printed behind a dotted line, as "/GCHK" behind a paper's number. */
export const printedSuffix = ({ rows, leaders }: FoundPage, y: Mm, from: Mm): readonly Mm[] =>
	rows
		.flatMap(({ words }) => words)
		.filter(
			({ text, left, top, bottom }) =>
				/^\/\p{Lu}{2}/u.test(text) &&
				left > from &&
				Math.abs((top + bottom) / 2 - y) < sameLineMm &&
				rowLeaders(leaders, y).some(({ right }) => right < left + 0.5 && right > left - suffixMm)
		)
		.map(({ left }) => left - 0.4);

/** A footnote mark, whole or half lost, and the colon. */
const tailOfLabel = /^(?:\(\s*\d{0,2}\s*\)?|\d{0,2}\))?\s*[:;]?/u;

/** How far before and behind the end of a label as read its colon may stand, and how far off its height, mm. */
const colonReach = { before: 2.5, behind: 10, offRow: 1.6 };

/** Behind the label, its footnote mark and its colon: where that is seen, else where it was read. */
export function valueStart(row: TextRow, to: number, { colons, leaders }: FoundPage): Mm {
	const { end, next } = labelEnd(row, to);
	// A row may hold words of a tilted neighbour: the label's own height is its last word's.
	const { top, bottom } = row.words[row.letters[to - 1]!.word]!;
	const y = (top + bottom) / 2;
	const dots = Math.min(
		...rowLeaders(leaders, row.y).flatMap(({ left }) => (left > end ? [left] : []))
	);
	const near = colons
		.filter(
			(colon) =>
				Math.abs(colon.y - y) < colonReach.offRow &&
				(colon.left > end - colonReach.before || isBetweenWords(colon, row, to, end)) &&
				colon.right < Math.min(end + colonReach.behind, dots + 0.5)
		)
		.sort((a, b) => a.left - b.left);
	const [colon] = near;
	return colon ? colon.right + behindMm : Math.min(end + behindMm, next - beforeMm);
}

/**
 * Whether a colon stands in a gap before the last word taken for label: letters that were not read before it made a
 * part of the value pass for them.
 */
function isBetweenWords(colon: Colon, row: TextRow, to: number, end: Mm): boolean {
	const last = row.words[row.letters[to - 1]!.word]!;
	const before = row.words[row.letters[to - 1]!.word - 1];
	return (
		before !== undefined && colon.left > before.right && colon.right < last.left && last.left < end
	);
}

/** Paper left between a label and its value; before a value that was read right behind its label. */
const behindMm = 0.3;
const beforeMm = 0.15;

/** Where a label's last sign ends, and where what is read behind it begins. */
function labelEnd(row: TextRow, to: number): { readonly end: Mm; readonly next: Mm } {
	const last = row.letters[to - 1]!;
	let end: Mm = signLeft(row.words[last.word]!, last.sign + 1);
	for (const [i, word] of row.words.slice(last.word).entries()) {
		const from = i === 0 ? last.sign + 1 : 0;
		const signs = [...word.text.normalize('NFC')].slice(from);
		if (i > 0 && word.left - end > 4) break;
		const tail = [...tailOfLabel.exec(signs.join(''))![0]].length;
		if (tail > 0) end = signLeft(word, from + tail);
		if (tail < signs.length) return { end, next: signLeft(word, from + tail) };
	}
	return { end, next: Infinity };
}

/** An item number at the end of what was read before a label: no other digits stand before it but far behind dots. */
const itemNumber = /^(?:\D*|.*[.…]{2,}\s*)(?<!\d)(\d{1,2})\s*[.,)]?\s*$/u;

/** Left edge of a label together with its item number; the end of a year before it is none. */
export function numberStart(row: TextRow, from: number): Mm {
	const first = row.letters[from]!;
	const own = row.words[first.word]!;
	const left = signLeft(own, first.sign);
	const head = [...own.text.normalize('NFC')].slice(0, first.sign).join('');
	const mine = numberAt(head);
	if (mine !== null) return signLeft(own, mine);
	const before: SparseWord | undefined = head === '' ? row.words[first.word - 1] : undefined;
	const number = before ? numberAt(before.text.normalize('NFC')) : null;
	if (!before || number === null || left - before.right > 4) return left;
	return signLeft(before, number);
}

/** Signs before the item number a text ends with; null where it ends with none. */
function numberAt(text: string): number | null {
	const found = itemNumber.exec(text);
	return found ? [...text.slice(0, text.lastIndexOf(found[1]!))].length : null;
}
