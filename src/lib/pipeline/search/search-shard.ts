// A part of the archive as text to search: one line a household file, folded (no case, no tones) in one long string
// that `indexOf` runs over, and the same lines as written for showing. Packed to bytes for storing.
import { fold } from '../../domain/vietnamese/text.ts';
import type { RegistryFileId } from '../../domain/ids.ts';
import type { SearchItem, SearchKind } from './search-items.ts';

const kinds: readonly SearchKind[] = ['title', 'number', 'person', 'place'];
const letters = 'tnpa';

const allDigits = /^\d+$/;

/** Between items of a line, and between the text of an item and its note. */
const between = '\u001f';
const beforeNote = '\u001e';

const shownItem = ({ kind, text, note }: SearchItem) =>
	(letters[kinds.indexOf(kind)] ?? 't') + text + (note === '' ? '' : beforeNote + note);

const foldedItem = ({ text, note }: SearchItem) =>
	note === '' ? fold(text) : `${fold(text)} ${note}`;

/** One file's line, before it is joined with others. */
export interface SearchLine {
	readonly fileId: RegistryFileId;
	readonly shown: string;
	readonly folded: string;
}

export function searchLine(fileId: RegistryFileId, items: readonly SearchItem[]): SearchLine {
	return {
		fileId,
		shown: items.map(shownItem).join(between),
		folded: items.map(foldedItem).join(between)
	};
}

export function itemsOfLine(shown: string): SearchItem[] {
	return shown.split(between).map((part) => {
		const [text = '', note = ''] = part.slice(1).split(beforeNote);
		return { kind: kinds[letters.indexOf(part[0] ?? '')] ?? 'title', text, note };
	});
}

export const foldedItems = (folded: string): readonly string[] => folded.split(between);

interface DistinctWords {
	readonly letters: string;
	readonly digits: string;
}

export class SearchShard {
	readonly #lines = new Map<RegistryFileId, SearchLine>();
	/** Built when first searched after a change. */
	#text: string | null = null;
	/** Different words with a letter, and those of digits alone: few, so that most shards are passed over. */
	#words: DistinctWords | null = null;
	#starts = new Uint32Array();
	#order: SearchLine[] = [];

	get size(): number {
		return this.#lines.size;
	}

	get fileIds(): readonly RegistryFileId[] {
		return [...this.#lines.keys()];
	}

	/** Joins the lines, so that the first keystroke does not have to. */
	warm(): void {
		this.#distinct();
		void this.text;
	}

	set(line: SearchLine): void {
		this.#lines.set(line.fileId, line);
		this.#change();
	}

	delete(fileId: RegistryFileId): void {
		if (this.#lines.delete(fileId)) this.#change();
	}

	/** Whether some line holds every word, each in any line. */
	mayHold(words: readonly string[]): boolean {
		const { letters: named, digits } = this.#distinct();
		return words.every((word) =>
			allDigits.test(word) ? digits.includes(word) || named.includes(word) : named.includes(word)
		);
	}

	#change(): void {
		this.#text = null;
		this.#words = null;
	}

	#distinct(): DistinctWords {
		if (this.#words) return this.#words;
		const words = new Set(this.text.replaceAll(between, ' ').split(/[ \n]/));
		const all = [...words];
		this.#words = {
			letters: all.filter((word) => !allDigits.test(word)).join(' '),
			digits: all.filter((word) => allDigits.test(word)).join(' ')
		};
		return this.#words;
	}

	/** All folded lines joined; each begins after a line feed. */
	get text(): string {
		if (this.#text !== null) return this.#text;
		this.#order = [...this.#lines.values()];
		this.#starts = new Uint32Array(this.#order.length);
		let at = 0;
		this.#order.forEach(({ folded }, index) => {
			this.#starts[index] = at;
			at += folded.length + 1;
		});
		this.#text = this.#order.map(({ folded }) => `${folded}\n`).join('');
		return this.#text;
	}

	/** The line that holds a place of `text`, and where the next one begins. */
	lineAt(at: number): { readonly line: SearchLine; readonly end: number } | null {
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#starts[middle] ?? 0) <= at) low = middle;
			else high = middle - 1;
		}
		const line = this.#order[low];
		return line ? { line, end: (this.#starts[low] ?? 0) + line.folded.length + 1 } : null;
	}

	/** Bytes for storing: ids, lines as written, folded lines, different words. */
	pack(): Uint8Array<ArrayBuffer> {
		const lines = [...this.#lines.values()];
		const parts = [
			lines.map(({ fileId }) => fileId).join('\n'),
			lines.map(({ shown }) => shown).join('\n'),
			lines.map(({ folded }) => folded).join('\n'),
			`${this.#distinct().letters}\n${this.#distinct().digits}`
		];
		return new TextEncoder().encode(parts.join('\n\n'));
	}

	/** Null for bytes that are no shard: it is then built again. */
	static unpack(bytes: Uint8Array): SearchShard | null {
		const parts = new TextDecoder().decode(bytes).split('\n\n');
		if (parts.length !== 4) return null;
		const [ids = [], shown = [], folded = [], words = []] = parts.map((part) => part.split('\n'));
		if (shown.length !== ids.length || folded.length !== ids.length) return null;
		const [named, digits] = words;
		if (named === undefined || digits === undefined) return null;
		const shard = new SearchShard();
		ids.forEach((id, index) => {
			if (id === '') return;
			const line = { shown: shown[index] ?? '', folded: folded[index] ?? '' };
			shard.#lines.set(id as RegistryFileId, { fileId: id as RegistryFileId, ...line });
		});
		shard.#words = { letters: named, digits };
		return shard;
	}
}
