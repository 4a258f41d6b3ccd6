import { expect, it } from 'vitest';
import { turnImage } from './turn-image.ts';

const picture = { width: 3, height: 2, data: Uint8ClampedArray.from({ length: 24 }, (_, i) => i) };
const firsts = ({ data }: { data: Uint8ClampedArray }) => [...data].filter((_, i) => i % 4 === 0);

it.each([
	[0, 3, [0, 4, 8, 12, 16, 20]],
	[1, 2, [12, 0, 16, 4, 20, 8]],
	[2, 3, [20, 16, 12, 8, 4, 0]],
	[3, 2, [8, 20, 4, 16, 0, 12]]
] as const)('turns %i quarters clockwise', (turns, width, wanted) => {
	const turned = turnImage(picture, turns);
	expect(turned.width).toBe(width);
	expect(firsts(turned)).toEqual([...wanted]);
});

it('comes back after four quarters', () => {
	let image: ReturnType<typeof turnImage> = picture;
	for (let i = 0; i < 4; i += 1) image = turnImage(image, 1);
	expect(image).toEqual(picture);
});
