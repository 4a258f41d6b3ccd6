// Which pairs are worth comparing: those that share at least one key. Several keys, so that a slip in one field does not
// lose the pair; a block that grew too large says nothing and is skipped.
import type { LinkRecord } from './link-record.ts';

/** Larger blocks are left out: everybody called Nguyễn Văn Hùng is no clue. */
const largestBlock = 120;

type Key = (record: LinkRecord) => readonly string[];

const known = (...parts: readonly (string | number)[]) =>
	parts.every((part) => part !== '' && part !== 0) ? [parts.join('|')] : [];

/** Each key with a letter of its own, so that keys never meet by chance. */
const keys: readonly Key[] = [
	(record) => record.person.idNumbers.map((number) => `i${number}`),
	(record) => known('n', record.sound, record.year),
	(record) => known('g', record.given, record.day, record.month, record.year),
	(record) => known('d', record.given, record.day, record.month, record.home),
	(record) => known('s', record.given, record.month, record.day, record.family),
	(record) => known('h', record.sound, record.home),
	(record) => known('f', record.given, record.father, record.mother),
	(record) => known('y', record.year, record.father, record.mother),
	(record) => known('b', record.given, record.year, record.home)
];

/** Pairs of indices, each once, smaller index first; `onProgress` is told the share of keys that are done. */
export function* candidatePairs(
	records: readonly LinkRecord[],
	onProgress: (share: number) => void = () => undefined
): Generator<readonly [number, number]> {
	const done = new Set<number>();
	for (const [place, key] of keys.entries()) {
		onProgress(place / keys.length);
		const blocks = new Map<string, number[]>();
		for (const [index, record] of records.entries())
			for (const text of key(record)) {
				const block = blocks.get(text);
				if (block) block.push(index);
				else blocks.set(text, [index]);
			}
		for (const block of blocks.values()) {
			if (block.length > largestBlock) continue;
			for (const [at, first] of block.entries())
				for (const second of block.slice(at + 1)) {
					const pair = first * records.length + second;
					if (done.has(pair)) continue;
					done.add(pair);
					yield [first, second];
				}
		}
	}
}
