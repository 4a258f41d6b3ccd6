import { describe, expect, it } from 'vitest';
import { steppedIn } from './row-step.ts';

// Two rows of three and two cells of many widths, and one cell below.
const cells = [
	[0, 0],
	[0, 100],
	[0, 300],
	[50, 0],
	[50, 280],
	[100, 0]
].map(([top = 0, left = 0]) => ({ getBoundingClientRect: () => ({ top, left }) }));

describe('an arrow among cells of many widths', () => {
	it.each([
		['ArrowRight', 2, 3],
		['ArrowLeft', 0, 0],
		['ArrowRight', 5, 5],
		['ArrowDown', 1, 3],
		['ArrowDown', 2, 4],
		['ArrowUp', 4, 2],
		['ArrowDown', 4, 5],
		['ArrowUp', 1, 1],
		['ArrowDown', 5, 5]
	] as const)('%s from %d leads to %d', (arrow, at, to) => {
		expect(steppedIn(cells, arrow, at)).toBe(to);
	});
	it('leads nowhere among none', () => {
		expect(steppedIn([], 'ArrowDown', 0)).toBe(0);
	});
});
