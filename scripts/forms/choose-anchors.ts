// Picks the label patches registration looks for: code line and title always, then the ones farthest from
// those already chosen, wide words first, so that 28 cover the page evenly; and one of every field's own label, by which
// its line is found again where a local print has moved it.
import type { MeasuredAnchor } from './sheet.page.ts';

const spread = 28;

const centre = ({ box }: MeasuredAnchor): readonly [number, number] => [
	box.x + box.width / 2,
	box.y + box.height / 2
];

/** In reading order. */
export function chooseAnchors(
	anchors: readonly MeasuredAnchor[],
	paper: { readonly widthMm: number; readonly heightMm: number }
): readonly MeasuredAnchor[] {
	const first = anchors.findIndex(({ text }) => text.startsWith('Mẫu'));
	const chosen = new Set<number>();
	if (first >= 0) chosen.add(first);
	const largest = anchors.reduce(
		(best, anchor, index) => (anchor.sizeMm > (anchors[best]?.sizeMm ?? 0) ? index : best),
		0
	);
	chosen.add(largest);
	while (chosen.size < Math.min(spread, anchors.length)) {
		let best = -1;
		let bestScore = -1;
		anchors.forEach((anchor, index) => {
			if (chosen.has(index)) return;
			const [x, y] = centre(anchor);
			let nearest = Infinity;
			for (const other of chosen) {
				const at = anchors[other];
				if (!at) continue;
				const [ox, oy] = centre(at);
				// Lines are nearer than columns: weigh x less, or one column would win every time.
				nearest = Math.min(
					nearest,
					Math.hypot((x - ox) / paper.widthMm, (y - oy) / paper.heightMm)
				);
			}
			const score = nearest * Math.min(1, anchor.box.width / 24);
			if (score > bestScore) [best, bestScore] = [index, score];
		});
		chosen.add(best);
	}
	const labelled = new Map<string, number>();
	anchors.forEach(({ field, box }, index) => {
		const other = field === undefined ? undefined : anchors[labelled.get(field) ?? -1];
		if (field !== undefined && !(other && other.box.width >= box.width)) labelled.set(field, index);
	});
	for (const index of labelled.values()) chosen.add(index);
	return anchors.filter((_, index) => chosen.has(index));
}
