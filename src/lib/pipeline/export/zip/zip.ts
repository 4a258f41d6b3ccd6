// A streaming ZIP writer with stable bytes: fixed dates, fixed flags, entries in the order given.
// Sizes follow each entry in a data descriptor; ZIP64 records are added only where a number needs them.
import { Deflate } from 'fflate';
import { crc32 } from './crc32.ts';

export interface ZipEntry {
	/** Path with forward slashes, UTF-8. */
	readonly name: string;
	readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
	/** For what is already compressed (images, PDF). */
	readonly stored?: boolean;
}

interface Written {
	readonly name: Uint8Array<ArrayBuffer>;
	readonly method: number;
	readonly crc: number;
	readonly compressed: number;
	readonly size: number;
	readonly offset: number;
}

/** 1980-01-01 00:00, the oldest date ZIP can say: no clock may reach the bytes. */
const dosDate = 0x0021;
/** Bit 3: sizes follow the data; bit 11: names are UTF-8. */
const flags = 0x0808;
const limit32 = 0xffffffff;
const encoder = new TextEncoder();

/** Little-endian fields: [value, bytes]. */
function pack(...fields: readonly (readonly [number, 2 | 4 | 8])[]): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(fields.reduce((sum, [, width]) => sum + width, 0));
	const view = new DataView(bytes.buffer);
	let at = 0;
	for (const [value, width] of fields) {
		if (width === 2) view.setUint16(at, value, true);
		else if (width === 4) view.setUint32(at, value, true);
		else view.setBigUint64(at, BigInt(value), true);
		at += width;
	}
	return bytes;
}

const localHeader = (name: Uint8Array, method: number) =>
	// prettier-ignore
	pack([0x04034b50, 4], [45, 2], [flags, 2], [method, 2], [0, 2], [dosDate, 2],
		[0, 4], [0, 4], [0, 4], [name.length, 2], [0, 2]);

function descriptor({ crc, compressed, size }: Written): Uint8Array<ArrayBuffer> {
	const width = compressed > limit32 || size > limit32 ? 8 : 4;
	return pack([0x08074b50, 4], [crc, 4], [compressed, width], [size, width]);
}

function centralHeader(entry: Written): Uint8Array<ArrayBuffer>[] {
	const wide = [entry.size, entry.compressed, entry.offset].filter((value) => value > limit32);
	const extra =
		wide.length === 0
			? new Uint8Array(0)
			: pack([1, 2], [wide.length * 8, 2], ...wide.map((value) => [value, 8] as const));
	const short = (value: number) => Math.min(value, limit32);
	// prettier-ignore
	const head = pack([0x02014b50, 4], [45, 2], [45, 2], [flags, 2], [entry.method, 2], [0, 2], [dosDate, 2],
		[entry.crc, 4], [short(entry.compressed), 4], [short(entry.size), 4], [entry.name.length, 2],
		[extra.length, 2], [0, 2], [0, 2], [0, 2], [0, 4], [short(entry.offset), 4]);
	return [head, entry.name, extra];
}

function endOfDirectory(count: number, start: number, size: number): Uint8Array<ArrayBuffer>[] {
	const wide = count > 0xffff || start > limit32 || size > limit32;
	// prettier-ignore
	const zip64 = wide ? [
		pack([0x06064b50, 4], [44, 8], [45, 2], [45, 2], [0, 4], [0, 4], [count, 8], [count, 8], [size, 8], [start, 8]),
		pack([0x07064b50, 4], [0, 4], [start + size, 8], [1, 4])
	] : [];
	const counted = Math.min(count, 0xffff);
	// prettier-ignore
	return [...zip64, pack([0x06054b50, 4], [0, 2], [0, 2], [counted, 2], [counted, 2],
		[Math.min(size, limit32), 4], [Math.min(start, limit32), 4], [0, 2])];
}

/** Deflated chunks of one entry, made as its bytes come in. */
class Packer {
	readonly #deflate: Deflate | null;
	#ready: Uint8Array<ArrayBuffer>[] = [];
	crc = 0;
	size = 0;
	compressed = 0;

	constructor(stored: boolean) {
		this.#deflate = stored
			? null
			: // Level 4: level 6 costs twice the time for 4 % on such text.
				new Deflate({ level: 4 }, (chunk) => this.#ready.push(new Uint8Array(chunk)));
	}

	push(chunk: Uint8Array, last: boolean): Uint8Array<ArrayBuffer>[] {
		this.crc = crc32(chunk, this.crc);
		this.size += chunk.length;
		if (this.#deflate) this.#deflate.push(chunk, last);
		else if (chunk.length > 0) this.#ready.push(new Uint8Array(chunk));
		const ready = this.#ready;
		this.#ready = [];
		for (const piece of ready) this.compressed += piece.length;
		return ready;
	}
}

/** Yields the archive. Entries are pulled one after another, each to its end. */
export async function* zip(
	entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const written: Written[] = [];
	let offset = 0;
	for await (const entry of entries) {
		const name = encoder.encode(entry.name);
		const method = entry.stored ? 0 : 8;
		const packer = new Packer(entry.stored ?? false);
		const head = localHeader(name, method);
		yield head;
		yield name;
		for await (const chunk of entry.chunks) yield* packer.push(chunk, false);
		yield* packer.push(new Uint8Array(0), true);
		const { crc, size, compressed } = packer;
		const done = { name, method, crc, size, compressed, offset };
		const tail = descriptor(done);
		yield tail;
		written.push(done);
		offset += head.length + name.length + compressed + tail.length;
	}
	let size = 0;
	for (const entry of written)
		for (const part of centralHeader(entry)) {
			size += part.length;
			yield part;
		}
	yield* endOfDirectory(written.length, offset, size);
}
