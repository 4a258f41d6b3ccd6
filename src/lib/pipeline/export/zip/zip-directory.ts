// Reads what a ZIP holds without reading what it holds: the directory at its end, through a window of bytes that the
// caller opens (a Blob or a file), so that gigabytes never lie in memory. Stored and deflated entries, ZIP64.

/** Bytes at random places. */
export interface ByteWindow {
	readonly size: number;
	/** Exactly `length` bytes, or fewer where the file ends. */
	read(start: number, length: number): Promise<Uint8Array>;
}

export interface ZipMember {
	readonly name: string;
	/** 0 stored, 8 deflated. */
	readonly method: number;
	readonly compressed: number;
	/** Where its local header begins. */
	readonly offset: number;
}

const endMark = 0x06054b50;
const end64Mark = 0x06064b50;
const locatorMark = 0x07064b50;
const memberMark = 0x02014b50;
const localMark = 0x04034b50;
/** The end record and the longest comment after it. */
const tailBytes = 22 + 65_535;
/** Bytes: thousands of entries stay far below. */
const directoryLimit = 64 * 1024 * 1024;

export class NoZip extends Error {}

/** Little-endian numbers. @throws RangeError behind the end */
class Numbers {
	readonly #view: DataView;

	constructor(readonly bytes: Uint8Array) {
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}

	u16(at: number): number {
		return this.#view.getUint16(at, true);
	}
	u32(at: number): number {
		return this.#view.getUint32(at, true);
	}
	u64(at: number): number {
		return Number(this.#view.getBigUint64(at, true));
	}
}

async function numbersAt(file: ByteWindow, start: number, length: number): Promise<Numbers> {
	const bytes = await file.read(start, length);
	if (bytes.length < length) throw new NoZip('cut');
	return new Numbers(bytes);
}

/** Start and size of the directory. */
async function directoryOf(file: ByteWindow): Promise<[number, number]> {
	const length = Math.min(file.size, tailBytes);
	const tail = await numbersAt(file, file.size - length, length);
	let at = length - 22;
	while (at >= 0 && tail.u32(at) !== endMark) at--;
	if (at < 0) throw new NoZip('no end');
	if (at >= 20 && tail.u32(at - 20) === locatorMark) {
		const end = await numbersAt(file, tail.u64(at - 12), 56);
		if (end.u32(0) !== end64Mark) throw new NoZip('no end');
		return [end.u64(48), end.u64(40)];
	}
	return [tail.u32(at + 16), tail.u32(at + 12)];
}

/** A 32-bit number, or its wide twin in the extra field at `start`. */
function wide(short: number, all: Numbers, start: number, size: number, at: { index: number }) {
	if (short !== 0xffffffff) return short;
	for (let from = start; from + 4 <= start + size;) {
		const length = all.u16(from + 2);
		if (all.u16(from) === 1) {
			const place = from + 4 + 8 * at.index++;
			if (place + 8 > start + size) throw new NoZip('short extra');
			return all.u64(place);
		}
		from += 4 + length;
	}
	throw new NoZip('no wide size');
}

/** @throws NoZip for a file that is no whole ZIP */
export async function zipMembersIn(file: ByteWindow): Promise<readonly ZipMember[]> {
	try {
		const [start, length] = await directoryOf(file);
		if (length > directoryLimit || start + length > file.size) throw new NoZip('directory');
		const all = await numbersAt(file, start, length);
		const decoder = new TextDecoder();
		const members: ZipMember[] = [];
		for (let at = 0; at + 46 <= length && all.u32(at) === memberMark;) {
			const extra = at + 46 + all.u16(at + 28);
			const size = all.u16(at + 30);
			const next = { index: all.u32(at + 24) === 0xffffffff ? 1 : 0 };
			members.push({
				name: decoder.decode(all.bytes.subarray(at + 46, extra)),
				method: all.u16(at + 10),
				compressed: wide(all.u32(at + 20), all, extra, size, next),
				offset: wide(all.u32(at + 42), all, extra, size, next)
			});
			at = extra + size + all.u16(at + 32);
		}
		return members;
	} catch (error) {
		if (error instanceof RangeError) throw new NoZip('cut', { cause: error });
		throw error;
	}
}

/** Where the bytes of an entry begin. @throws NoZip for a wrong header or a packing that is not known */
export async function memberStart(file: ByteWindow, member: ZipMember): Promise<number> {
	const head = await numbersAt(file, member.offset, 30);
	if (head.u32(0) !== localMark) throw new NoZip('header');
	if (member.method !== 0 && member.method !== 8) throw new NoZip('method');
	return member.offset + 30 + head.u16(26) + head.u16(28);
}
