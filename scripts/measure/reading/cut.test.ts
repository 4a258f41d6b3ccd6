// A read page may be turned and shrunk; the truth is in pixels of the scan as it was drawn.
import { describe, expect, it } from 'vitest';
import { onPage } from './cut.ts';

const scan = { widthPx: 3000, heightPx: 4000 };

describe('a point of the scan on the page that was read', () => {
	it.each([
		[0, [100, 200]],
		[1, [3800, 100]],
		[2, [2900, 3800]],
		[3, [200, 2900]]
	] as const)('turned %s times', (quarterTurns, wanted) => {
		const [widthPx, heightPx] = quarterTurns % 2 === 0 ? [3000, 4000] : [4000, 3000];
		expect(onPage(100, 200, { quarterTurns, widthPx, heightPx }, scan)).toEqual(wanted);
	});

	it('shrinks with a scan that was too large to be read as it was', () => {
		const half = { quarterTurns: 1, widthPx: 2000, heightPx: 1500 } as const;
		expect(onPage(100, 200, half, scan)).toEqual([1900, 50]);
	});
});
