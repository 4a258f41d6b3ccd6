// Two engines' readings of the same ink, laid side by side so that the characters in which they differ can be marked.
// Alignment is by edit distance; letters are compared as written, case and marks counted.

export interface Piece {
	readonly text: string;
	readonly differs: boolean;
}

export interface TwoReadings {
	readonly first: readonly Piece[];
	readonly second: readonly Piece[];
}

/** Longer texts are shown without marks: the table of the alignment grows with the square. */
const longest = 400;

/** Null where both say the same, white space apart. */
export function compareReadings(first: string, second: string): TwoReadings | null {
	const a = [...tidy(first)];
	const b = [...tidy(second)];
	if (a.join('') === b.join('')) return null;
	if (a.length > longest || b.length > longest)
		return {
			first: [{ text: a.join(''), differs: false }],
			second: [{ text: b.join(''), differs: false }]
		};
	const cost = table(a, b);
	const width = b.length + 1;
	const marksA: boolean[] = [];
	const marksB: boolean[] = [];
	let i = 0;
	let j = 0;
	while (i < a.length || j < b.length) {
		const here = cost[i * width + j]!;
		const isSame = i < a.length && j < b.length && a[i] === b[j];
		if (isSame && cost[(i + 1) * width + j + 1] === here) {
			marksA[i++] = false;
			marksB[j++] = false;
		} else if (i < a.length && j < b.length && cost[(i + 1) * width + j + 1] === here - 1) {
			marksA[i++] = true;
			marksB[j++] = true;
		} else if (i < a.length && cost[(i + 1) * width + j] === here - 1) marksA[i++] = true;
		else marksB[j++] = true;
	}
	return { first: pieces(a, marksA), second: pieces(b, marksB) };
}

const tidy = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ');

/** Edits that turn the rest of `a` from i on into the rest of `b` from j on, row-major. */
function table(a: readonly string[], b: readonly string[]): Int32Array {
	const width = b.length + 1;
	const cost = new Int32Array((a.length + 1) * width);
	for (let i = a.length; i >= 0; i--)
		for (let j = b.length; j >= 0; j--) {
			if (i === a.length || j === b.length) {
				cost[i * width + j] = a.length - i + (b.length - j);
				continue;
			}
			const substituted = cost[(i + 1) * width + j + 1]! + (a[i] === b[j] ? 0 : 1);
			const dropped = 1 + Math.min(cost[(i + 1) * width + j]!, cost[i * width + j + 1]!);
			cost[i * width + j] = Math.min(substituted, dropped);
		}
	return cost;
}

function pieces(chars: readonly string[], marks: readonly boolean[]): readonly Piece[] {
	const out: { text: string; differs: boolean }[] = [];
	chars.forEach((char, i) => {
		const last = out.at(-1);
		if (last && last.differs === marks[i]) last.text += char;
		else out.push({ text: char, differs: marks[i] ?? false });
	});
	return out;
}
