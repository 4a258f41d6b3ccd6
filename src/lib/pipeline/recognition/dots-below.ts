// Dots below vowels (dấu nặng) that stand in the dotted line: written on the line, "mộc" loses its dot among the leader's
// own and becomes "môc". The leader's dots keep step to a fraction of a pixel; one under a letter that is out of step,
// lower or wider than its neighbours was written, or has a written one behind it.
import type { Component } from '../raster/components.ts';
import { isEven, isSingle, nearestTooth } from './dot-comb.ts';
import { median, middleX, middleY, type Leader } from './leader-dots.ts';

/** A dot of the writing, pixels of the crop. */
export interface DotBelow {
	readonly x: number;
	readonly y: number;
	readonly radius: number;
	/** The piece of ink it was found in. */
	readonly label: number;
}

/** What print and scan may move a dot, pixels at 300 dpi, at least; more where the others are moved more. */
const usualPx = { along: 0.45, down: 0.35, wide: 1.2 };
const spread = 2.2;
/** Sum of squares, each in its usual measure, from which a dot is not the leader's own. */
const strangeFrom = 6;
/** What a piece counts that holds more than the leader's dots. */
const standingOut = 18;
/** A piece that reaches this far past the last dot counted in it holds one more, share of a dot. */
const pastLast = 0.3;
/** A written dot between two of the leader's makes one piece of all three: higher than they are, or with more ink. */
const lowerPx = 1.5;
const oneMore = 0.6;
/** Dots on either side that say where a dot should be. */
const neighbours = 4;
/** How far a letter's foot may be from the dot under it, pixels at 300 dpi. */
const footPx = 16;
const besidePx = 2;
const behindPx = 12;

/** A dot and how far it is from where the row's pitch puts it. */
interface Step {
	readonly piece: Component;
	readonly along: number;
	readonly down: number;
}

interface Strange {
	readonly piece: Component;
	readonly x: number;
	/** How far it is from being one of the leader's own. */
	readonly by: number;
}

/**
 * Written dots among the leader's. Dots that stand free of letters are the proof: a written one is stranger than all of
 * them, or nothing can be said on this paper.
 * @param comb middles of the leader's dots; empty where they have no even pitch
 */
export function dotsBelow(
	leader: Leader,
	comb: readonly number[],
	pieces: readonly Component[]
): readonly DotBelow[] {
	if (!isEven(leader, comb)) return [];
	const { members, dotWidth, dotHeight } = leader;
	const mine = new Set(members.map(({ label }) => label));
	const letters = pieces.filter(
		({ label, top, bottom }) => !mine.has(label) && bottom - top > dotHeight * 2
	);
	const isWritable = ({ piece, x }: Strange): boolean =>
		letters.some((letter) => isAtFoot(letter, x, middleY(piece)));
	const seen = strangers(leader, comb);
	const free = seen.filter((dot) => !isWritable(dot)).map(({ by }) => by);
	const least = Math.max(strangeFrom, ...free);
	const radius = Math.max(dotWidth, dotHeight) / 2 + 0.5;
	return seen
		.filter((dot) => dot.by > least && isWritable(dot))
		.map(({ piece, x }) => ({ x, y: middleY(piece), radius, label: piece.label }));
}

/** Under a letter, or right behind it as a comma is. */
const isAtFoot = (letter: Component, x: number, y: number): boolean =>
	x > letter.left - besidePx &&
	x < letter.right + behindPx &&
	letter.top < y &&
	letter.bottom > y - footPx;

function strangers(leader: Leader, comb: readonly number[]): readonly Strange[] {
	const { members, dotWidth } = leader;
	const singles = members.filter((piece) => isSingle(piece, dotWidth));
	const steps = stepsOf(leader, comb, singles);
	const usual = usualSteps(steps);
	const dotArea = median(steps.map(({ piece }) => piece.area));
	return [
		...steps.map((step) => ({
			piece: step.piece,
			x: middleX(step.piece),
			by: strangeness(step, usual, dotWidth)
		})),
		...members
			.filter((piece) => !isSingle(piece, dotWidth))
			.flatMap((piece) => standsOut(piece, comb, leader, dotArea))
	];
}

/** From the left; against the row as it runs here, for paper is never quite flat. */
function stepsOf(
	{ y, slope }: Leader,
	comb: readonly number[],
	dots: readonly Component[]
): readonly Step[] {
	const raw = [...dots]
		.sort((a, b) => a.left - b.left)
		.map((piece): Step => {
			const x = middleX(piece);
			return { piece, along: x - nearestTooth(comb, x), down: middleY(piece) - y - slope * x };
		});
	return raw.map((step, i) => {
		const around = raw.slice(Math.max(0, i - neighbours), i + neighbours + 1);
		return {
			...step,
			along: step.along - median(around.map(({ along }) => along)),
			down: step.down - median(around.map(({ down }) => down))
		};
	});
}

const usualSteps = (steps: readonly Step[]) => ({
	along: Math.max(usualPx.along, spread * median(steps.map(({ along }) => Math.abs(along)))),
	down: Math.max(usualPx.down, spread * median(steps.map(({ down }) => Math.abs(down))))
});

function strangeness(
	{ piece, along, down }: Step,
	usual: ReturnType<typeof usualSteps>,
	dotWidth: number
): number {
	const wide = Math.max(0, piece.right - piece.left - dotWidth);
	return (along / usual.along) ** 2 + (down / usual.down) ** 2 + (wide / usualPx.wide) ** 2;
}

/** The dot that makes a piece higher or longer than the leader's dots in it are; none where they fill it. */
function standsOut(
	piece: Component,
	comb: readonly number[],
	{ dotWidth, dotHeight }: Leader,
	dotArea: number
): readonly Strange[] {
	const { left, right, top, bottom } = piece;
	const inside = comb.filter((x) => x > left && x < right);
	const isHigher = bottom - top > dotHeight + lowerPx;
	const isFuller = piece.area > (inside.length + oneMore) * dotArea;
	if (isHigher || isFuller) return [{ piece, x: middleX(piece), by: standingOut }];
	const [first, last] = [inside[0], inside.at(-1)];
	if (first === undefined || last === undefined)
		return [{ piece, x: middleX(piece), by: standingOut }];
	const before = first - dotWidth / 2 - left;
	const behind = right - last - dotWidth / 2;
	const most = Math.max(before, behind);
	if (most < dotWidth * pastLast || most > comb[1]! - comb[0]!) return [];
	const x = before > behind ? left + dotWidth / 2 : right - dotWidth / 2;
	return [{ piece, x, by: standingOut }];
}
