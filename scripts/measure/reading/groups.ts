// What the accuracy suite reads: the layout that the forms' data was measured from, the same with its lines drifted,
// layouts that share nothing with it but labels and order, and worn pages; each with its own goals.
import { driftNames } from '../../specimens/drift.ts';
import { distortionNames, tableNames } from '../../specimens/distort/recipes.ts';
import type { SetWish } from '../../specimens/make-set.ts';
import type { LetterClass } from '../../specimens/settings.ts';

export interface Group {
	readonly name: string;
	readonly wishes: readonly Omit<SetWish, 'out' | 'set'>[];
	/** Values exactly right by letter class: header, table, %. */
	readonly goals: Partial<Record<LetterClass, readonly [number, number]>>;
	/** Goal over both machine classes together: header, table, %. */
	readonly together?: readonly [number, number];
	/** Least share of values cut from the line they are written on, %. */
	readonly cut?: number;
	/** Least share of tables whose written rows are counted right, %. */
	readonly rows?: number;
	/** Laid out as the forms' data has it: every corner of a box can be judged, not only its line. */
	readonly isKnown: boolean;
}

/** Layouts that nothing was built or tuned on. */
const judging = ['2', '3', '4'];
const machine = ['print', 'type'] as const;
const hands = ['neat', 'cursive'] as const;
/** Forms whose tables hold people, periods or papers. */
const tabular = ['hk01', 'hk02', 'hk06', 'hk07', 'hk11', 'ct01'];
/** Two pages on one scan are parted when files are taken in, before a page is read. */
const worn = distortionNames.filter((name) => name !== 'spread');

/** @param pages of HK01 and HK02 on the known layout; the other groups follow from it */
export function groups(pages: number): readonly Group[] {
	return [
		{
			name: 'known layout',
			wishes: [
				{ pages, classes: machine },
				{ pages: Math.ceil(pages / 3), classes: hands }
			],
			goals: { print: [97, 96], type: [94, 92] },
			isKnown: true
		},
		{
			name: 'unseen layouts',
			wishes: [
				{ pages: pages * 2, classes: machine, layouts: judging, forms: ['all'], seed: 5000 }
			],
			goals: {},
			together: [94, 91],
			cut: 97,
			isKnown: false
		},
		{
			name: 'local drift',
			wishes: [{ pages, classes: machine, layouts: driftNames, forms: ['all'], seed: 40_000 }],
			goals: {},
			cut: 97,
			isKnown: false
		},
		{
			name: 'odd tables',
			wishes: [
				{
					pages: Math.ceil(pages * 0.75),
					classes: machine,
					forms: tabular,
					distortions: tableNames,
					seed: 60_000
				}
			],
			goals: {},
			cut: 97,
			rows: 97,
			isKnown: true
		},
		{
			name: 'boxes and marks',
			wishes: [
				{ pages: Math.ceil(pages / 2), classes: machine, forms: ['dc01', 'ct01'], seed: 80_000 },
				{
					pages: Math.ceil(pages / 4),
					classes: machine,
					forms: tabular,
					distortions: ['ditto'],
					seed: 81_000
				}
			],
			goals: {},
			isKnown: true
		},
		{
			name: 'worn pages',
			wishes: [
				{ pages: pages * 2, classes: machine, forms: ['all'], distortions: worn, seed: 20_000 }
			],
			goals: {},
			together: [93, 90],
			isKnown: true
		}
	];
}
