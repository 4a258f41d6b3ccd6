// Remembers the answers of a pure function on short texts: the same names, dates and places come thousands of times.

/** Longer texts are worked out each time: they hardly come twice. */
const longest = 80;

/** `limit` answers are kept; a full memory starts anew, which costs less than keeping an order. */
export function remember<T>(work: (text: string) => T, limit: number): (text: string) => T {
	const known = new Map<string, T>();
	return (text) => {
		if (text.length > longest) return work(text);
		const old = known.get(text);
		if (old !== undefined) return old;
		const answer = work(text);
		if (known.size >= limit) known.clear();
		known.set(text, answer);
		return answer;
	};
}
