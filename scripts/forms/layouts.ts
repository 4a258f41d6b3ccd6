// The prints a specimen can be laid out as. Layout 1 is what form.json is measured from. The others move pitch, margins,
// splits and type as local printers do: 2, 3 and 4 exist for judging only, a to d are for building and tuning.
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
	},
	{
		id: '4',
		marginsMm: { top: 18, left: 22, right: 21 },
		pitchMm: 5.9,
		labelPt: 11.5,
		titlePt: 15,
		codePt: 9,
		codeLines: 1,
		maxItemsPerRow: 1,
		splitPower: 0.8,
		rowHeightMm: 9.3,
		columnSkew: 1.1,
		leader: '.',
		labelFamily: 'Be Vietnam Pro'
	},
	{
		id: 'a',
		marginsMm: { top: 16, left: 17, right: 22 },
		pitchMm: 5.6,
		labelPt: 11,
		titlePt: 15,
		codePt: 9,
		codeLines: 2,
		maxItemsPerRow: 2,
		splitPower: 0.7,
		rowHeightMm: 7.1,
		columnSkew: 0.9,
		leader: '.',
		labelFamily: 'Tinos'
	},
	{
		id: 'b',
		marginsMm: { top: 12, left: 24, right: 10 },
		pitchMm: 7.3,
		labelPt: 11.5,
		titlePt: 14,
		codePt: 9.5,
		codeLines: 1,
		maxItemsPerRow: 9,
		splitPower: 1.35,
		rowHeightMm: 8.6,
		columnSkew: 1.2,
		leader: '…',
		labelFamily: 'Noto Serif'
	},
	{
		id: 'c',
		marginsMm: { top: 9, left: 12, right: 12 },
		pitchMm: 7.6,
		labelPt: 12.8,
		titlePt: 15.5,
		codePt: 10,
		codeLines: 3,
		maxItemsPerRow: 2,
		splitPower: 1.6,
		rowHeightMm: 7.7,
		columnSkew: 0.84,
		leader: '…',
		labelFamily: 'Tinos'
	},
	{
		id: 'd',
		marginsMm: { top: 20, left: 20, right: 24 },
		pitchMm: 6.1,
		labelPt: 11,
		titlePt: 14.5,
		codePt: 8.5,
		codeLines: 1,
		maxItemsPerRow: 1,
		splitPower: 0.9,
		rowHeightMm: 9,
		columnSkew: 1.15,
		leader: '.',
		labelFamily: 'Noto Serif'
	}
];

/** Families that a layout may set its labels in, as @fontsource packages. */
export const labelPackages = ['tinos', 'noto-serif', 'be-vietnam-pro'] as const;

/** @throws RangeError for an unknown id. */
export function layoutById(id: string): Layout {
	const found = layouts.find((layout) => layout.id === id);
	if (!found) throw new RangeError(`no layout "${id}"`);
	return found;
}
