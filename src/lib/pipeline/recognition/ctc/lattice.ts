// The posteriors as address decoding needs them: upper and lower case as one, a share of each letter's probability lent
// to its sisters with other marks (readers and writers both slip there), and the price of reading freely.
import { BLANK, type Posteriors } from './posteriors.ts';

export interface Lattice {
	readonly frames: number;
	readonly symbols: number;
	/** Row-major [frames × symbols]; symbol 0 is the blank. */
	readonly logProbs: Float32Array;
	/** The same by symbol: its value at every step. */
	readonly columns: readonly Float32Array[];
	/** Symbol of a lower-case character; undefined when the reader does not write it. */
	readonly symbolOf: ReadonlyMap<string, number>;
	/** Log-probability of the likeliest symbol at each step: the price of reading freely. */
	readonly free: Float32Array;
	/** 1 where the free reading writes a new letter or digit. */
	readonly writes: Uint8Array;
	/** Character the free reading writes at each step, '' where none. */
	readonly written: readonly string[];
}

/** Share of a letter's probability that its sisters (same base letter) may use. */
const sisterShare = 0.1;

const baseOf = (char: string) =>
	char
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.replace('đ', 'd');

export function buildLattice(posteriors: Posteriors): Lattice {
	const { frames, classes, logProbs, chars } = posteriors;
	const { symbolOf, symbolOfClass, sisters } = alphabet(chars);
	const symbols = symbolOf.size + 1;
	const merged = new Float32Array(frames * symbols);
	const free = new Float32Array(frames);
	const writes = new Uint8Array(frames);
	const written: string[] = [];
	const names = ['', ...symbolOf.keys()];
	const plain = new Float64Array(symbols);
	const shared = new Float64Array(sisters.count);
	let last = BLANK;
	for (let frame = 0; frame < frames; frame++) {
		plain.fill(0);
		shared.fill(0);
		for (let i = 0; i < classes; i++) {
			const p = Math.exp(logProbs[frame * classes + i] ?? -Infinity);
			const symbol = symbolOfClass[i] ?? 0;
			plain[symbol] = (plain[symbol] ?? 0) + p;
			const group = sisters.of[symbol] ?? 0;
			shared[group] = (shared[group] ?? 0) + p;
		}
		let best = 0;
		for (let symbol = 0; symbol < symbols; symbol++) {
			if ((plain[symbol] ?? 0) > (plain[best] ?? 0)) best = symbol;
			const group = shared[sisters.of[symbol] ?? 0] ?? 0;
			const p = Math.max(plain[symbol] ?? 0, symbol === BLANK ? 0 : sisterShare * group, 1e-7);
			merged[frame * symbols + symbol] = Math.log(p);
		}
		free[frame] = merged[frame * symbols + best] ?? 0;
		const isNew = best !== BLANK && best !== last;
		const char = isNew ? (names[best] ?? '') : '';
		written.push(char);
		writes[frame] = /[\p{L}\p{N}]/u.test(char) ? 1 : 0;
		last = best;
	}
	const columns = Array.from({ length: symbols }, (_, symbol) => {
		const column = new Float32Array(frames);
		for (let frame = 0; frame < frames; frame++) column[frame] = merged[frame * symbols + symbol]!;
		return column;
	});
	return { frames, symbols, logProbs: merged, columns, symbolOf, free, writes, written };
}

/** Lower-case symbols of the reader's characters, and which of them differ only in their marks. */
function alphabet(chars: readonly string[]) {
	const symbolOf = new Map<string, number>();
	const symbolOfClass = [BLANK];
	for (const char of chars) {
		const lower = char.toLowerCase();
		if (!symbolOf.has(lower)) symbolOf.set(lower, symbolOf.size + 1);
		symbolOfClass.push(symbolOf.get(lower) ?? BLANK);
	}
	const groups = new Map<string, number>();
	const of = [0];
	for (const char of symbolOf.keys()) {
		const base = baseOf(char);
		if (!groups.has(base)) groups.set(base, groups.size + 1);
		of.push(groups.get(base) ?? 0);
	}
	return { symbolOf, symbolOfClass, sisters: { of, count: groups.size + 1 } };
}
