import { describe, expect, it } from 'vitest';
import { translation, type Pair } from '../raster/homography.ts';
import { consensus } from './consensus.ts';
import { asDrifted } from './drifted-table.ts';
import { followLabels, type Sight } from './follow-labels.ts';
import { pxPerMm } from './label-print.ts';
import type { Registration } from './register.ts';

const sight = (score: number, dx: number, dy: number): Sight => ({ score, dx, dy });

describe('followLabels', () => {
	it('takes the place that goes with the neighbours, not the one that looks most like the label', () => {
		const others = [sight(0.8, 0, 6), sight(0.75, 1, 6.2), sight(0.8, 0, 6.1)];
		const own = [sight(0.83, 0, 0), sight(0.78, 0.5, 6)];
		const chosen = followLabels([[others[0]!], own, [others[1]!], [others[2]!]]);
		expect(chosen).toEqual([others[0], own[1], others[1], others[2]]);
	});

	it('follows a jump by a line where all below have jumped', () => {
		const above = [0, 0, 0].map((dy) => [sight(0.75, 0, dy)]);
		const below = [7, 7, 7].map((dy) => [sight(0.75, 0, dy)]);
		expect(followLabels([...above, ...below])).not.toContain(null);
	});

	it('would rather not find a label than find it alone and far away', () => {
		const near = [sight(0.8, 0, 0)];
		expect(followLabels([near, [sight(0.55, 7, -8)], near])[1]).toBeNull();
	});

	it('finds nothing where nothing was seen', () => {
		expect(followLabels([[], []])).toEqual([null, null]);
	});
});

describe('consensus', () => {
	const at = (x: number, y: number, dy: number): Pair => ({
		from: { x, y },
		to: { x: x * pxPerMm + 20, y: (y + dy) * pxPerMm },
		weight: 0.8
	});

	it('keeps the size of a page to which a line was added', () => {
		const pairs = [30, 60, 90, 120, 150, 180, 210, 240].flatMap((y) =>
			[20, 150].map((x) => at(x, y, y > 100 ? 7 : 0))
		);
		const matrix = consensus(pairs)!;
		expect(matrix[0] / pxPerMm).toBeCloseTo(1, 2);
		expect(matrix[1]).toBeCloseTo(0, 1);
	});

	it('is none of labels that stand close together', () => {
		expect(consensus([at(20, 30, 0), at(40, 30, 0)])).toBeNull();
	});
});

describe('asDrifted', () => {
	const table = {
		box: { x: 20, y: 100, width: 160, height: 60 },
		headerHeightMm: 10,
		rowHeightMm: 8,
		columns: { name: [20, 100], birth: [100, 180] }
	} as const;
	const moved = (titles: readonly (readonly [x: number, dx: number, dy: number])[]) =>
		asDrifted(table, {
			known: {
				print: {
					anchors: titles.map(([x]) => ({ box: { x: x - 5, y: 103, width: 10, height: 4 } }))
				}
			},
			matrix: translation(0, 0),
			labels: titles.map(([, dx, dy], index) => ({ index, score: 0.8, dx, dy }))
		} as unknown as Registration);

	it('moves with the words over its columns', () => {
		const { box, columns } = moved([
			[60, 3, -5],
			[140, 3, -5]
		]);
		expect(box).toEqual({ x: 23, y: 95, width: 160, height: 60 });
		expect(columns).toEqual({ name: [23, 103], birth: [103, 183] });
	});

	it('is stretched where they are further apart', () => {
		const { columns } = moved([
			[40, 4, 0],
			[100, 2, 0],
			[160, 0, 0]
		]);
		expect(columns['name']![0]).toBeCloseTo(20 + 4 + (20 * 2) / 60, 5);
		expect(columns['birth']![1]).toBeCloseTo(180 - (20 * 2) / 60, 5);
	});

	it('stays where no word of its head was found', () => {
		expect(moved([])).toBe(table);
	});
});
