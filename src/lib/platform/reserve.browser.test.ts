import { afterEach, describe, expect, it, vi } from 'vitest';
import { hasRoom, keepReserve, releaseReserve } from './reserve.ts';

afterEach(async () => {
	vi.restoreAllMocks();
	await releaseReserve();
});

const sizes = async (name = 'reserve') => {
	const root = await navigator.storage.getDirectory();
	const handle = await root.getFileHandle(name).catch(() => null);
	return handle ? (await handle.getFile()).size : null;
};

describe('the reserve', () => {
	it('is laid down once, and given up', async () => {
		expect(await keepReserve(5_000_000)).toBe('kept');
		expect(await sizes()).toBe(5_000_000);
		const writing = vi.spyOn(FileSystemFileHandle.prototype, 'createWritable');
		expect(await keepReserve(5_000_000)).toBe('kept');
		expect(writing).not.toHaveBeenCalled();
		await releaseReserve();
		expect(await sizes()).toBeNull();
		await expect(releaseReserve()).resolves.toBeUndefined();
	});

	it('says that room is short where the disk refuses it', async () => {
		vi.spyOn(FileSystemWritableFileStream.prototype, 'write').mockRejectedValue(
			new DOMException('full', 'QuotaExceededError')
		);
		expect(await keepReserve(1_000_000)).toBe('short');
		expect(await sizes()).toBe(0);
	});

	it('is not needed where the disk takes a probe, and the probe leaves nothing behind', async () => {
		expect(await hasRoom(1_000_000)).toBe(true);
		expect(await sizes('probe')).toBeNull();
		vi.spyOn(FileSystemWritableFileStream.prototype, 'write').mockRejectedValue(
			new DOMException('full', 'QuotaExceededError')
		);
		expect(await hasRoom(1_000_000)).toBe(false);
		expect(await sizes('probe')).toBeNull();
	});

	it('says that it does not know in a browser without private files', async () => {
		vi.spyOn(navigator.storage, 'getDirectory').mockRejectedValue(
			new DOMException('no', 'SecurityError')
		);
		expect(await keepReserve()).toBe('unknown');
		expect(await hasRoom()).toBe(true);
		await expect(releaseReserve()).resolves.toBeUndefined();
	});
});
