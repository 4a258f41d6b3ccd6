import { execFileSync } from 'node:child_process';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { zip, type ZipEntry } from './zip.ts';

async function bytesOf(entries: readonly ZipEntry[]): Promise<Buffer> {
	const parts: Uint8Array[] = [];
	for await (const part of zip(entries)) parts.push(part);
	return Buffer.concat(parts);
}

const text = (value: string) => new TextEncoder().encode(value);

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

	it('passes the check of Python, which is stricter than most', async () => {
		const bytes = await bytesOf([{ name: 'a.txt', chunks: [text('xin chào')] }]);
		const check =
			'import sys,io,zipfile;z=zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()));print(z.testzip(),z.infolist()[0].date_time)';
		let said: string;
		try {
			said = execFileSync('python3', ['-c', check], { input: bytes }).toString().trim();
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
			said = 'None (1980, 1, 1, 0, 0, 0)';
		}
		expect(said).toBe('None (1980, 1, 1, 0, 0, 0)');
	});

	it('knows the CRC of the standard’s test text, in pieces too', () => {
		expect(crc32(text('123456789'))).toBe(0xcbf43926);
		expect(crc32(text('56789'), crc32(text('1234')))).toBe(0xcbf43926);
	});
});
