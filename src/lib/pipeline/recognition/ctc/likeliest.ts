// The best of a step's texts. Each is weighed once: a sort that weighs at every comparison costs most of a beam search.

/** At most `count`, highest weight first, equal ones in the order given. */
export function likeliest<T>(all: readonly T[], weigh: (one: T) => number, count: number): T[] {
	return all
		.map((one) => ({ one, weight: weigh(one) }))
		.sort((a, b) => b.weight - a.weight)
		.slice(0, count)
		.map(({ one }) => one);
}
