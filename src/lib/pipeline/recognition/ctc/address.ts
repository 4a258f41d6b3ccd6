// Reading an address against the gazetteer: the ink is searched for "commune, district, province" as they belong
// together, anything may stand before (hamlet, house number) and after (strokes of a neighbouring line).
//
// From right to left: for every step t, `after[t]` is the best score of all that follows. A name is laid before it by
// Viterbi; between names the free reading is paid at its own price plus a fine per letter. Few provinces, then their
// districts, then their communes survive, so that ten thousand communes cost milliseconds.
import { condense } from './condense.ts';
import { buildLattice, type Lattice } from './lattice.ts';
import { place, type Placed, type PlaceNode } from './place-names.ts';
import type { Posteriors } from './posteriors.ts';
import { traceSpans, type UnitSpan } from './unit-spans.ts';

export interface AddressCandidate {
	/** From the largest unit to the smallest that was found: province, district, commune. */
	readonly codes: readonly string[];
	/** Log-score relative to reading freely; higher is better. */
	readonly score: number;
	/** Share among all candidates and "none of these", 0…1, not calibrated. */
	readonly probability: number;
	/** Steps on which each unit is written, in the order on paper: commune, district, province. */
	readonly spans: readonly UnitSpan[];
}

export interface AddressReading {
	/** Best first. */
	readonly candidates: readonly AddressCandidate[];
	/** Probability that the ink names no known place. */
	readonly none: number;
}

/**
 * Log fines per letter or level, chosen on the first 60 photographed lines; the others judge.
 * Reading freely must cost, or a short name found anywhere would beat the whole address.
 */
const gapFine = 4.5;
const prefixFine = 3.6;
const skipFine = 11;
/** A letter of a name may cost this much more ink than reading freely before "none of these" is likelier. */
const noneFine = 2.2;
const temperature = 2.5;

const keptProvinces = 14;
const keptDistricts = 40;
const keptCandidates = 8;

/** Candidates for one line. `roots` are provinces; their children districts or (since 7/2025) communes. */
export function readAddress(posteriors: Posteriors, roots: readonly PlaceNode[]): AddressReading {
	const condensed = condense(posteriors);
	const lattice = buildLattice(condensed.posteriors);
	const before = freePrefix(lattice);
	const tail = closing(lattice);
	const provinces = place(lattice, before, roots, null, tail).slice(0, keptProvinces);
	const districts = descend(lattice, before, provinces, roots, tail).slice(0, keptDistricts);
	const communes = districts.flatMap((district) =>
		place(lattice, before, district.node.children, district, afterUnit(lattice, district))
	);
	const found = [...provinces, ...districts, ...communes].sort((a, b) => b.best - a.best);
	return rank(lattice, before, found, condensed.stepOf);
}

/** Districts of the likely provinces, and any district whose province is not written. */
function descend(
	lattice: Lattice,
	before: Float32Array,
	provinces: readonly Placed[],
	roots: readonly PlaceNode[],
	tail: Float32Array
): Placed[] {
	const likely = provinces.flatMap((province) =>
		place(lattice, before, province.node.children, province, afterUnit(lattice, province))
	);
	const bare = tail.map((value) => value - skipFine);
	const orphans = roots.flatMap((root) =>
		place(lattice, before, root.children, null, bare, [root.code])
	);
	return [...likely, ...orphans].sort((a, b) => b.best - a.best);
}

/** Best score of the free prefix that ends before step t. */
function freePrefix({ frames, free, writes }: Lattice): Float32Array {
	const before = new Float32Array(frames + 1);
	for (let t = 0; t < frames; t++)
		before[t + 1] = (before[t] ?? 0) + (free[t] ?? 0) - prefixFine * (writes[t] ?? 0);
	return before;
}

/** Price of reading freely from step t to the end. */
function closing({ frames, free, writes }: Lattice): Float32Array {
	const tail = new Float32Array(frames + 1);
	for (let t = frames - 1; t >= 0; t--)
		tail[t] = (tail[t + 1] ?? 0) + (free[t] ?? 0) - gapFine * (writes[t] ?? 0);
	return tail;
}

/** Best score from step t when a gap may stand before the unit. */
function afterUnit({ frames, free, writes }: Lattice, unit: Placed): Float32Array {
	const after = new Float32Array(frames + 1).fill(-Infinity);
	for (let t = frames - 1; t >= 0; t--) {
		const wait = (after[t + 1] ?? -Infinity) + (free[t] ?? 0) - gapFine * (writes[t] ?? 0);
		after[t] = Math.max(unit.from[t] ?? -Infinity, wait);
	}
	return after;
}

/** Shares among the best candidates and "none": the named part read freely, at a fine per letter. */
function rank(
	lattice: Lattice,
	before: Float32Array,
	found: readonly Placed[],
	stepOf: Int32Array
): AddressReading {
	const unique = new Map<string, Placed>();
	for (const placed of found) {
		const key = placed.path.join('/');
		if (!unique.has(key)) unique.set(key, placed);
		if (unique.size >= keptCandidates) break;
	}
	const best = [...unique.values()];
	const nothing = readFreely(lattice, before, best[0]?.start ?? 0);
	const top = Math.max(nothing, ...best.map((placed) => placed.best));
	const weight = (score: number) => Math.exp((score - top) / temperature);
	const sum = best.reduce((total, placed) => total + weight(placed.best), weight(nothing));
	return {
		candidates: best.map((placed) => ({
			codes: placed.path,
			score: placed.best - nothing,
			probability: weight(placed.best) / sum,
			spans: traceSpans(lattice, placed).map((span) => ({
				...span,
				from: stepOf[span.from] ?? span.from,
				to: stepOf[span.to] ?? span.to
			}))
		})),
		none: weight(nothing) / sum
	};
}

/** The line with the same prefix, and no name where the best candidate has one. */
function readFreely(
	{ frames, free, writes }: Lattice,
	before: Float32Array,
	start: number
): number {
	let score = before[start] ?? 0;
	for (let t = start; t < frames; t++) score += (free[t] ?? 0) - noneFine * (writes[t] ?? 0);
	return score;
}
