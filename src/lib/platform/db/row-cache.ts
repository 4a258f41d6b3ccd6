// Rows as last committed by this tab, decrypted, so that the next edit need not read and open them again. Never
// believed: each is checked against the disk inside the transaction that builds on it.
import type { PlainRow } from './sealed-row.ts';

export interface CachedRow {
	readonly row: PlainRow | undefined;
	/** Of the stored row; null where there is none. */
	readonly stamp: string | null;
	/** Version of the stored row; 0 where there is none. */
	readonly v: number;
}

/** Rows of some household files at work; more are simply read again. */
const keep = 150;

export class RowCache {
	readonly #rows = new Map<string, CachedRow>();
	/** Rows an index gave for one key, by their stored keys. */
	readonly #lists = new Map<string, readonly (string | number)[]>();

	get isInUse(): boolean {
		return this.#rows.size > 0;
	}

	get(place: string): CachedRow | undefined {
		return this.#rows.get(place);
	}

	set(place: string, row: CachedRow): void {
		this.#rows.delete(place);
		this.#rows.set(place, row);
		if (this.#rows.size > keep) for (const oldest of this.#rows.keys()) return this.drop(oldest);
	}

	drop(place: string): void {
		this.#rows.delete(place);
	}

	list(name: string): readonly (string | number)[] | undefined {
		return this.#lists.get(name);
	}

	setList(name: string, keys: readonly (string | number)[]): void {
		if (this.#lists.size > keep) this.#lists.clear();
		this.#lists.set(name, keys);
	}

	dropLists(store: string): void {
		for (const name of this.#lists.keys())
			if (name.startsWith(`${store}|`)) this.#lists.delete(name);
	}

	clear(): void {
		this.#rows.clear();
		this.#lists.clear();
	}
}
