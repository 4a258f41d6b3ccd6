// A date written out ("Ngày mười bốn tháng sáu năm hai nghìn không trăm mười bảy"): a closed list of words, so that a
// misread letter leaves only one word it can be. Birth declarations ask for it beside the digits (form of TT 15/2015/TT-BTP).

const words =
	'ngày tháng năm không một hai ba bốn tư lăm sáu bảy tám chín mười mươi mốt trăm nghìn ngàn linh lẻ mồng mùng'
		.split(' ')
		.map((word) => word.normalize('NFC'));
const isWord = new Set(words);

/** Share of the words that must be read right for the rest to be put right. */
const mostKnown = 0.5;
const fewestWords = 6;
/** A letter or mark in place of another, and one too many or too few. */
const swapped = 1;
const missing = 1.2;
/** More than this is another word. */
const furthest = 1.2;
const someOfIt = 0.45;

/** The text with its number words as they are spelt; the same text where it is no date in words. */
export function withDateWords(text: string): string {
	const read = text.split(' ');
	const known = read.filter((word) => isWord.has(bare(word))).length;
	if (read.length < fewestWords || known < read.length * mostKnown) return text;
	const meant = read.reduce<(string | null)[]>((done, word) => {
		const before = bare(done.at(-1) ?? '');
		return [...done, isWord.has(bare(word)) ? word : nearest(word, before)];
	}, []);
	return meant.every((word) => word !== null) ? meant.join(' ') : text;
}

const bare = (word: string): string =>
	word
		.normalize('NFC')
		.toLowerCase()
		.replace(/[.,;:…]+$/u, '');

/** The one word that is least far; null where none is near. */
function nearest(read: string, before: string): string | null {
	const isTen = before === 'mười' || before === 'mươi';
	const costs = words
		.filter((word) => (word === 'mốt' ? before === 'mươi' : word !== 'lăm' || isTen))
		.filter((word) => before !== 'không' || word === 'trăm')
		.map((word) => ({ word, cost: distance(bare(read), word) }))
		.sort((a, b) => a.cost - b.cost);
	const [best, next] = costs;
	const most = Math.max(furthest, bare(read).length * someOfIt);
	if (!best || best.cost > most || best.cost === next?.cost) return null;
	const isCapital = read[0] !== read[0]?.toLowerCase();
	return isCapital ? best.word[0]!.toUpperCase() + best.word.slice(1) : best.word;
}

/** Edit distance over letters and marks. */
function distance(a: string, b: string): number {
	const [from, to] = [[...a.normalize('NFD')], [...b.normalize('NFD')]];
	let costs = to.map((_, i) => i * missing).concat(to.length * missing);
	for (const [i, sign] of from.entries()) {
		const next = [(i + 1) * missing];
		for (const [j, other] of to.entries())
			next.push(
				Math.min(
					costs[j]! + (sign === other ? 0 : swapped),
					costs[j + 1]! + missing,
					next[j]! + missing
				)
			);
		costs = next;
	}
	return costs.at(-1)!;
}
