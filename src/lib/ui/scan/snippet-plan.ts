// How a field's ink is cut from the page for the strip above its input: straightened along the field, line by line,
// letters at least 1.5 × the input's, wrapped rather than shrunk where a line is wider than the column.
import type { Point, Px, Quad, Rect } from '#lib/domain/geometry.ts';
import { quadBounds } from '#lib/domain/geometry.ts';
import type { ReadSymbol } from '#lib/domain/reading.ts';
import { groupLines } from './ink-lines.ts';

/** The field's own axes: x along its top edge, y down its left edge. A turn, no shear: paper stays paper. */
export interface Frame {
	readonly origin: Point<Px>;
	readonly along: Point<Px>;
	readonly down: Point<Px>;
}

export interface SnippetPiece {
	/** In the field's frame. */
	readonly from: Rect<Px>;
	/** In the strip, CSS pixels. */
	readonly to: Rect<Px>;
}

export interface SnippetPlan {
	readonly frame: Frame;
	readonly width: number;
	readonly height: number;
	readonly scale: number;
	readonly pieces: readonly SnippetPiece[];
}

export interface SnippetLimits {
	/** Width of the column, CSS pixels. */
	readonly width: number;
	/** Height of a line's ink in the strip, tone marks and tails included, CSS pixels. */
	readonly inkHeight: number;
	readonly maxPieces: number;
}

/** Pieces overlap by this share of their width, so that a letter cut at the edge is whole in the next. */
const overlap = 0.06;
/** A line this much too wide is drawn smaller instead of wrapped: its letters are still 1.5 × the input's. */
const mostShrunk = 1.24;
/** Dots and rules of the print that were read along: no ink anybody looks for. */
const leader = /^[\s.…_]*$/;
/** Share of a field's box that a line of letters fills, where nothing says it better. */
const inkShare = 0.4;

export function frameOf([a, b]: Quad<Px>): Frame {
	const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
	const along = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
	return { origin: a, along, down: { x: -along.y, y: along.x } };
}

/** A quad of the page as an upright box in the frame. */
export function inFrame(frame: Frame, quad: Quad<Px>): Rect<Px> {
	const turn = ({ x, y }: Point<Px>) => {
		const dx = x - frame.origin.x;
		const dy = y - frame.origin.y;
		return {
			x: dx * frame.along.x + dy * frame.along.y,
			y: dx * frame.down.x + dy * frame.down.y
		};
	};
	const [a, b, c, d] = quad;
	return quadBounds([turn(a), turn(b), turn(c), turn(d)]);
}

/** The lines of ink with paper around them; the box itself, its margins cut, where no letter has a place. */
function linesOf(box: Rect<Px>, symbols: readonly Rect<Px>[]): readonly Rect<Px>[] {
	if (symbols.length === 0) {
		const cut = box.height * 0.13;
		return [{ ...box, y: box.y + cut, height: box.height - 2 * cut }];
	}
	return groupLines(symbols).map((line) => {
		const margin = Math.max(line.height * 0.22, box.height * 0.06);
		const left = Math.max(line.x - 2 * margin, Math.min(box.x, line.x - margin));
		return {
			x: left,
			y: line.y - margin,
			width: line.x + line.width + 2 * margin - left,
			height: line.height + 2 * margin
		};
	});
}

function scaleOf(box: Rect<Px>, symbols: readonly Rect<Px>[], inkHeight: number): number {
	const ink =
		symbols.length === 0 ? 0 : Math.max(...groupLines(symbols).map((line) => line.height));
	return inkHeight / Math.max(ink, box.height * (symbols.length === 0 ? inkShare : 0.34), 1);
}

/** Scale of the strip and width of one piece: as wide as the column, and no more pieces than allowed. */
function stepOf(widest: number, wanted: number, limits: SnippetLimits) {
	if (limits.maxPieces === 1 || widest * wanted <= limits.width * mostShrunk) {
		const scale = Math.min(wanted, limits.width / widest);
		return { scale, step: widest };
	}
	const most = widest / (limits.maxPieces - (limits.maxPieces - 1) * overlap);
	const step = Math.max(limits.width / wanted, most);
	return { scale: limits.width / step, step };
}

/** Plans the strip of one field. */
export function planSnippet(
	quad: Quad<Px>,
	symbols: readonly ReadSymbol[],
	limits: SnippetLimits
): SnippetPlan {
	const frame = frameOf(quad);
	const box = inFrame(frame, quad);
	const inks = symbols.flatMap((symbol) =>
		symbol.box && !leader.test(symbol.text) ? [inFrame(frame, symbol.box)] : []
	);
	const lines = linesOf(box, inks);
	const widest = Math.max(...lines.map((line) => line.width));
	const { scale, step } = stepOf(widest, scaleOf(box, inks, limits.inkHeight), limits);
	const pieces: SnippetPiece[] = [];
	let y = 0;
	for (const line of lines) {
		const own = Math.ceil((line.width - step * overlap) / (step * (1 - overlap)) - 1e-9);
		for (let index = 0; index < Math.max(1, own); index += 1) {
			const x = line.x + index * step * (1 - overlap);
			const width = Math.min(step, line.x + line.width - x);
			const to = { x: 0, y, width: width * scale, height: line.height * scale };
			pieces.push({ from: { ...line, x, width }, to });
			y += to.height;
		}
	}
	return { frame, scale, pieces, height: y, width: Math.max(...pieces.map(({ to }) => to.width)) };
}

/** Where a box of the page lies in the strip; null when it is in none of the pieces. */
export function placeInSnippet(plan: SnippetPlan, box: Quad<Px>): Rect<Px> | null {
	const rect = inFrame(plan.frame, box);
	const x = rect.x + rect.width / 2;
	const y = rect.y + rect.height / 2;
	const piece = plan.pieces.find(
		({ from }) =>
			x >= from.x && x <= from.x + from.width && y >= from.y && y <= from.y + from.height
	);
	if (!piece) return null;
	return {
		x: piece.to.x + (rect.x - piece.from.x) * plan.scale,
		y: piece.to.y + (rect.y - piece.from.y) * plan.scale,
		width: rect.width * plan.scale,
		height: rect.height * plan.scale
	};
}
