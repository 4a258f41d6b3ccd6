// Rows that must wait while another part of the file is streamed: kept packed, read back once.
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';

/** Rows packed together at a time: about 100 kB before packing. */
const packSize = 500;

export class HeldRows {
	readonly #packs: Uint8Array[] = [];
	#open: (readonly string[])[] = [];

	add(row: readonly string[]): void {
		this.#open.push(row);
		if (this.#open.length < packSize) return;
		this.#packs.push(deflateSync(strToU8(JSON.stringify(this.#open)), { level: 1 }));
		this.#open = [];
	}

	*rows(): Generator<readonly string[]> {
		for (const pack of this.#packs)
			yield* JSON.parse(strFromU8(inflateSync(pack))) as (readonly string[])[];
		yield* this.#open;
	}
}
