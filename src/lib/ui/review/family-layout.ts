// The family on a true line of time: a person's card begins at the year of birth; who would lie over another of the same
// generation goes one lane down. People whose year no paper says stand together at the left, off the line.
import { scaleLinear } from 'd3-scale';
import type { FamilyTree } from '#lib/app/surface.ts';

export const card = { width: 184, height: 44 } as const;
const gap = 10;
/** Pixels a year has at least: thirty years are two cards. */
const perYear = 11;
const axisHeight = 34;

export interface FamilyLayout {
	readonly width: number;
	readonly height: number;
	readonly placed: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
	readonly ticks: readonly { readonly year: number; readonly x: number }[];
}

/** Places in pixels. Never throws; thirty people take well under a millisecond. */
export function familyLayout({ nodes }: Pick<FamilyTree, 'nodes'>): FamilyLayout {
	const years = nodes.flatMap((node) => node.birthYear ?? []);
	const start = nodes.some((node) => node.birthYear === null) ? card.width + 3 * gap : gap;
	const [first, last] = [Math.min(...years), Math.max(...years)];
	const x = scaleLinear([first, last + 1], [start, start + (last + 1 - first) * perYear]);
	const placed = new Map<string, { x: number; y: number }>();
	let top = axisHeight;
	for (const generation of new Set(nodes.map((node) => node.generation))) {
		const lanes: number[] = [];
		for (const node of nodes.filter((one) => one.generation === generation)) {
			const at = node.birthYear === null ? gap : x(node.birthYear);
			const free = lanes.findIndex((end) => end + gap <= at);
			const lane = free < 0 ? lanes.length : free;
			lanes[lane] = at + card.width;
			placed.set(node.id, { x: at, y: top + lane * (card.height + gap) });
		}
		// Room for how old the parents were, between the cards.
		top += lanes.length * (card.height + gap) + gap * 3;
	}
	const right = Math.max(0, ...[...placed.values()].map((one) => one.x + card.width));
	return {
		width: right + gap,
		height: top,
		placed,
		ticks:
			years.length === 0
				? []
				: x
						.ticks(Math.min(12, 1 + (last - first) / 5))
						.filter((year) => Number.isInteger(year))
						.map((year) => ({ year, x: x(year) }))
	};
}
