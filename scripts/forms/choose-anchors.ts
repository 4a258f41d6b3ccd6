// Picks the label patches registration looks for: code line and title always, then the ones farthest from
// those already chosen, wide words first, so that ~26 cover the page evenly.
import type { MeasuredAnchor } from './sheet.page.ts';

const most = 28;

const centre = ({ box }: MeasuredAnchor): readonly [number, number] => [
	box.x + box.width / 2,
	box.y + box.height / 2
];

/** At most 28 anchors, in reading order. */
export function chooseAnchors(
	anchors: readonly MeasuredAnchor[],
	paper: { readonly widthMm: number; readonly heightMm: number }
): readonly MeasuredAnchor[] {
	if (anchors.length <= most) return anchors;
	const first = anchors.findIndex(({ text }) => text.startsWith('Mẫu'));
	const chosen = new Set<number>();
	if (first >= 0) chosen.add(first);
	const largest = anchors.reduce(
		(best, anchor, index) => (anchor.sizeMm > (anchors[best]?.sizeMm ?? 0) ? index : best),
		0
	);
	chosen.add(largest);
	while (chosen.size < most) {
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
	return anchors.filter((_, index) => chosen.has(index));
}
