// Which of the places where a label may stand is its own: a local print moves lines, but neighbours move together. The
// best chain of places in reading order wins; a place far from its neighbours' must look much more like the label.

/** Where a label may stand, relative to where it was looked for. */
export interface Sight {
	readonly score: number;
	/** Millimetres on the paper. */
	readonly dx: number;
	readonly dy: number;
}

/** Likeness below which a place is worth less than none. */
const worthless = 0.42;
/** What a millimetre of difference between neighbours costs: words of one line move sideways more freely than lines do. */
const upOrDown = 0.03;
const sideways = 0.012;

interface Link {
	readonly sight: Sight;
	readonly label: number;
	readonly worth: number;
	readonly before: Link | null;
}

/** One sight per label, in the order of the labels; null where none of a label's fits in. */
export function followLabels(sights: readonly (readonly Sight[])[]): readonly (Sight | null)[] {
	const links: Link[] = [];
	for (const [label, own] of sights.entries()) {
		const before = links.length;
		for (const sight of own) {
			const gain = sight.score - worthless;
			let link: Link = { sight, label, worth: gain, before: null };
			for (let i = 0; i < before; i += 1) {
				const other = links[i]!;
				const worth = other.worth + gain - strain(other.sight, sight);
				if (worth > link.worth) link = { sight, label, worth, before: other };
			}
			links.push(link);
		}
	}
	const best = links.reduce<Link | null>(
		(most, link) => (most && most.worth >= link.worth ? most : link),
		null
	);
	const chosen: (Sight | null)[] = sights.map(() => null);
	for (let link = best; link; link = link.before) chosen[link.label] = link.sight;
	return chosen;
}

const strain = (a: Sight, b: Sight): number =>
	Math.abs(a.dy - b.dy) * upOrDown + Math.abs(a.dx - b.dx) * sideways;
