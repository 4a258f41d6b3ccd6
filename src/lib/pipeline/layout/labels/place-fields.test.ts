// A free area under its title: dotted lines give its lines, those among them that are hidden under writing as well.
import { describe, expect, it } from 'vitest';
import type { Print } from '../../../forms/form-schema.ts';
import type { PlacedLabel } from './align-labels.ts';
import type { FoundPage } from './line-ends.ts';
import { placeFields } from './place-fields.ts';
import { textRows, type SparseWord } from './text-rows.ts';

const word = (text: string, left: number, right: number, y: number): SparseWord => ({
	...{ text, left, right },
	confidence: 0.9,
	top: y - 1.5,
	bottom: y + 1.5
});

const print = {
	id: 'p',
	side: 'front',
	anchors: [],
	tables: {},
	fields: {
		event: Array.from({ length: 4 }, (_, i) => ({ x: 10, y: 30 + i * 7, width: 100, height: 7 }))
	}
} as unknown as Print;

function linesOf(leaders: FoundPage['leaders']): readonly number[] {
	const rows = textRows([word('Nội dung', 12, 45, 20)]);
	const hit = { row: 0, from: 0, to: 7, left: 12, right: 45, quality: 1 };
	const label = {
		fieldId: 'event',
		wordings: ['noidung'],
		weight: 1,
		box: { x: 12, y: 20, width: 30, height: 4 },
		isAbove: true
	};
	const placed: PlacedLabel[] = [{ label, hit }];
	const page = { rows, leaders, colons: [], grids: [], barriers: [] };
	return (placeFields(placed, print, page)['event'] ?? []).map(
		({ y, height }) => y + height / 2 + 1.35
	);
}

const line = (y: number, left = 12, right = 112) => ({ y, left, right });

describe('a free area', () => {
	it('has one line for every dotted line', () => {
		expect(linesOf([line(28), line(35), line(42)]).map(Math.round)).toEqual([28, 35, 42]);
	});

	it('has those lines too whose dots are hidden by writing', () => {
		expect(linesOf([line(35), line(42), line(56)]).map(Math.round)).toEqual([28, 35, 42, 49, 56]);
	});

	it('joins the stretches of one line, and takes none from a pattern beside it', () => {
		const torn = [line(28, 12, 50), line(28.3, 70, 112), line(31, 104, 111), line(35)];
		expect(linesOf(torn).map(Math.round)).toEqual([28, 35]);
	});
});
