// Finds files by any words of theirs, tone-less, while somebody types. Shards are searched one after another; a file
// always lies in the same shard, so that a change rewrites one of them only.
import { fold } from '../../domain/vietnamese/text.ts';
import type { RegistryFileId } from '../../domain/ids.ts';
import type { SearchItem } from './search-items.ts';
import { foldedItems, itemsOfLine, SearchShard, type SearchLine } from './search-shard.ts';

/** Enough that rewriting one is quick, few enough that their rows stay few. */
export const shardCount = 64;

export interface SearchHit {
	readonly fileId: RegistryFileId;
	/** The title first, then the items that fit best. */
	readonly title: string;
	readonly items: readonly SearchItem[];
}

export interface SearchAnswer {
	readonly hits: readonly SearchHit[];
	/** Files that fit; not exact where `isMore`. */
	readonly total: number;
	/** There are more than were looked at: another word narrows it down. */
	readonly isMore: boolean;
}

/** Lines gathered before they are ranked. */
const gatherLimit = 120;
/** Words looked at: more say nothing new. */
const wordLimit = 12;
const itemsShown = 3;

/** FNV-1a. */
export function shardOf(fileId: RegistryFileId): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < fileId.length; index++)
		hash = Math.imul(hash ^ fileId.charCodeAt(index), 0x01000193);
	return (hash >>> 0) % shardCount;
}

interface Wanted {
	readonly phrase: string;
	readonly words: readonly string[];
}

/** How well an item fits, lower is better; null: no word of the query is in it. */
function fitOf(item: string, { phrase, words }: Wanted): number | null {
	if (item === phrase) return 0;
	if (item.startsWith(phrase)) return 1;
	if (item.includes(` ${phrase}`)) return 2;
	if (item.includes(phrase)) return 3;
	const found = words.filter((word) => item.includes(word)).length;
	return found === 0 ? null : 4 + words.length - found;
}

function rank(line: SearchLine, wanted: Wanted): { hit: SearchHit; fit: number } {
	const shown = itemsOfLine(line.shown);
	const fits = foldedItems(line.folded)
		.map((item, index) => ({ index, fit: fitOf(item, wanted) }))
		.filter((each): each is { index: number; fit: number } => each.fit !== null)
		.sort((a, b) => a.fit - b.fit);
	const items = fits.slice(0, itemsShown).flatMap(({ index }) => shown[index] ?? []);
	const title = shown.find(({ kind }) => kind === 'title')?.text ?? '';
	return { hit: { fileId: line.fileId, title, items }, fit: fits[0]?.fit ?? 99 };
}

/** Lines that hold `pivot` and all of `words`. */
function gather(
	shards: readonly SearchShard[],
	pivot: string,
	words: readonly string[],
	found: Map<RegistryFileId, SearchLine>
): void {
	const others = words.filter((word) => word !== pivot);
	for (const shard of shards) {
		const { text } = shard;
		let at = text.indexOf(pivot);
		while (at >= 0 && found.size < gatherLimit) {
			const place = shard.lineAt(at);
			if (!place) break;
			const { line, end } = place;
			if (others.every((word) => line.folded.includes(word))) found.set(line.fileId, line);
			at = text.indexOf(pivot, end);
		}
		if (found.size >= gatherLimit) return;
	}
}

/** The word that the first shard holds least often: family names stand in nearly every line. */
function rarest([first]: readonly SearchShard[], words: readonly string[]): string {
	const sample = first?.text.slice(0, 100_000) ?? '';
	const often = (word: string) => {
		let count = 0;
		for (let at = sample.indexOf(word); at >= 0; at = sample.indexOf(word, at + 1)) count++;
		return count;
	};
	const counted = words.map((word) => ({ word, count: often(word) }));
	counted.sort((a, b) => a.count - b.count || b.word.length - a.word.length);
	return counted[0]?.word ?? '';
}

export class SearchIndex {
	readonly shards: SearchShard[] = Array.from({ length: shardCount }, () => new SearchShard());

	set(line: SearchLine): void {
		this.shards[shardOf(line.fileId)]?.set(line);
	}

	delete(fileId: RegistryFileId): void {
		this.shards[shardOf(fileId)]?.delete(fileId);
	}

	get size(): number {
		return this.shards.reduce((sum, { size }) => sum + size, 0);
	}

	/** Joins what has changed, so that the first keystroke does not have to. */
	warm(): void {
		for (const shard of this.shards) shard.warm();
	}

	find(query: string, limit = 50): SearchAnswer {
		const phrase = fold(query.slice(0, 200));
		const words = phrase.split(' ').slice(0, wordLimit);
		if (phrase === '') return { hits: [], total: 0, isMore: false };
		const wanted = { phrase, words };
		const found = new Map<RegistryFileId, SearchLine>();
		const shards = this.shards.filter((shard) => shard.size > 0 && shard.mayHold(words));
		// The words as typed, one after another, come before the words in any order.
		gather(shards, phrase, [], found);
		if (words.length > 1 && found.size < limit) gather(shards, rarest(shards, words), words, found);
		const ranked = [...found.values()].map((line) => rank(line, wanted));
		ranked.sort((a, b) => a.fit - b.fit || (a.hit.title < b.hit.title ? -1 : 1));
		return {
			hits: ranked.slice(0, limit).map(({ hit }) => hit),
			total: found.size,
			isMore: found.size >= gatherLimit
		};
	}
}
