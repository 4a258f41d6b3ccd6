// How full the browser's storage is, and whether it has promised to keep it.
// `quota` is invented by modern browsers (usage + 10 GiB), so it warns nobody in time: failed writes do.

export interface QuotaReport {
	readonly usedBytes: number;
	readonly quotaBytes: number;
	readonly persisted: boolean;
}

const manager = (): StorageManager | null =>
	typeof navigator !== 'undefined' && 'storage' in navigator ? navigator.storage : null;

/** Null where the browser does not say (a page not served over HTTPS). */
export async function readQuota(): Promise<QuotaReport | null> {
	const storage = manager();
	if (!storage) return null;
	const [estimate, persisted] = await Promise.all([storage.estimate(), storage.persisted()]);
	return { usedBytes: estimate.usage ?? 0, quotaBytes: estimate.quota ?? 0, persisted };
}

/** Asks the browser not to evict this archive. False: refused, or cannot be asked. */
export async function askToPersist(): Promise<boolean> {
	return (await manager()?.persist()) ?? false;
}
