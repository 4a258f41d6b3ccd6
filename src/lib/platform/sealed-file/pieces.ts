// The body of a sealed file (backup, hand-over package): pieces under seal, each knowing its number and whether it is the last one, bound to the file's own
// head. A flipped byte, a cut end, a swapped or repeated piece, a piece of another file: none of them opens.
import {
	type Bytes,
	envelopeOverhead,
	seal,
	SealBroken,
	unseal
} from '#lib/platform/crypto/envelope.ts';
import { type ByteSource, RowBroken } from './row-codec.ts';

/** Content of a full piece, bytes. */
export const pieceBytes = 1024 * 1024;

const place = (head: string, number: number, isLast: boolean): string =>
	`file|${head}|${number}${isLast ? '|last' : ''}`;

/** Gathers bytes into pieces of one size; every piece but the last is full. */
export async function* sealPieces(
	key: CryptoKey,
	head: string,
	content: AsyncIterable<Bytes>
): AsyncGenerator<Bytes> {
	let piece = new Uint8Array(pieceBytes);
	let filled = 0;
	let number = 0;
	for await (const bytes of content) {
		for (let at = 0; at < bytes.length;) {
			// A full piece waits until more comes: only then it is known not to be the last.
			if (filled === pieceBytes) {
				yield await seal(key, place(head, number++, false), piece);
				piece = new Uint8Array(pieceBytes);
				filled = 0;
			}
			const part = bytes.subarray(at, at + pieceBytes - filled);
			piece.set(part, filled);
			filled += part.length;
			at += part.length;
		}
	}
	yield await seal(key, place(head, number, true), piece.slice(0, filled));
}

/** Which piece does not open, from 1. */
export class PieceBroken extends Error {
	override readonly name = 'PieceBroken';

	constructor(
		readonly number: number,
		/** The file ends before its last piece. */
		readonly isCut: boolean
	) {
		super(`piece ${number}`);
	}
}

const sealedBytes = pieceBytes + envelopeOverhead;

/** Reads a body piece by piece. Memory stays at two pieces. */
export class PieceSource implements ByteSource {
	#number = 0;
	#rest: Bytes = new Uint8Array(0);

	constructor(
		private readonly key: CryptoKey,
		private readonly head: string,
		private readonly body: Blob
	) {}

	/** Bytes of the body opened so far. */
	get done(): number {
		return Math.min(this.#number * sealedBytes, this.body.size);
	}

	async take(count: number): Promise<Bytes> {
		if (this.#rest.length >= count) return this.#cut(count);
		const parts: Bytes[] = [this.#rest];
		let have = this.#rest.length;
		while (have < count) {
			const next = await this.#next();
			if (!next) throw new RowBroken();
			parts.push(next);
			have += next.length;
		}
		const whole = new Uint8Array(have);
		let at = 0;
		for (const part of parts) {
			whole.set(part, at);
			at += part.length;
		}
		this.#rest = whole;
		return this.#cut(count);
	}

	async isAtEnd(): Promise<boolean> {
		while (this.#rest.length === 0) {
			const next = await this.#next();
			if (!next) return true;
			this.#rest = next;
		}
		return false;
	}

	#cut(count: number): Bytes {
		// A copy: a row must not hold on to the whole piece it came in.
		const taken = this.#rest.slice(0, count);
		this.#rest = this.#rest.subarray(count);
		return taken;
	}

	async #next(): Promise<Bytes | null> {
		const start = this.#number * sealedBytes;
		if (this.#number > 0 && start >= this.body.size) return null;
		const sealed = new Uint8Array(await this.body.slice(start, start + sealedBytes).arrayBuffer());
		const number = this.#number++;
		const isLast = start + sealedBytes >= this.body.size;
		try {
			return await unseal(this.key, place(this.head, number, isLast), sealed);
		} catch (error) {
			if (!(error instanceof SealBroken)) throw error;
			throw new PieceBroken(number + 1, isLast && (await this.#isWhole(number, sealed)));
		}
	}

	/** The piece is sound but not the last one: what follows it is missing. */
	#isWhole(number: number, sealed: Bytes): Promise<boolean> {
		return unseal(this.key, place(this.head, number, false), sealed).then(
			() => true,
			() => false
		);
	}
}
