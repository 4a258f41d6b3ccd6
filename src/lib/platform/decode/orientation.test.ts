// The eight orientations, by what each says of the stored picture (EXIF 2.32, tag 274).
import { describe, expect, it } from 'vitest';
import type { Orientation } from '../../pipeline/import/image-header.ts';
import { turnUpright } from './orientation.ts';

/** Three wide, two high: a b c / d e f; one letter a pixel. */
const letters = 'abcdef';
const stored = {
	width: 3,
	height: 2,
	data: new Uint8ClampedArray([...letters].flatMap((c) => [c.charCodeAt(0), 0, 0, 255]))
};

describe('turnUpright', () => {
	it.each<[Orientation, string]>([
		[1, 'abc/def'],
		[2, 'cba/fed'],
		[3, 'fed/cba'],
		[4, 'def/abc'],
		[5, 'ad/be/cf'],
		[6, 'da/eb/fc'],
		[7, 'fc/eb/da'],
		[8, 'cf/be/ad']
	])('%i shows %s', (orientation, expected) => {
		const { width, height, data } = turnUpright(stored, orientation);
		const rows = Array.from({ length: height }, (_, y) =>
			String.fromCharCode(
				...Array.from({ length: width }, (_, x) => data[(y * width + x) * 4] ?? 0)
			)
		);
		expect(rows.join('/')).toBe(expected);
	});
});
