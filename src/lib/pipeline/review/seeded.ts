// Chance that can be replayed: the same seed draws the same sample, so that anyone can check that it was not chosen.

/** Numbers in [0, 1) from a text (mulberry32 over an FNV-1a hash of it). */
export function seeded(seed: string): () => number {
	let state = 0x811c9dc5;
	for (let index = 0; index < seed.length; index++)
		state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** `count` of the items, each set of them as likely as any other, in random order. */
export function drawn<T>(items: readonly T[], count: number, next: () => number): T[] {
	const left = [...items];
	const most = Math.min(count, left.length);
	for (let at = 0; at < most; at++) {
		const other = at + Math.floor(next() * (left.length - at));
		[left[at], left[other]] = [left[other] as T, left[at] as T];
	}
	return left.slice(0, most);
}
