// A package beyond four gigabytes: sizes and places no longer fit 32 bits and stand in ZIP64 records. The file is sparse,
// so that the test costs neither disk nor time.
import { createHash } from 'node:crypto';
import {
	mkdtempSync,
	openSync,
	closeSync,
	rmSync,
	statSync,
	truncateSync,
	writeSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPackage } from './package.ts';
import { sealedText } from '../../src/lib/pipeline/export/manifest.ts';
import { NoZip, zipMember, zipMembers } from './zip-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'zip64-'));
afterAll(() => {
	rmSync(folder, { recursive: true });
});

interface Member {
	readonly name: string;
	/** Null: a hole of `size` bytes. */
	readonly text: string | null;
	readonly size: number;
}

const marks = { local: 0x04034b50, member: 0x02014b50, end64: 0x06064b50, locator: 0x07064b50 };
const wide = 0xffffffff;

/** Little-endian fields: [value, bytes]. */
function fields(...list: readonly (readonly [number, 2 | 4 | 8])[]): Buffer {
	return Buffer.concat(
		list.map(([value, width]) => {
			const bytes = Buffer.alloc(width);
			if (width === 8) bytes.writeBigUInt64LE(BigInt(value));
			else bytes.writeUIntLE(value, 0, width);
			return bytes;
		})
	);
}

/** Every size and place is said in ZIP64 form, as writers do that cannot know beforehand. */
function writeSparse(path: string, members: readonly Member[]): void {
	const file = openSync(path, 'w');
	let at = 0;
	const put = (bytes: Buffer) => {
		writeSync(file, bytes, 0, bytes.length, at);
		at += bytes.length;
	};
	const directory: Buffer[] = [];
	for (const { name, text, size } of members) {
		const named = Buffer.from(name);
		const offset = at;
		// prettier-ignore
		put(fields([marks.local, 4], [45, 2], [0x800, 2], [0, 2], [0, 4], [0, 4], [wide, 4], [wide, 4], [named.length, 2], [20, 2]));
		put(named);
		put(fields([1, 2], [16, 2], [size, 8], [size, 8]));
		if (text === null) at += size;
		else put(Buffer.from(text));
		// prettier-ignore
		directory.push(fields([marks.member, 4], [45, 2], [45, 2], [0x800, 2], [0, 2], [0, 4], [0, 4],
			[wide, 4], [wide, 4], [named.length, 2], [28, 2], [0, 2], [0, 2], [0, 2], [0, 4], [wide, 4]),
			named, fields([1, 2], [24, 2], [size, 8], [size, 8], [offset, 8]));
	}
	const start = at;
	const listed = Buffer.concat(directory);
	put(listed);
	const end = at;
	// prettier-ignore
	put(fields([marks.end64, 4], [44, 8], [45, 2], [45, 2], [0, 4], [0, 4], [members.length, 8], [members.length, 8],
		[listed.length, 8], [start, 8], [marks.locator, 4], [0, 4], [end, 8], [1, 4],
		[0x06054b50, 4], [0, 2], [0, 2], [0xffff, 2], [0xffff, 2], [wide, 4], [wide, 4], [0, 2]));
	closeSync(file);
}

const gigabyte = 1024 ** 3;
const records = '{"họ":"Trần"}\n';
const fileOf = (name: string, format: string, bytes: number, text: string) => ({
	name,
	format,
	mediaType: 'application/octet-stream',
	bytes,
	sha256: createHash('sha256').update(text).digest('hex')
});

function manifestOf(big: number | null): string {
	return sealedText({
		format: 'tang-thu/export-manifest',
		version: 1,
		counts: { files: 1, persons: 1, heldBack: 0 },
		settings: {},
		delta: null,
		files: [
			fileOf('ho-so.jsonl', 'jsonl', Buffer.byteLength(records), records),
			...(big === null ? [] : [fileOf('anh.zip', 'civil-status', big, '')])
		]
	});
}

function packed(name: string, big: number | null): string {
	const path = join(folder, name);
	const manifest = manifestOf(big);
	writeSparse(path, [
		{ name: 'anh.zip', text: null, size: 5 * gigabyte },
		{ name: 'ho-so.jsonl', text: records, size: Buffer.byteLength(records) },
		{ name: 'manifest.json', text: manifest, size: Buffer.byteLength(manifest) }
	]);
	return path;
}

let whole: string;
beforeAll(() => {
	whole = packed('whole.zip', null);
});

async function textOf(chunks: AsyncIterable<Buffer>): Promise<string> {
	const parts: Buffer[] = [];
	for await (const chunk of chunks) parts.push(chunk);
	return Buffer.concat(parts).toString();
}

it('lists and reads what lies behind the fourth gigabyte', async () => {
	expect(statSync(whole).size).toBeGreaterThan(5 * gigabyte);
	const members = await zipMembers(whole);
	expect(members.map(({ name, compressed }) => [name, compressed])).toEqual([
		['anh.zip', 5 * gigabyte],
		['ho-so.jsonl', Buffer.byteLength(records)],
		['manifest.json', Buffer.byteLength(manifestOf(null))]
	]);
	const [, second] = members;
	if (!second) throw new Error('no member');
	expect(second.offset).toBeGreaterThan(4 * gigabyte);
	expect(await textOf(zipMember(whole, second))).toBe(records);
});

it('opens a package of that size, and proves it', async () => {
	const opened = await openPackage(whole);
	if (!opened.ok) throw new Error(opened.failure.code);
	expect(await textOf(opened.value.records())).toBe(records);
});

it('names the part that is not as the manifest says, without reading it to its end', async () => {
	expect(await openPackage(packed('wrong.zip', 1000))).toMatchObject({
		ok: false,
		failure: { code: 'file-damaged', params: { name: 'anh.zip' } }
	});
});

it('refuses one that was cut while being copied', async () => {
	const cut = packed('cut.zip', null);
	truncateSync(cut, statSync(cut).size - 50);
	await expect(zipMembers(cut)).rejects.toThrow(NoZip);
	expect(await openPackage(cut)).toMatchObject({ failure: { code: 'package-no-zip' } });
	truncateSync(cut, 2 * gigabyte);
	expect(await openPackage(cut)).toMatchObject({ failure: { code: 'package-no-zip' } });
});
