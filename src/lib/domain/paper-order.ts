// In which order papers lie in a household file (TT 80/2011/TT-BCA Điều 10): proposal, HK02, HK01, HK07, proofs of
// residence, HK03, sổ hộ khẩu, HK04, others; again for each event. A habit, not a law of nature: it shifts odds, no more.

/** Which printed face of which form a page is. */
export interface Face {
	readonly formId: string;
	readonly side: string;
}

/** Rank inside one event's papers; the envelope and the slip of the file lie before all. */
const ranks: Readonly<Record<string, number>> = {
	hk14: 0,
	hk06: 1,
	hk02: 3,
	ct01: 3,
	hk01: 4,
	dc01: 4,
	'birth-declaration': 5,
	hk07: 6,
	hk03: 8,
	'hk08-cover': 9,
	'hk08-head': 10,
	'hk08-member': 11,
	'hk08-change': 12,
	nk3a: 13,
	hk04: 14,
	hk11: 15
};
const others = 16;
export const rankOf = ({ formId }: Face): number => ranks[formId] ?? others;

/** Rank at which an event's papers begin. */
const opening = 3;

/**
 * How much likelier than by chance `next` is to lie behind `before` (1: no likelier); `before` is null at the beginning
 * of a file. All are above 0: any paper may lie anywhere.
 */
export function orderOdds(before: Face | null, next: Face): number {
	if (!before) return rankOf(next) <= 1 ? 3 : next.side === 'back' ? 0.3 : 1;
	const isSame = before.formId === next.formId;
	// A back follows its own front; another form's front seldom parts the two.
	if (next.side === 'back') return isSame && before.side === 'front' ? 6 : 0.4;
	if (isSame) return before.side === 'back' || next.formId === 'hk08-member' ? 2 : 1.5;
	const [from, to] = [rankOf(before), rankOf(next)];
	if (to > from) return to - from <= 3 ? 2 : 1.2;
	// The next event begins with its report of change; the envelope comes once, and first.
	if (to === opening) return 1.5;
	return to <= 1 ? 0.3 : 0.5;
}
