// The reserve on a real private file system, by the real worker.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../clock.ts';
import { DiskRoom } from './room.ts';

const room = new DiskRoom(systemClock);

afterEach(async () => {
	vi.restoreAllMocks();
	await room.release();
});

const size = async () => {
	const root = await navigator.storage.getDirectory();
	return (await (await root.getFileHandle('reserve')).getFile()).size;
};

describe('the reserve', () => {
	it('is laid down, is no obstacle to probes, and is given up', async () => {
		expect(await room.keep(5_000_000)).toBe('kept');
		expect(await size()).toBe(5_000_000);
		expect(await room.hasRoom()).toBe(true);
		expect(await room.hasRoom()).toBe(true);
		// The large probe is still under way.
		await expect.poll(size).toBe(5_000_000);
		await room.release();
		expect(await size()).toBe(0);
	});

	it('is shared by two tabs', async () => {
		const other = new DiskRoom(systemClock);
		expect(await room.keep(3_000_000)).toBe('kept');
		expect(await other.keep(3_000_000)).toBe('kept');
		expect(await other.hasRoom()).toBe(true);
		await expect.poll(size).toBe(3_000_000);
		await other.release();
		expect(await room.keep(2_000_000)).toBe('kept');
		expect(await size()).toBe(2_000_000);
	});

	it('says that it does not know where no worker can be had, and stands in nobody’s way', async () => {
		vi.stubGlobal('Worker', () => {
			throw new DOMException('no', 'SecurityError');
		});
		const blind = new DiskRoom(systemClock);
		expect([await blind.keep(), await blind.hasRoom()]).toEqual(['unknown', true]);
		await blind.release();
		vi.unstubAllGlobals();
	});

	it.each([
		['dies', 'throw new Error("dead")'],
		['never answers', '']
	])('holds no commit up where its worker %s', async (_, script) => {
		const RealWorker = Worker;
		const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
		vi.stubGlobal('Worker', function () {
			return new RealWorker(url);
		});
		const blind = new DiskRoom({
			...systemClock,
			after: (_ms, act) => systemClock.after(200, act)
		});
		expect(await blind.hasRoom()).toBe(true);
		if (script) expect(await blind.keep()).toBe('unknown');
		vi.unstubAllGlobals();
	});
});
