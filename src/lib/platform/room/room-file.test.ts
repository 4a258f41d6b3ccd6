// The file of nothing on a disk that runs full, as Chromium (throws) and others (write less) tell it.
import { describe, expect, it } from 'vitest';
import { RoomFile } from './room-file.ts';

const mb = 1024 * 1024;

function fileOn(disk: { bytes: number; throws: boolean }, start = 0) {
	let size = start;
	const access = {
		write(bytes: Uint8Array, { at } = { at: 0 }) {
			const end = Math.min(at + bytes.length, disk.bytes);
			if (end < at + bytes.length && disk.throws) {
				size = Math.max(size, end);
				throw new DOMException('full', 'QuotaExceededError');
			}
			size = Math.max(size, end);
			return Math.max(0, end - at);
		},
		getSize: () => size,
		truncate: (to: number) => (size = to),
		flush: () => undefined,
		close: () => undefined
	};
	return { file: new RoomFile(access), size: () => size };
}

describe.each([true, false])('a disk that throws when full: %s', (throws) => {
	it('holds a reserve where it fits, and says no and gives all back where it does not', () => {
		const disk = { bytes: 10 * mb, throws };
		const { file, size } = fileOn(disk);
		expect([file.lay(6.5 * mb), size()]).toEqual([true, 6.5 * mb]);
		expect([file.lay(2 * mb), size()]).toEqual([true, 6.5 * mb]);
		expect([file.lay(12 * mb), size()]).toEqual([false, 6.5 * mb]);
		file.release();
		expect(size()).toBe(0);
	});

	it('tells whether more would fit beside the reserve, and leaves nothing', () => {
		const disk = { bytes: 10 * mb, throws };
		const { file, size } = fileOn(disk, 6 * mb);
		expect([file.probe(4 * mb), size()]).toEqual([true, 6 * mb]);
		expect([file.probe(4 * mb + 1), size()]).toEqual([false, 6 * mb]);
		disk.bytes = 6 * mb;
		expect([file.probe(1), size()]).toEqual([false, 6 * mb]);
	});
});
