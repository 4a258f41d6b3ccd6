// Boxes of ink that a person's acts join and cut: plain geometry on the page.
import { type Px, type Quad, quadBounds, rectToQuad } from '#lib/domain/geometry.ts';

type Box = Quad<Px> | null;

/** The smallest upright box around both; the one there is where there is only one. */
export function joinBoxes(a: Box, b: Box): Box {
	if (!a || !b) return a ?? b;
	const [first, second] = [quadBounds(a), quadBounds(b)];
	const x = Math.min(first.x, second.x);
	const y = Math.min(first.y, second.y);
	const right = Math.max(first.x + first.width, second.x + second.width);
	const bottom = Math.max(first.y + first.height, second.y + second.height);
	return rectToQuad({ x, y, width: right - x, height: bottom - y });
}

/** The lower half of a box that holds two written lines, along its own slope. */
export function lowerHalf([a, b, c, d]: Quad<Px>): Quad<Px> {
	const middle = (p: typeof a, q: typeof a) => ({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 });
	return [middle(a, d), middle(b, c), c, d];
}
