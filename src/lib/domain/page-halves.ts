// A picture of two pages as two pages of the file, and back. The picture itself is never cut: each page only names its
// part of it. The first half keeps the id of the whole, so that splitting and joining undo each other.
import type { Rect } from './geometry.ts';
import type { PageId } from './ids.ts';
import type { Page } from './page.ts';

const suffix = '-b';

const secondId = (id: PageId): PageId => `${id}${suffix}` as PageId;

/** Parts of a picture of a shape (width ÷ height) where nothing tells where it splits: the middle, overlapping a little. */
export function middleHalves(ratio: number): [Rect<number>, Rect<number>] {
	return ratio >= 1
		? [
				{ x: 0, y: 0, width: 0.51, height: 1 },
				{ x: 0.49, y: 0, width: 0.51, height: 1 }
			]
		: [
				{ x: 0, y: 0, width: 1, height: 0.51 },
				{ x: 0, y: 0.49, width: 1, height: 0.51 }
			];
}

/** A page as it is before anything has been read of it; a new look keeps what a person has said. */
export function unread(page: Page): Page {
	const { failure: _past, ...rest } = page;
	return { ...rest, state: 'waiting', form: null, nature: 'unknown', widthPx: 0, heightPx: 0 };
}

/** Both pages of a split picture; the first keeps the id. Indexes are the caller's. */
export function splitPage(
	page: Page,
	[first, second]: readonly [Rect<number>, Rect<number>]
): readonly [Page, Page] {
	const whole = unread(page);
	return [
		{ ...whole, source: { ...page.source, region: first } },
		{ ...whole, id: secondId(page.id), source: { ...page.source, region: second } }
	];
}

/** The other half of a split page among the pages of its file; null where the page is none. */
export function otherHalf(page: Page, pages: readonly Page[]): Page | null {
	const id = page.id.endsWith(suffix) ? page.id.slice(0, -suffix.length) : secondId(page.id);
	const other = pages.find((one) => one.id === id);
	return page.source.region && other?.source.region ? other : null;
}

/** The whole page again, under the first half's id. */
export function joinPages(one: Page, other: Page): Page {
	const first = one.id.endsWith(suffix) ? other : one;
	const { region: _part, ...source } = first.source;
	const { look, ...whole } = unread(first);
	return { ...whole, source, ...(look && { look: { ...look, halves: null } }) };
}

/**
 * Whether two halves that have been read stand in the wrong order: what turned them upright turns the pair as well.
 * Before reading, the half further left or up counts as first.
 */
export function areSwapped(first: Page, second: Page, quarterTurns: 0 | 1 | 2 | 3): boolean {
	const [a, b] = [first.source.region, second.source.region];
	if (!a || !b) return false;
	const isSideBySide = Math.abs(a.x - b.x) > Math.abs(a.y - b.y);
	const isFirstBefore = isSideBySide ? a.x < b.x : a.y < b.y;
	// Clockwise by one, the lower part comes to stand left; by two, the right one; by three, the upper one.
	const isReversed = isSideBySide ? quarterTurns === 2 : quarterTurns === 1;
	return isFirstBefore === isReversed;
}
