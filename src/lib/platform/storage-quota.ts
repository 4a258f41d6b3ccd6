// What the browser's storage holds, and whether it has promised to keep it. Its `quota` is invented (usage + 10 GiB in
// Chromium) and is not asked: platform/room finds out by writing.

export interface QuotaReport {
	readonly usedBytes: number;
	readonly persisted: boolean;
}

const manager = (): StorageManager | null =>
	typeof navigator !== 'undefined' && 'storage' in navigator ? navigator.storage : null;

/** Null where the browser does not say (a page not served over HTTPS). */
export async function readQuota(): Promise<QuotaReport | null> {
	const storage = manager();
	if (!storage) return null;
	const [estimate, persisted] = await Promise.all([storage.estimate(), storage.persisted()]);
	return { usedBytes: estimate.usage ?? 0, persisted };
}

/** Asks the browser not to evict this archive. False: refused, or cannot be asked. */
export async function askToPersist(): Promise<boolean> {
	return (await manager()?.persist()) ?? false;
}
