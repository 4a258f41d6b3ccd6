import { describe, expect, it } from 'vitest';
import type { PageId, RegistryFileId, SourceId } from './ids.ts';
import type { Page } from './page.ts';
import { areSwapped, joinPages, middleHalves, otherHalf, splitPage } from './page-halves.ts';

const page: Page = {
	id: 'f-1' as PageId,
	fileId: 'f' as RegistryFileId,
	index: 0,
	source: { id: 's' as SourceId, fileName: 'a.jpg', pageIndex: 0 },
	look: {
		problems: [],
		isBlank: false,
		separator: null,
		ratio: 2,
		halves: middleHalves(2),
		isAccepted: false
	},
	widthPx: 200,
	heightPx: 100,
	dpi: 300,
	state: 'read',
	form: null,
	nature: 'form'
};
const [left, right] = splitPage(page, middleHalves(2));

describe('a picture of two pages', () => {
	it('becomes two unread pages of the same picture, the first under the id of the whole', () => {
		expect([left.id, right.id]).toEqual(['f-1', 'f-1-b']);
		expect(left.state).toBe('waiting');
		expect(right.source).toMatchObject({ id: 's', pageIndex: 0, region: { x: 0.49 } });
	});

	it('finds each half by the other, and none for a whole page', () => {
		expect(otherHalf(left, [left, right])).toBe(right);
		expect(otherHalf(right, [left, right])).toBe(left);
		expect(otherHalf(page, [page, right])).toBeNull();
	});

	it.each([
		[left, right],
		[right, left]
	])('joins again, whichever half is named, and is not split a second time', (one, other) => {
		const whole = joinPages(one, other);
		expect(whole.id).toBe('f-1');
		expect(whole.source.region).toBeUndefined();
		expect(whole.look?.halves).toBeNull();
	});

	it.each([
		[200, 100, 0, false],
		[200, 100, 2, true],
		[100, 200, 3, false],
		[100, 200, 1, true]
	] as const)('of %i × %i turned by %i is swapped: %s', (width, height, turns, swapped) => {
		const [first, second] = splitPage(page, middleHalves(width / height));
		expect(areSwapped(first, second, turns)).toBe(swapped);
		expect(areSwapped(second, first, turns)).toBe(!swapped);
	});
});
