// Reads a package that somebody has put into a ZIP: the directory at its end, then each entry as a stream, so that two
// gigabytes never lie in memory. Only what packages need: stored and deflated entries, ZIP64.
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';

export interface ZipMember {
	readonly name: string;
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

async function bytesAt(file: FileHandle, start: number, length: number): Promise<Buffer> {
	const buffer = Buffer.alloc(length);
	const { bytesRead } = await file.read(buffer, 0, length, start);
	if (bytesRead < length) throw new NoZip('cut');
	return buffer;
}

/** Start and size of the directory. */
async function directoryOf(file: FileHandle, size: number): Promise<[number, number]> {
	const tail = await bytesAt(file, Math.max(0, size - tailBytes), Math.min(size, tailBytes));
	let at = tail.length - 22;
	while (at >= 0 && tail.readUInt32LE(at) !== endMark) at--;
	if (at < 0) throw new NoZip('no end');
	if (at >= 20 && tail.readUInt32LE(at - 20) === locatorMark) {
		const end = await bytesAt(file, Number(tail.readBigUInt64LE(at - 12)), 56);
		if (end.readUInt32LE(0) !== end64Mark) throw new NoZip('no end');
		return [Number(end.readBigUInt64LE(48)), Number(end.readBigUInt64LE(40))];
	}
	return [tail.readUInt32LE(at + 16), tail.readUInt32LE(at + 12)];
}

/** A 32-bit number, or its wide twin in the extra field. */
function wide(short: number, extra: Buffer, at: { index: number }): number {
	if (short !== 0xffffffff) return short;
	for (let from = 0; from + 4 <= extra.length;) {
		const length = extra.readUInt16LE(from + 2);
		if (extra.readUInt16LE(from) === 1) {
			const place = from + 4 + 8 * at.index++;
			if (place + 8 > extra.length) throw new NoZip('short extra');
			return Number(extra.readBigUInt64LE(place));
		}
		from += 4 + length;
	}
	throw new NoZip('no wide size');
}

/** @throws NoZip for a file that is no whole ZIP */
export async function zipMembers(path: string): Promise<readonly ZipMember[]> {
	const file = await open(path);
	try {
		const { size } = await file.stat();
		const [start, length] = await directoryOf(file, size);
		if (length > directoryLimit || start + length > size) throw new NoZip('directory');
		const directory = await bytesAt(file, start, length);
		const members: ZipMember[] = [];
		for (let at = 0; at + 46 <= length && directory.readUInt32LE(at) === memberMark;) {
			const nameLength = directory.readUInt16LE(at + 28);
			const extraLength = directory.readUInt16LE(at + 30);
			const extraStart = at + 46 + nameLength;
			const extra = directory.subarray(extraStart, extraStart + extraLength);
			const next = { index: directory.readUInt32LE(at + 24) === 0xffffffff ? 1 : 0 };
			members.push({
				name: directory.toString('utf8', at + 46, extraStart),
				method: directory.readUInt16LE(at + 10),
				compressed: wide(directory.readUInt32LE(at + 20), extra, next),
				offset: wide(directory.readUInt32LE(at + 42), extra, next)
			});
			at = extraStart + extraLength + directory.readUInt16LE(at + 32);
		}
		return members;
	} catch (error) {
		if (error instanceof RangeError) throw new NoZip('cut', { cause: error });
		throw error;
	} finally {
		await file.close();
	}
}

/** The bytes of one entry. @throws zlib's errors for damaged ones, NoZip for a wrong header */
export async function* zipMember(path: string, member: ZipMember): AsyncGenerator<Buffer> {
	const file = await open(path);
	let start: number;
	try {
		const head = await bytesAt(file, member.offset, 30);
		if (head.readUInt32LE(0) !== localMark) throw new NoZip('header');
		start = member.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
	} finally {
		await file.close();
	}
	if (member.compressed === 0) return;
	if (member.method !== 0 && member.method !== 8) throw new NoZip('method');
	const end = start + member.compressed - 1;
	const raw = createReadStream(path, { start, end, highWaterMark: 1 << 20 });
	if (member.method === 0) {
		yield* raw as AsyncIterable<Buffer>;
		return;
	}
	const inflate = createInflateRaw();
	raw.on('error', (error) => inflate.destroy(error));
	yield* raw.pipe(inflate) as AsyncIterable<Buffer>;
}
