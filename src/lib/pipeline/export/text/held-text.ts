// Text that must wait until something written before it is known (a count, another table): kept packed, so
// that waiting costs a few megabytes for a hundred thousand persons.
import { Deflate, Inflate } from 'fflate';

/** Packed bytes fed to the unpacker at a time. */
const feedSize = 16 * 1024;

export class HeldText {
	readonly #packed: Uint8Array[] = [];
	readonly #deflate = new Deflate({ level: 1 }, (chunk) => this.#packed.push(chunk.slice()));
	readonly #encoder = new TextEncoder();
	#pending = '';

	add(text: string): void {
		this.#pending += text;
		if (this.#pending.length < 64 * 1024) return;
		this.#flush(false);
	}

	#flush(isLast: boolean): void {
		this.#deflate.push(this.#encoder.encode(this.#pending), isLast);
		this.#pending = '';
	}

	/** Everything added, as UTF-8; ends the holding, call once. */
	*chunks(): Generator<Uint8Array<ArrayBuffer>> {
		this.#flush(true);
		let ready: Uint8Array<ArrayBuffer>[] = [];
		const inflate = new Inflate((chunk) => {
			if (chunk.length > 0) ready.push(chunk.slice());
		});
		for (const packed of this.#packed)
			for (let at = 0; at < packed.length; at += feedSize) {
				inflate.push(packed.subarray(at, at + feedSize));
				yield* ready;
				ready = [];
			}
		inflate.push(new Uint8Array(0), true);
		yield* ready;
	}
}
