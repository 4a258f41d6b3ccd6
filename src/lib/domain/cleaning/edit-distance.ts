// Levenshtein distance, given up as soon as it must exceed `most`.

/** Edits from one text to the other; `most + 1` when there are more than `most`. */
export function editDistance(first: string, second: string, most: number): number {
	const [a, b] = [[...first], [...second]];
	if (Math.abs(a.length - b.length) > most) return most + 1;
	let row = Array.from({ length: b.length + 1 }, (_, at) => at);
	for (const [i, letter] of a.entries()) {
		const next = [i + 1];
		for (const [j, other] of b.entries())
			next.push(
				Math.min(
					(next[j] ?? 0) + 1,
					(row[j + 1] ?? 0) + 1,
					(row[j] ?? 0) + (letter === other ? 0 : 1)
				)
			);
		if (Math.min(...next) > most) return most + 1;
		row = next;
	}
	return Math.min(row[b.length] ?? 0, most + 1);
}
