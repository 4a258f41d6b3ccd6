// Levenshtein distance over characters: what a character error rate counts.

/** Insertions, deletions and substitutions that turn one text into the other; both in NFC. */
export function editDistance(wanted: string, got: string): number {
	const a = [...wanted];
	const b = [...got];
	let previous = b.map((_, i) => i + 1);
	previous.unshift(0);
	for (let i = 1; i <= a.length; i++) {
		const current = [i];
		for (let j = 1; j <= b.length; j++)
			current.push(
				Math.min(
					previous[j]! + 1,
					current[j - 1]! + 1,
					previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
				)
			);
		previous = current;
	}
	return previous[b.length]!;
}
