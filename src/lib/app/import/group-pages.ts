// Which pages of a pile make one household file: a separator sheet or the envelope (HK14) begins the next one. Blank
// backs stay with the page before them.
import type { PageId } from '#lib/domain/ids.ts';
import type { Page } from '#lib/domain/page.ts';

export interface PageGroup {
	/** Null: named after the pile. */
	readonly title: string | null;
	readonly pageIds: readonly PageId[];
}

/** An envelope that is one with less certainty than this is left to a person. */
const certain = 0.9;

const isCover = (page: Page): boolean =>
	page.form?.formId === 'hk14' && page.form.probability >= certain;
const isSeparator = (page: Page): boolean => page.nature === 'separator';

/** Files by separator sheets; a single group where there are none to split at. */
export const bySeparators = (pages: readonly Page[]): readonly PageGroup[] =>
	cutBefore(pages, isSeparator);

/** Files by envelopes, once the pages have been read. A separator right before an envelope belongs to it. */
export function byCovers(pages: readonly Page[]): readonly PageGroup[] {
	const begins = (page: Page, index: number): boolean => {
		const before = pages[index - 1];
		return isCover(page) && !(before && (isSeparator(before) || isCover(before)));
	};
	return cutBefore(pages, begins);
}

function cutBefore(
	pages: readonly Page[],
	begins: (page: Page, index: number) => boolean
): readonly PageGroup[] {
	const groups: Page[][] = [];
	for (const [index, page] of pages.entries()) {
		const current = groups.at(-1);
		// Sheets laid one on another by mistake begin one file, not several empty ones.
		const holdsPapers = current?.some((one) => !isSeparator(one)) ?? false;
		if (!current || (begins(page, index) && holdsPapers)) groups.push([page]);
		else current.push(page);
	}
	return groups.map((group) => ({
		title: group.map(({ look }) => look?.separator ?? '').findLast((text) => text !== '') ?? null,
		pageIds: group.map(({ id }) => id)
	}));
}
