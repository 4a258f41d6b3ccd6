// Two readings of the same ink laid beside one another, letter by letter, so that where they differ can be shown.

/** For every letter of `a` its partner in `b`: an index, or -1 where `b` has none. Shortest edit, by code units. */
export function alignTexts(a: string, b: string): readonly number[] {
	const width = b.length + 1;
	const cost = new Uint16Array((a.length + 1) * width);
	const at = (i: number, j: number) => cost[i * width + j] ?? 0;
	for (let j = 0; j <= b.length; j += 1) cost[j] = j;
	for (let i = 1; i <= a.length; i += 1) {
		cost[i * width] = i;
		for (let j = 1; j <= b.length; j += 1) {
			const swap = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
			cost[i * width + j] = Math.min(swap, at(i - 1, j) + 1, at(i, j - 1) + 1);
		}
	}
	const partners = Array.from({ length: a.length }, () => -1);
	let i = a.length;
	let j = b.length;
	while (i > 0 && j > 0) {
		const isSame = a[i - 1] === b[j - 1];
		if (at(i, j) === at(i - 1, j - 1) + (isSame ? 0 : 1)) {
			partners[i - 1] = j - 1;
			i -= 1;
			j -= 1;
		} else if (at(i, j) === at(i - 1, j) + 1) i -= 1;
		else j -= 1;
	}
	return partners;
}

/** Letters of `a` that `b` has not, with the letter before a place where `b` has one more. */
export function differences(a: string, b: string): readonly number[] {
	const partners = alignTexts(a, b);
	return partners.flatMap((partner, index) => {
		if (partner < 0 || a[index] !== b[partner]) return [index];
		const next = partners.slice(index + 1).find((one) => one >= 0) ?? b.length;
		return next > partner + 1 ? [index] : [];
	});
}
