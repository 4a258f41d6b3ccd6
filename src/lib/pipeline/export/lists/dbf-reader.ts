// dBase / FoxPro tables (DBF): field names of ten letters, records of fixed width, bytes of whatever code page.
import { fail, ok, type Result } from '../../../domain/result.ts';
import type { ListFailure, ListRows } from './list-table.ts';

/** Versions that hold a plain table (dBase III–V, FoxPro), with or without memo. */
const versions = new Set([0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x83, 0x8b, 0xf5]);
const deleted = 0x2a;
const headerEnd = 0x0d;

const u16 = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const u32 = (bytes: Uint8Array, at: number) => u16(bytes, at) + u16(bytes, at + 2) * 65_536;

/** By version, a sane date of last change, and sizes that fit the file. */
export function isDbf(bytes: Uint8Array): boolean {
	const month = bytes[2] ?? 0;
	const day = bytes[3] ?? 0;
	const headerSize = u16(bytes, 8);
	return (
		versions.has(bytes[0] ?? 0) &&
		month >= 1 &&
		month <= 12 &&
		day >= 1 &&
		day <= 31 &&
		headerSize >= 65 &&
		headerSize <= bytes.length
	);
}

interface DbfField {
	readonly name: string;
	readonly type: string;
	readonly length: number;
}

function fieldsOf(bytes: Uint8Array, headerSize: number): DbfField[] {
	const decoder = new TextDecoder('windows-1252');
	const fields: DbfField[] = [];
	for (let at = 32; at + 32 <= headerSize && bytes[at] !== headerEnd; at += 32)
		fields.push({
			name: decoder.decode(bytes.subarray(at, at + 11)).split('\0')[0] ?? '',
			type: String.fromCharCode(bytes[at + 11] ?? 0),
			length: bytes[at + 16] ?? 0
		});
	return fields;
}

/** `YYYYMMDD` of a date field as `DD/MM/YYYY`. */
const dateText = (text: string) => text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$3/$2/$1');

/** Deleted records are left out; memo fields are empty, since their text lies in another file. */
export function readDbf(bytes: Uint8Array): Result<ListRows, ListFailure> {
	const count = u32(bytes, 4);
	const headerSize = u16(bytes, 8);
	const recordSize = u16(bytes, 10);
	const fields = fieldsOf(bytes, headerSize);
	const width = fields.reduce((sum, { length }) => sum + length, 1);
	if (fields.length === 0 || width !== recordSize) return fail('list-broken');
	if (headerSize + count * recordSize > bytes.length) return fail('list-broken');
	const decoder = new TextDecoder('windows-1252');
	const rows: string[][] = [fields.map(({ name }) => name)];
	for (let record = 0; record < count; record++) {
		const start = headerSize + record * recordSize;
		if (bytes[start] === deleted) continue;
		let at = start + 1;
		rows.push(
			fields.map(({ type, length }) => {
				const text = decoder
					.decode(bytes.subarray(at, at + length))
					.replaceAll('\0', ' ')
					.trim();
				at += length;
				if (type === 'M' || type === 'G') return '';
				return type === 'D' ? dateText(text) : text;
			})
		);
	}
	return rows.length === 1 ? fail('list-empty') : ok(rows);
}
