// Clusters of values that are probably spellings of one thing. Key collision is exact and fast; nearest neighbour finds
// misread letters. The commonest spelling is suggested, and a person decides.
import { fold } from '../vietnamese/text.ts';
import { phoneticKey } from '../vietnamese/phonetic.ts';
import { editDistance } from './edit-distance.ts';
import type { Facet } from './facets.ts';

export interface Cluster {
	/** Commonest first; at least two. */
	readonly facets: readonly Facet[];
	/** The commonest spelling. */
	readonly suggestion: string;
	readonly method: ClusterMethod;
}

export type ClusterMethod = 'fingerprint' | 'sound' | 'nearest';

/** Words of the folded text, each once, in order of the alphabet: "Làm ruộng" = "ruộng, làm". */
const fingerprint = (text: string) => [...new Set(fold(text).split(' '))].sort().join(' ');

const keyOf = { fingerprint, sound: phoneticKey } as const;

function toCluster(facets: readonly Facet[], method: ClusterMethod): Cluster {
	const sorted = [...facets].sort((a, b) => b.keys.length - a.keys.length);
	return { facets: sorted, suggestion: sorted[0]?.value ?? '', method };
}

/** Facets whose keys collide. Numbers decide nothing: "Phường 1" and "Phường 2" never meet. */
export function collisionClusters(
	facets: readonly Facet[],
	method: 'fingerprint' | 'sound'
): Cluster[] {
	const groups = new Map<string, Facet[]>();
	for (const facet of facets) {
		const key = keyOf[method](facet.value);
		const group = groups.get(key);
		if (group) group.push(facet);
		else if (key !== '') groups.set(key, [facet]);
	}
	return [...groups.values()]
		.filter((group) => group.length > 1)
		.map((group) => toCluster(group, method));
}

/** Share of letters that may differ, and shortest text compared. */
const widest = 0.15;
const shortest = 5;

/** Beyond this a beginning ("thôn …") or an end ("… Hà Nam") tells nothing: the commonest values stay. */
const largestBlock = 150;

const digits = (text: string) => text.replace(/\D+/g, ' ');

/**
 * Facets within a few letters of a commoner one. Compared only inside blocks that share a beginning, a middle or an end,
 * so that tens of thousands of values end soon.
 */
export function nearestClusters(facets: readonly Facet[]): Cluster[] {
	const sorted = facets
		.map((facet) => ({ facet, key: fold(facet.value) }))
		.filter((item) => item.key.length >= shortest)
		.sort((a, b) => b.facet.keys.length - a.facet.keys.length);
	const blocks = new Map<string, { facet: Facet; key: string }[]>();
	const clusters = new Map<Facet, Facet[]>();
	for (const item of sorted) {
		const near = nearestLeader(item.key, blocks);
		if (near) {
			clusters.set(near, [...(clusters.get(near) ?? [near]), item.facet]);
			continue;
		}
		for (const piece of pieces(item.key)) {
			const block = blocks.get(piece);
			if (!block) blocks.set(piece, [item]);
			else if (block.length < largestBlock) block.push(item);
		}
	}
	return [...clusters.values()].map((group) => toCluster(group, 'nearest'));
}

/** Beginning, middle and end: two texts with one slip share at least one of them. */
function pieces(key: string): string[] {
	const middle = Math.floor(key.length / 2);
	return [`b${key.slice(0, 6)}`, `e${key.slice(-6)}`, `m${key.slice(middle - 2, middle + 3)}`];
}

function nearestLeader(
	key: string,
	blocks: ReadonlyMap<string, readonly { facet: Facet; key: string }[]>
): Facet | null {
	const most = Math.max(1, Math.floor(key.length * widest));
	for (const piece of pieces(key))
		for (const leader of blocks.get(piece) ?? []) {
			if (Math.abs(leader.key.length - key.length) > most || digits(leader.key) !== digits(key))
				continue;
			if (editDistance(leader.key, key, most) <= most) return leader.facet;
		}
	return null;
}
