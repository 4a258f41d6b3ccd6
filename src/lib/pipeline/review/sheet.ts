// Which open cells are looked at together. The second look lays them out otherwise than the first, so that what one order
// hides the other shows: first page by page with the riskiest kind, then equal values side by side.
import type { Judgement } from '../../domain/review-batch.ts';
import { cellsPerSheet } from './keys.ts';

/** Kinds with few cells share a sheet: a file alone would else be a dozen sheets of three cells. */
const fewestCells = 40;

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** `open`: riskiest first. As few kinds as fill a sheet, the riskiest first; at most `cellsPerSheet` cells. */
export function sheetOf(
	open: readonly Judgement[],
	stage: 'look' | 'recheck'
): readonly Judgement[] {
	const sheet: Judgement[] = [];
	for (const kind of new Set(open.map((one) => one.kind))) {
		if (sheet.length >= fewestCells) break;
		const ofKind = open.filter((one) => one.kind === kind);
		const byPage = (a: Judgement, b: Judgement) => compare(a.pageId, b.pageId);
		const byValue = (a: Judgement, b: Judgement) => compare(a.stands, b.stands) || byPage(a, b);
		const room = cellsPerSheet - sheet.length;
		if (stage === 'look') sheet.push(...ofKind.slice(0, room).sort(byPage));
		else sheet.push(...[...ofKind].sort(byValue).slice(0, room));
	}
	return sheet;
}
