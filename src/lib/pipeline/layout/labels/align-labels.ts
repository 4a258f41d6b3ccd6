// Which of the places where labels may stand are the labels of one print: the chain of places in reading order that
// explains most of them. Order tells the reporter's name from the subject's where both are printed "Họ và tên".
import type { ExpectedLabel } from './expected-labels.ts';
import type { Hit } from './find-label.ts';

export interface PlacedLabel {
	readonly label: ExpectedLabel;
	readonly hit: Hit;
}

/** Worth of two labels that share a row in the known print and share one here. */
const togetherBonus = 0.12;
/** Least quality that adds to a chain. */
const worthless = 0.45;

interface Candidate {
	readonly index: number;
	readonly hit: Hit;
	readonly gain: number;
	total: number;
	before: Candidate | null;
}

/**
 * @param hitsOf places of one label, any order
 * @returns labels in reading order with their places; labels that were not found are left out
 */
export function alignLabels(
	labels: readonly ExpectedLabel[],
	hitsOf: (label: ExpectedLabel) => readonly Hit[]
): readonly PlacedLabel[] {
	const candidates = labels.flatMap((label, index) =>
		hitsOf(label).map((hit): Candidate => {
			const gain = label.weight * Math.max(0, hit.quality - worthless) * 2;
			return { index, hit, gain, total: gain, before: null };
		})
	);
	candidates.sort((a, b) => a.hit.row - b.hit.row || a.hit.from - b.hit.from || a.index - b.index);
	let best: Candidate | null = null;
	candidates.forEach((candidate, at) => {
		for (let k = 0; k < at; k += 1) {
			const earlier = candidates[k]!;
			if (earlier.index >= candidate.index || !isBefore(earlier.hit, candidate.hit)) continue;
			const total = earlier.total + candidate.gain + together(labels, earlier, candidate);
			if (total > candidate.total) [candidate.total, candidate.before] = [total, earlier];
		}
		if (!best || candidate.total > best.total) best = candidate;
	});
	const chain: PlacedLabel[] = [];
	for (let at = best as Candidate | null; at; at = at.before)
		chain.unshift({ label: labels[at.index]!, hit: at.hit });
	return chain;
}

const isBefore = (a: Hit, b: Hit): boolean => a.row < b.row || (a.row === b.row && a.to <= b.from);

function together(labels: readonly ExpectedLabel[], a: Candidate, b: Candidate): number {
	if (b.index - a.index !== 1) return 0;
	const isRow = Math.abs(labels[a.index]!.box.y - labels[b.index]!.box.y) < 2;
	return isRow && a.hit.row === b.hit.row ? togetherBonus : 0;
}

/** Share of its letters that may be wrong in a label whose neighbours on both sides are found. */
const looseShare = 0.5;

/** The chain again, with badly read labels looked for once more between the neighbours that were found. */
export function fillGaps(
	labels: readonly ExpectedLabel[],
	chain: readonly PlacedLabel[],
	hitsOf: (label: ExpectedLabel, share: number) => readonly Hit[]
): readonly PlacedLabel[] {
	const filled: PlacedLabel[] = [];
	const placed = new Map(chain.map((each) => [each.label, each]));
	labels.forEach((label, index) => {
		const known = placed.get(label);
		if (known) {
			filled.push(known);
			return;
		}
		const before = filled.at(-1)?.hit;
		const after = labels.slice(index + 1).flatMap((later) => placed.get(later) ?? [])[0]?.hit;
		if (label.fieldId === null || !before || !after) return;
		const [best] = hitsOf(label, looseShare)
			.filter((hit) => isBefore(before, hit) && isBefore(hit, after))
			.sort((a, b) => b.quality - a.quality);
		if (best) filled.push({ label, hit: best });
	});
	return filled;
}
