// A decision without anchoring: the judge keys what the ink says, only where the sources differ, and never sees either.
// Equal to one of them, it is settled without a word; else both are shown, without names.

/** Where two values differ: what they share before and after, and what each has between. */
export interface Gap {
	readonly before: string;
	readonly after: string;
	readonly first: string;
	readonly second: string;
}

/** By whole characters, so that a letter and its marks are never torn apart. */
export function gapOf(first: string, second: string): Gap {
	const [a, b] = [[...first.normalize('NFC')], [...second.normalize('NFC')]];
	let start = 0;
	while (start < a.length && start < b.length && a[start] === b[start]) start++;
	let end = 0;
	while (
		end < a.length - start &&
		end < b.length - start &&
		a[a.length - 1 - end] === b[b.length - 1 - end]
	)
		end++;
	return {
		before: a.slice(0, start).join(''),
		after: a.slice(a.length - end).join(''),
		first: a.slice(start, a.length - end).join(''),
		second: b.slice(start, b.length - end).join('')
	};
}

export type Settled =
	| { readonly is: 'first' | 'second'; readonly value: string }
	/** Neither: both are shown, and the judge says which, or keys a third value again. */
	| { readonly is: 'neither'; readonly value: string };

const plain = (text: string) =>
	text.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('vi');

/** What was keyed into the gap, or the whole value keyed over it. Case and doubled spaces decide nothing. */
export function settle(typed: string, first: string, second: string): Settled {
	const gap = gapOf(first, second);
	const said = plain(typed);
	const matches = (value: string, between: string) =>
		said === plain(value) || said === plain(between);
	const [isFirst, isSecond] = [matches(first, gap.first), matches(second, gap.second)];
	if (isFirst && !isSecond) return { is: 'first', value: first };
	if (isSecond && !isFirst) return { is: 'second', value: second };
	return { is: 'neither', value: typed };
}

/** A blind re-key against the one value that stands. */
export const agrees = (typed: string, stands: string): boolean => plain(typed) === plain(stands);

/** Digits against digits of one length: complete with the last one, so that no Enter is needed. Null for letters. */
export function digitsWanted({ first, second }: Gap): number | null {
	const isDigits = /^\d+$/.test(first) && /^\d+$/.test(second);
	return isDigits && first.length === second.length ? first.length : null;
}
