import { describe, expect, it } from 'vitest';
import { doubtParts } from './doubt.ts';

const read = (text: string, ...weak: number[]) =>
	[...text].map((letter, index) => ({
		text: letter,
		confidence: weak.includes(index) ? 0.4 : 0.97
	}));

describe('doubtful characters', () => {
	it('marks runs of weak letters', () => {
		expect(doubtParts('Hà Nam', read('Hà Nam', 1, 4, 5))).toEqual([
			{ text: 'H', doubtful: false },
			{ text: 'à', doubtful: true },
			{ text: ' N', doubtful: false },
			{ text: 'am', doubtful: true }
		]);
	});
	it('marks nothing once the text is not what was read', () => {
		expect(doubtParts('Hà Tây', read('Hà Nam', 3))).toEqual([{ text: 'Hà Tây', doubtful: false }]);
	});
	it('keeps its places when normalising only changed the case', () => {
		expect(doubtParts('NAM', read('Nam', 0))[0]).toEqual({ text: 'N', doubtful: true });
	});
	it('does not doubt spaces', () => {
		expect(doubtParts('a b', read('a b', 1))).toEqual([{ text: 'a b', doubtful: false }]);
	});
	it('loses no letter whatever is weak', () => {
		const parts = doubtParts('Nguyễn Thị Lan', read('Nguyễn Thị Lan', 0, 3, 4, 9, 13));
		expect(parts.map((part) => part.text).join('')).toBe('Nguyễn Thị Lan');
	});
});
