// Which open cells are looked at together. The second look lays them out otherwise than the first, so that what one order
// hides the other shows: first page by page with the riskiest kind, then equal values side by side.
import type { Judgement } from '../../domain/review-batch.ts';
import { cellsPerSheet } from './keys.ts';

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** `open`: riskiest first. One kind a sheet; at most `cellsPerSheet` cells. */
export function sheetOf(
	open: readonly Judgement[],
	stage: 'look' | 'recheck'
): readonly Judgement[] {
	const kind = open[0]?.kind;
	const ofKind = open.filter((one) => one.kind === kind);
	const byPage = (a: Judgement, b: Judgement) => compare(a.pageId, b.pageId);
	if (stage === 'look') return ofKind.slice(0, cellsPerSheet).sort(byPage);
	const byValue = (a: Judgement, b: Judgement) => compare(a.stands, b.stands) || byPage(a, b);
	return [...ofKind].sort(byValue).slice(0, cellsPerSheet);
}
