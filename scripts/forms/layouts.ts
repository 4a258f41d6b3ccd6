// The prints a specimen can be laid out as. Layout 1 is what form.json is measured from;
// 2 and 3 move pitch, margins, splits and type as local printers do, and exist for judging only.
import type { Layout } from './sheet-model.ts';

export const layouts: readonly Layout[] = [
	{
		id: '1',
		marginsMm: { top: 10, left: 20, right: 12 },
		pitchMm: 6.6,
		labelPt: 12,
		titlePt: 14,
		codePt: 9.5,
		codeLines: 1,
		maxItemsPerRow: 9,
		splitPower: 1,
		rowHeightMm: 8,
		columnSkew: 1,
		leader: '.',
		labelFamily: 'Tinos'
	},
	{
		id: '2',
		marginsMm: { top: 14, left: 26, right: 17 },
		pitchMm: 5.2,
		labelPt: 10.5,
		titlePt: 13,
		codePt: 8.5,
		codeLines: 2,
		maxItemsPerRow: 9,
		splitPower: 0.55,
		rowHeightMm: 6.8,
		columnSkew: 1.25,
		leader: '.',
		labelFamily: 'Tinos'
	},
	{
		id: '3',
		marginsMm: { top: 8, left: 14, right: 9 },
		pitchMm: 7.8,
		labelPt: 12.5,
		titlePt: 16,
		codePt: 10,
		codeLines: 3,
		maxItemsPerRow: 2,
		splitPower: 1.5,
		rowHeightMm: 7.4,
		columnSkew: 0.8,
		leader: '…',
		labelFamily: 'Tinos'
	}
];

/** @throws RangeError for an unknown id. */
export function layoutById(id: string): Layout {
	const found = layouts.find((layout) => layout.id === id);
	if (!found) throw new RangeError(`no layout "${id}"`);
	return found;
}
