// Weighted words as a tree of characters: how much likelier each next character is than all being equal.

interface Node {
	weight: number;
	readonly next: Map<string, Node>;
}

export interface CharTrie {
	/**
	 * Log of P(next | prefix) against an even choice of 20 characters; `null` when no word begins so.
	 * `next` = '' asks for the end of the word.
	 */
	gain(prefix: string, next: string): number | null;
}

const even = Math.log(1 / 20);
/** Keeps a character that no word has, but some syllable might, from being ruled out. */
const floorShare = 0.002;

/** Words are compared in lower case, NFC. */
export function charTrie(words: Iterable<readonly [word: string, weight: number]>): CharTrie {
	const root: Node = { weight: 0, next: new Map() };
	for (const [word, weight] of words) {
		let node = root;
		node.weight += weight;
		for (const char of [...word.toLowerCase(), '']) {
			let child = node.next.get(char);
			if (!child) {
				child = { weight: 0, next: new Map() };
				node.next.set(char, child);
			}
			child.weight += weight;
			node = child;
		}
	}
	return {
		gain(prefix, next) {
			let node: Node | undefined = root;
			for (const char of prefix.toLowerCase()) node = node?.next.get(char);
			if (!node) return null;
			const share = (node.next.get(next.toLowerCase())?.weight ?? 0) / node.weight;
			return Math.log(Math.max(share, floorShare)) - even;
		}
	};
}
