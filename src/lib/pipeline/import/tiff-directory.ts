// TIFF and BigTIFF directories (IFDs): entries are listed first and their values fetched only when asked,
// because a hostile count or offset must cost nothing until somebody needs it.
import { HeaderBytes, readRange } from './bytes.ts';

export interface TiffLayout {
	readonly littleEndian: boolean;
	readonly isBig: boolean;
	readonly firstDirectory: number;
}

interface TiffEntry {
	readonly type: number;
	readonly count: number;
	/** Position of the value itself, inside the entry or elsewhere in the file. */
	readonly valueAt: number;
}

export interface TiffDirectory {
	readonly layout: TiffLayout;
	readonly entries: ReadonlyMap<number, TiffEntry>;
	/** Offset of the next directory; 0 at the end. */
	readonly next: number;
}

const MAX_ENTRIES = 1000;
const MAX_VALUES = 500_000;
const TYPE_BYTES: Record<number, number> = {
	...{ 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4 },
	...{ 16: 8, 17: 8, 18: 8 }
};

/** Null: no TIFF header. */
export async function readTiffLayout(file: Blob): Promise<TiffLayout | null> {
	const head = await readRange(file, 0, 16);
	const littleEndian = head[0] === 0x49;
	const bytes = new HeaderBytes(head, littleEndian);
	const isBig = bytes.u16(2) === 43;
	if (isBig && bytes.u16(4) !== 8) return null;
	const firstDirectory = isBig ? bytes.u64(8) : bytes.u32(4);
	return firstDirectory ? { littleEndian, isBig, firstDirectory } : null;
}

/** Null: no directory at this place of the file. */
export async function readTiffDirectory(
	file: Blob,
	layout: TiffLayout,
	offset: number
): Promise<TiffDirectory | null> {
	const { littleEndian, isBig } = layout;
	const [countBytes, entryBytes, inlineBytes] = isBig ? [8, 20, 8] : [2, 12, 4];
	const head = new HeaderBytes(await readRange(file, offset, countBytes), littleEndian);
	const count = isBig ? head.u64(0) : head.u16(0);
	if (!count || count > MAX_ENTRIES) return null;
	const tableBytes = count * entryBytes + inlineBytes;
	const table = new HeaderBytes(
		await readRange(file, offset + countBytes, tableBytes),
		littleEndian
	);
	const entries = new Map<number, TiffEntry>();
	for (let i = 0; i < count; i++) {
		const at = i * entryBytes;
		const [tag, type] = [table.u16(at), table.u16(at + 2)];
		const values = isBig ? table.u64(at + 4) : table.u32(at + 4);
		const size = TYPE_BYTES[type ?? 0];
		if (tag === null || type === null || values === null || size === undefined) continue;
		const inlineAt = at + entryBytes - inlineBytes;
		const elsewhere = isBig ? table.u64(inlineAt) : table.u32(inlineAt);
		const isInline = values * size <= inlineBytes;
		const valueAt = isInline ? offset + countBytes + inlineAt : elsewhere;
		if (valueAt !== null && !entries.has(tag)) entries.set(tag, { type, count: values, valueAt });
	}
	const nextAt = count * entryBytes;
	return { layout, entries, next: (isBig ? table.u64(nextAt) : table.u32(nextAt)) ?? 0 };
}

/** All values of a tag as numbers; empty where the tag is absent, cut off or absurdly long. */
export async function readTiffValues(
	file: Blob,
	directory: TiffDirectory,
	tag: number
): Promise<readonly number[]> {
	const entry = directory.entries.get(tag);
	if (!entry || entry.count > MAX_VALUES) return [];
	const size = TYPE_BYTES[entry.type] ?? 1;
	const raw = await readRange(file, entry.valueAt, entry.count * size);
	const bytes = new HeaderBytes(raw, directory.layout.littleEndian);
	const values: number[] = [];
	for (let i = 0; i < entry.count; i++) {
		const value = readValue(bytes, entry.type, i * size);
		if (value === null) break;
		values.push(value);
	}
	return values;
}

/** Raw bytes of a tag (JPEG tables), at most `maxBytes`. */
export async function readTiffBytes(
	file: Blob,
	directory: TiffDirectory,
	tag: number,
	maxBytes: number
): Promise<Uint8Array> {
	const entry = directory.entries.get(tag);
	if (!entry || entry.count > maxBytes) return new Uint8Array();
	return readRange(file, entry.valueAt, entry.count);
}

function readValue(bytes: HeaderBytes, type: number, at: number): number | null {
	switch (TYPE_BYTES[type]) {
		case 1:
			return bytes.u8(at);
		case 2:
			return bytes.u16(at);
		case 4:
			return bytes.u32(at);
		default:
			return type === 5 || type === 10 ? ratio(bytes, at) : bytes.u64(at);
	}
}

function ratio(bytes: HeaderBytes, at: number): number | null {
	const [numerator, denominator] = [bytes.u32(at), bytes.u32(at + 4)];
	if (numerator === null || denominator === null) return null;
	return denominator === 0 ? 0 : numerator / denominator;
}
