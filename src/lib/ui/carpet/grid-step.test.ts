// Arrows in a grid whose last row is short.
import { expect, it } from 'vitest';
import { stepped } from './grid-step.ts';

it.each([
	['ArrowRight', 0, 1],
	['ArrowLeft', 0, 0],
	['ArrowDown', 3, 13],
	['ArrowDown', 14, 24],
	['ArrowDown', 16, 16],
	['ArrowUp', 3, 3],
	['ArrowUp', 24, 14],
	['ArrowRight', 24, 24]
] as const)('%s at %i leads to %i of 25 in tens', (arrow, at, to) => {
	expect(stepped(arrow, at, 10, 25)).toBe(to);
});
