// Letters' boxes gathered into written lines: a letter belongs to the line whose height it mostly shares.
import type { Px, Rect } from '#lib/domain/geometry.ts';

const union = (a: Rect<Px>, b: Rect<Px>): Rect<Px> => {
	const x = Math.min(a.x, b.x);
	const y = Math.min(a.y, b.y);
	return {
		x,
		y,
		width: Math.max(a.x + a.width, b.x + b.width) - x,
		height: Math.max(a.y + a.height, b.y + b.height) - y
	};
};

/** Boxes of the lines, from the top. */
export function groupLines(letters: readonly Rect<Px>[]): readonly Rect<Px>[] {
	const lines: Rect<Px>[] = [];
	for (const letter of letters.toSorted((a, b) => a.y - b.y)) {
		const middle = letter.y + letter.height / 2;
		const at = lines.findIndex((line) => middle >= line.y && middle <= line.y + line.height);
		const line = lines[at];
		if (line) lines[at] = union(line, letter);
		else lines.push(letter);
	}
	return lines;
}
