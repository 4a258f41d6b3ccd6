// A package that somebody has put into a ZIP, on disk: its directory, then each entry as a stream, so that two gigabytes
// never lie in memory.
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import {
	memberStart,
	zipMembersIn,
	type ByteWindow,
	type ZipMember
} from '../../src/lib/pipeline/export/zip/zip-directory.ts';

export { NoZip } from '../../src/lib/pipeline/export/zip/zip-directory.ts';

async function withWindow<T>(path: string, act: (window: ByteWindow) => Promise<T>): Promise<T> {
	const file: FileHandle = await open(path);
	try {
		const { size } = await file.stat();
		return await act({
			size,
			async read(start, length) {
				const buffer = Buffer.alloc(length);
				const { bytesRead } = await file.read(buffer, 0, length, start);
				return buffer.subarray(0, bytesRead);
			}
		});
	} finally {
		await file.close();
	}
}

/** @throws NoZip for a file that is no whole ZIP */
export const zipMembers = (path: string): Promise<readonly ZipMember[]> =>
	withWindow(path, zipMembersIn);

/** The bytes of one entry. @throws zlib's errors for damaged ones, NoZip for a wrong header */
export async function* zipMember(path: string, member: ZipMember): AsyncGenerator<Buffer> {
	const start = await withWindow(path, (window) => memberStart(window, member));
	if (member.compressed === 0) return;
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
