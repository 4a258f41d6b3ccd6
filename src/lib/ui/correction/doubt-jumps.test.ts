import { describe, expect, it } from 'vitest';
import { fieldOf } from '../../../../tests/factories/correction.svelte.ts';
import { doubtSpots, nextSpot } from './doubt-jumps.ts';

const a = fieldOf('a', 'Trần Văn', { weak: [2] });
const b = fieldOf('b', 'Hà Nam');
const c = fieldOf('c', 'Nguyễn Thị', { weak: [0, 5, 8] });
const fields = [a, b, c];
const place = (field: typeof a, start: number, end: number) => ({ key: field.key, start, end });

describe('walking doubtful letters', () => {
	it('lists them in reading order', () => {
		expect(doubtSpots(fields).map(({ key, start }) => [key.split('#')[1], start])).toEqual([
			['a', 2],
			['c', 0],
			['c', 5],
			['c', 8]
		]);
	});
	it.each([
		['from a field just entered to its own first', place(a, 0, 8), 1, place(a, 2, 3)],
		['over a field without any', place(a, 2, 3), 1, place(c, 0, 1)],
		['on in the same field', place(c, 0, 1), 1, place(c, 5, 6)],
		['round the end', place(c, 8, 9), 1, place(a, 2, 3)],
		['back', place(c, 5, 6), -1, place(c, 0, 1)],
		['back over a field without any', place(b, 0, 6), -1, place(a, 2, 3)],
		['back round the start', place(a, 2, 3), -1, place(c, 8, 9)]
	] as const)('%s', (_, caret, step, wanted) => {
		expect(nextSpot(fields, caret, step)).toEqual(wanted);
	});
	it('has nowhere to go where nothing is in doubt', () => {
		expect(nextSpot([b], place(b, 0, 6), 1)).toBeNull();
	});
	it('passes what a person has settled', () => {
		const entry = { confirmed: true } as never;
		const done = { ...a, current: { ...a.current, entry } };
		expect(doubtSpots([done])).toEqual([]);
	});
});
