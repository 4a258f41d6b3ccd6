import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { zipMembersIn } from './zip-directory.ts';
import { zip, type ZipEntry } from './zip.ts';

async function bytesOf(entries: readonly ZipEntry[]): Promise<Buffer> {
	const parts: Uint8Array[] = [];
	for await (const part of zip(entries)) parts.push(part);
	return Buffer.concat(parts);
}

const text = (value: string) => new TextEncoder().encode(value);

const has = (program: string, flag: string) => spawnSync(program, [flag]).error === undefined;
const hasPython = has('python3', '--version');
const hasUnzip = has('unzip', '-v');

const check =
	'import sys,io,zipfile;z=zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()));print(z.testzip(),';
const saidByPython = (bytes: Buffer, ask: string): string =>
	execFileSync('python3', ['-c', `${check}${ask})`], { input: bytes })
		.toString()
		.trim();

/** The last line of what Info-ZIP says when it tests the archive. */
function saidByUnzip(bytes: Buffer): string {
	const folder = mkdtempSync(join(tmpdir(), 'zip-'));
	try {
		const path = join(folder, 'x.zip');
		writeFileSync(path, bytes);
		return execFileSync('unzip', ['-tq', path], { encoding: 'utf8' }).trim();
	} finally {
		rmSync(folder, { recursive: true });
	}
}

describe('zip', () => {
	it('is read back by another reader, packed and stored', async () => {
		const long = text('Hà Nam '.repeat(50_000));
		const bytes = await bytesOf([
			{ name: 'hồ sơ/một.txt', chunks: [long.subarray(0, 999), long.subarray(999)] },
			{ name: 'hai.bin', chunks: [text('a'), text('b')], stored: true },
			{ name: 'trống', chunks: [] }
		]);
		const files = unzipSync(new Uint8Array(bytes));
		expect(Object.keys(files)).toEqual(['hồ sơ/một.txt', 'hai.bin', 'trống']);
		expect(Buffer.compare(files['hồ sơ/một.txt'] ?? text(''), long)).toBe(0);
		expect(files['hai.bin']).toEqual(text('ab'));
		expect(bytes.length).toBeLessThan(6000);
	});

	it.skipIf(!hasPython)('passes the check of Python, which is stricter than most', async () => {
		const bytes = await bytesOf([{ name: 'a.txt', chunks: [text('xin chào')] }]);
		expect(saidByPython(bytes, 'z.infolist()[0].date_time')).toBe('None (1980, 1, 1, 0, 0, 0)');
	});

	it('holds more entries than two bytes can count', async () => {
		const count = 70_000;
		const chunks = [text('x')];
		const many = Array.from({ length: count }, (_, at) => ({
			name: `${at}`,
			chunks,
			stored: true
		}));
		const bytes = await bytesOf(many);
		if (hasUnzip) expect(saidByUnzip(bytes)).toMatch(/^No errors detected/);
		const members = await zipMembersIn({
			size: bytes.length,
			read: (start, length) => Promise.resolve(bytes.subarray(start, start + length))
		});
		expect([members.length, members.at(-1)?.name]).toEqual([count, `${count - 1}`]);
	});

	it('knows the CRC of the standard’s test text, in pieces too', () => {
		expect(crc32(text('123456789'))).toBe(0xcbf43926);
		expect(crc32(text('56789'), crc32(text('1234')))).toBe(0xcbf43926);
	});
});
